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
            "Object.freeze(Element.prototype); Object.preventExtensions(HTMLElement.prototype); Object.freeze(Array);",
            "p.innerHTML + p.dataset.kind + p.closest('p').id + typeof Array.fromAsync"))
        .isEqualTo("textplainpfunction");
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
