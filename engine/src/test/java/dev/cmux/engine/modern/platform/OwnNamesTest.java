package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A page may call its own things by names of the web's interfaces, before it has touched any of those.
class OwnNamesTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @AfterAll
  static void close() {
    OPEN.close();
  }

  private static Object on(String names, String script) {
    OPEN.site.page("/", "<script>" + names + "</script><p id=p data-kind=plain class=a>text</p>");
    OPEN.go("/");
    return OPEN.eval(script);
  }

  @Test
  void nodesAndElementsAreMadeBesideAPagesOwn() {
    assertThat(on(
            "function Node(value) { this.value = value; } function Element() {} function HTMLElement() {} function Document() {} function HTMLDocument() {}",
            "document.body.append(document.createElement('i'), 'x'); p.after('y'); p.dataset.more = 1;"
                + " p.outerHTML + document.body.contains(p) + p.getRootNode().nodeName + p.closest('body').lastChild.data + new Node(3).value + p.isConnected"))
        .isEqualTo("<p id=\"p\" data-kind=\"plain\" class=\"a\" data-more=\"1\">text</p>true#documentx3true");
  }

  @Test
  void eventsArriveBesideAPagesOwn() {
    assertThat(on(
            "function Event() {} function CustomEvent() {} function EventTarget() {} function ProgressEvent() {} function ErrorEvent() {} function MessageEvent() {}",
            """
            new Promise(done => {
              var heard = [];
              p.addEventListener('click', e => heard.push(e.type + e.isTrusted + e.target.id + e.composedPath().length), {once: true});
              p.click();
              p.click();
              new MutationObserver(records => heard.push(records.length)).observe(p, {attributes: true});
              p.title = 't';
              var xhr = new XMLHttpRequest();
              xhr.onload = e => done(heard.join() + ' ' + e.type + xhr.status);
              xhr.open('GET', '/');
              xhr.send();
            })"""))
        .isEqualTo("clickfalsep5,1 load200");
  }

  @Test
  void thePlatformUsesTheLanguageItself() {
    assertThat(on(
            "function Map() {} function Set() {} function WeakMap() {} function Promise() { throw new Error('mine'); }",
            "p.dataset.kind + customElements.whenDefined('a-b').constructor.name + localStorage.getItem('none') + requestAnimationFrame(function () {})"))
        .isEqualTo("plainPromisenull1");
  }

  @Test
  void framesComeAndListsAreReadBesideAPagesOwnArrayFrom() {
    assertThat(on(
            "Array.from = function (item) { return item == null ? [] : typeof item.length === 'number' ? [].slice.call(item) : [item]; };",
            """
            new Promise(done => new IntersectionObserver(seen => requestAnimationFrame(() => done(seen.length
                + new URLSearchParams(new Map([['a', 1], ['b', 2]])).toString() + new Headers(new Map([['c', 'd']])).get('c')))).observe(p))"""))
        .isEqualTo("1a=1&b=2d");
  }

  /// Descriptions of properties inherit from it.
  @Test
  void whatAPageAddsToEveryObjectIsNoPartOfDescriptions() {
    assertThat(on(
            "['get', 'set', 'value', 'enumerable', 'writable'].forEach(function (name) { Object.prototype[name] = function () { throw new Error(name); }; });",
            """
            new Promise(done => {
              p.dataset.more = 1;
              var made = new AbortController();
              made.signal.onabort = () => fetch('/').then(r => done([r.status, new Headers({a: 'b'}).get('a'), new URL('/x', location).pathname,
                p.closest('p').id, Object.getOwnPropertyDescriptor(AbortSignal.prototype, 'aborted').enumerable, typeof Object.prototype.get].join()), done);
              made.abort();
            })"""))
        .isEqualTo("200,b,/x,p,true,function");
  }

  @Test
  void whatAPageAddsToEveryObjectIsNoPartOfItsClasses() {
    assertThat(on(
            "Object.prototype.get = function () {}; Object.prototype.value = 5;",
            """
            (() => {
              class A { #x = 1; y = 2; get x() { return this.#x; } static s = 3; m() { return 4; } }
              class B extends A { constructor() { super(); this.z = 5; } }
              const {p, ...rest} = {p: 1, q: 2};
              return [new B().x, new B().y, A.s, new B().m(), rest.q, {}.value].join();
            })()"""))
        .isEqualTo("1,2,3,4,2,5");
  }

  @Test
  void thePlatformCallsTheLanguagesOwnMembers() {
    assertThat(on(
            """
            var called = [], kept = [], at = 0;
            function replace(owner, names) {
              for (var list = names.split(' '), i = 0; i < list.length; i++) {
                kept[at++] = [owner, list[i], owner[list[i]]];
                owner[list[i]] = new Function('called[called.length] = "' + list[i] + '"; throw new Error();');
              }
            }
            function restore() {
              for (var i = 0; i < at; i++) { kept[i][0][kept[i][1]] = kept[i][2]; }
            }
            """,
            """
            (() => {
              var p = document.querySelector('p');
              replace(Map.prototype, 'get set has');
              replace(WeakMap.prototype, 'get set has');
              replace(Promise, 'resolve reject');
              replace(Promise.prototype, 'then');
              replace(RegExp.prototype, 'test exec');
              replace(Object, 'keys assign create getOwnPropertyDescriptor defineProperty setPrototypeOf');
              replace(Array, 'isArray from');
              replace(Array.prototype, 'map forEach filter push slice indexOf concat join some reduce');
              replace(String.prototype, 'split replace slice toLowerCase trim');
              var heard = 0;
              try {
                p.dataset.more = 1;
                p.addEventListener('click', function () { heard++; }, {once: true});
                p.click();
                var controller = new AbortController(), form = new FormData(), url = new URL('/x?a=1&b=2', location.href);
                controller.signal.onabort = function () { heard++; };
                controller.abort();
                form.append('a', 'b');
                localStorage.setItem('k', 'v');
                new MutationObserver(function () {}).observe(p, {attributes: true});
                fetch('/');
                p.animate([], 1);
                heard += url.searchParams.get('b') + form.get('a') + localStorage.getItem('k') + p.dataset.more + matchMedia('(min-width: 1px)').matches;
                heard += [called.length, new ReadableStream() instanceof Object];
              } finally {
                restore();
              }
              return heard + called;
            })()"""))
        .isEqualTo("22bv1true0,true");
  }

  /// As tests do that hold the clock, and tools that watch requests.
  @Test
  void thePlatformHasTimersAndRequestsOfItsOwn() {
    assertThat(on(
            "['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'fetch'].forEach(name => { window['own' + name] = window[name];"
                + " window[name] = () => { throw new Error(name); }; }); performance.now = function () { return -1; };",
            """
            new Promise(done => {
              var heard = [];
              function hear(what) { if (heard.push(what) === 4) { done(heard.sort().join()); } }
              new ResizeObserver(seen => hear('seen' + seen.length)).observe(p);
              AbortSignal.timeout(1).onabort = e => hear(e.type);
              requestIdleCallback(deadline => hear('idle' + (deadline.timeRemaining() > 0)));
              ownrequestAnimationFrame(now => hear('frame' + (now > 0) + navigator.sendBeacon('/', 'x')));
            })"""))
        .isEqualTo("abort,frametruetrue,idletrue,seen1");
  }

  @Test
  void whatAPageWritesToTheEventOfTheWindowStays() {
    assertThat(on("event = {a: 1};", "event.a + typeof window.event")).isEqualTo("1object");
  }

  @Test
  void handlersInAttributesCallAPagesOwnBeforeWhatIsUnscopable() {
    assertThat(on(
            """
            var heard = [];
            function remove(id) { heard.push('remove' + id + (this === window)); }
            function append() { heard.push('append'); }
            function toggle() { heard.push('toggle'); }
            """,
            """
            function press(handler) { p.setAttribute('onclick', handler); p.click(); }
            press('remove(1); toggle()');
            press('remove(...[2]); for (const one of [3]) { heard.push(one) } append()');
            press('heard.push(id, getAttribute("class")); made = 4');
            heard.join() + p.isConnected + window.made"""))
        .isEqualTo("remove1true,toggle,remove2true,3,append,p,atrue4");
  }

  @Test
  void requestsAreMadeBesideAPagesOwn() {
    assertThat(on(
            "function Headers() {} function Blob() {} function File() {} function FormData() {} function AbortController() {} function AbortSignal() {} function URL() {}",
            "fetch('/').then(r => r.text()).then(t => t.length > 10)"))
        .isEqualTo(true);
  }

  @Test
  void whatAPagePutsInThePlaceOfAnInterfaceStays() {
    assertThat(on("function Request() { this.mine = true; }", "fetch('/').then(r => r.status + String(new Request().mine))")).isEqualTo("200true");
    assertThat(on("delete window.Headers;", "fetch('/').then(r => r.status + typeof Headers)")).isEqualTo("200undefined");
    assertThat(on("Element.prototype.closest = function () { return 'mine'; };", "p.outerHTML.length + p.closest('p')")).isEqualTo("46mine");
    assertThat(on("delete Element.prototype.closest;", "p.outerHTML.length + typeof p.closest")).isEqualTo("46undefined");
    assertThat(on("Object.defineProperty(Element.prototype, 'closest', {get: function () { return 'mine'; }});", "p.outerHTML.length + p.closest")).isEqualTo("46mine");
    assertThat(on("Element.prototype.__defineGetter__('closest', function () { return 'mine'; });", "p.outerHTML.length + p.closest")).isEqualTo("46mine");
  }

  @Test
  void constructorsAreGlobalsLikeAnyOther() {
    assertThat(on(
            "Object.defineProperty(window, 'HTMLDivElement', {value: 3}); delete window.HTMLSpanElement; window.HTMLAnchorElement = 4; var HTMLImageElement = 5;"
                + " Object.defineProperty(window, 'HTMLUListElement', {get: function () { return 6; }});",
            """
            [HTMLDivElement, typeof HTMLSpanElement, HTMLAnchorElement, HTMLImageElement, HTMLUListElement, 'HTMLParagraphElement' in window,
              Object.keys(window).indexOf('HTMLParagraphElement'), JSON.stringify(Object.getOwnPropertyDescriptor(window, 'HTMLDivElement')),
              p instanceof HTMLParagraphElement, document.createElement('div').constructor.name].join()"""))
        .isEqualTo("3,undefined,4,5,6,true,-1,{\"value\":3,\"writable\":true,\"enumerable\":false,\"configurable\":true},true,HTMLDivElement");
  }

  @Test
  void aPageMayHaveThousandsOfGlobals() {
    assertThat(on(
            "for (var i = 0; i < 3000; i++) { window['global' + i] = i; Element.prototype['member' + i] = i; } function Headers() { this.mine = true; }",
            "fetch('/').then(r => [r.status, new Headers().mine, typeof HTMLElement, p.innerHTML, p.dataset.kind, global2999, typeof screenX, innerWidth > 0].join())"))
        .isEqualTo("200,true,function,text,plain,2999,number,true");
  }

  @Test
  void whatIsFrozenBeforeItIsTouchedIsWhole() {
    assertThat(on(
            "Object.freeze(Element.prototype); Object.preventExtensions(HTMLElement.prototype); Object.freeze(Array); Object.freeze(Document.prototype);",
            "[p.innerHTML, p.dataset.kind, p.closest('p').id, typeof Array.fromAsync, typeof p.animate, p.inert, p.popover, p.part, document.dir,"
                + " Object.isFrozen(Element.prototype), Object.getOwnPropertyDescriptor(Element.prototype, 'animate').writable].join()"))
        .isEqualTo("text,plain,p,function,function,false,,,,true,false");
  }

  @Test
  void aMemberIsDescribedAsItIs() {
    assertThat(on(
            "",
            """
            function kind(owner, name) {
              var d = Object.getOwnPropertyDescriptor(owner, name);
              return [typeof d.value, typeof d.get, typeof d.set, d.enumerable, d.configurable].join(' ');
            }
            [kind(Element.prototype, 'innerHTML'), kind(Element.prototype, 'closest'), kind(window, 'localStorage'), kind(window, 'fetch'),
              Element.prototype.__lookupGetter__('innerHTML').call(p), Object.keys(Element.prototype).indexOf('closest') >= 0].join(', ')"""))
        .isEqualTo(
            "undefined function function true true, function undefined undefined true true, undefined function function true true,"
                + " function undefined undefined true true, text, true");
  }
}
