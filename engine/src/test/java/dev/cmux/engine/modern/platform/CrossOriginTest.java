package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.InFrame;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Windows of two sites on one surface: what the scripts of one have of the other, and what not.
class CrossOriginTest {

  private static final String SECRET = "s3cret";

  private static final TestSite OWN = TestSite.start();
  private static final TestSite BANK = TestSite.start();
  private static final Browser BROWSER = new Browser();

  /// `attempt` gives what a script answers, or the name of what it throws.
  private static final String TOOLS =
      """
      <script>
        function attempt(work) {
          try { return String(work()); } catch (e) { return e.name + (e instanceof DOMException || e instanceof Error ? '' : ' of another window'); }
        }
        function loaded(frame, src) {
          return new Promise(function (done) {
            frame.addEventListener('load', function () { done(frame); }, {once: true});
            if (src) { frame.src = src; }
          });
        }
        function heard() {
          return new Promise(function (done) { addEventListener('message', function (e) { done(e); }, {once: true}); });
        }
      </script>""";

  private Surface surface;

  @AfterAll
  static void close() {
    BROWSER.close();
    OWN.close();
    BANK.close();
  }

  @BeforeEach
  void open() {
    BANK.page(
        "/account",
        "<title>" + SECRET + "</title><body>" + TOOLS + "<p id=secret>" + SECRET + "</p><iframe name=inner src=/inner></iframe><iframe id=own srcdoc='<p>" + SECRET + "'></iframe>"
            + "<script>document.cookie = 'session=" + SECRET + "'; localStorage.secret = sessionStorage.secret = '" + SECRET + "'; secret = '" + SECRET + "';"
            + " addEventListener('message', e => e.source.postMessage({heard: e.data, from: e.origin, source: e.source === (opener || parent)}, e.origin === 'null' ? '*' : e.origin));"
            + " function reveal() { return secret; }</script>");
    BANK.page("/inner", "<p>" + SECRET);
    OWN.page("/empty", "<body>" + TOOLS);
    OWN.page("/frames", "<body>" + TOOLS + "<iframe name=bank src='" + bank("/account") + "'></iframe><iframe name=mine src=/empty></iframe>"
        + "<script>var bankFrame = document.querySelectorAll('iframe')[0], mineFrame = document.querySelectorAll('iframe')[1];</script>");
    surface = BROWSER.open(OpenOptions.DEFAULT);
  }

  /// Another host as well as another port: cookies know no ports.
  private static String bank(String path) {
    return BANK.url("localhost", path);
  }

  private <R> R perform(Command<R> command) {
    return surface.perform(command).join();
  }

  private void go(String url) {
    perform(new Navigate.Goto(url));
  }

  private Object eval(String script) {
    return perform(evaluation(script));
  }

  private Object evalIn(String frame, String script) {
    return perform(new InFrame<>(Target.parse(frame), evaluation(script)));
  }

  /// What a script gets, or what it ends with.
  private String outcome(String script) {
    try {
      return String.valueOf(eval("attempt(() => " + script + ")"));
    } catch (CompletionException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Command<Object> evaluation(String script) {
    return new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), Timeout.DEFAULT);
  }

  /// What leads from the page to the bank's window.
  @ParameterizedTest
  @ValueSource(strings = {"bankFrame.contentWindow", "frames[0]", "window.bank", "bank", "document.bank", "frames['bank']", "mine.parent[0]", "mine.parent.bank", "open('', 'bank')"})
  void aWindowOfAnotherOriginIsTheSameStrangerOnEveryWay(String way) {
    go(OWN.url("/frames"));
    for (String attempt : List.of("document", "document.title", "secret", "reveal()", "localStorage", "sessionStorage", "name", "frameElement", "history", "eval('secret')", "Function",
        "constructor", "location.href", "location.toString()", "location.assign", "location.origin", "innerWidth", "toString()", "navigator", "customElements", "addEventListener",
        "setTimeout", "nothing", "[Symbol.iterator]", "__proto__.x", "hasOwnProperty")) {
      String read = attempt.startsWith("[") ? attempt : "." + attempt;
      assertThat(eval("attempt(() => (" + way + ")" + read + ")")).as(way + read).isEqualTo("SecurityError");
    }
    assertThat(eval("attempt(() => (" + way + ") === bankFrame.contentWindow && (" + way + ") == frames[0] && frames[0] !== frames[1])")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bank.document = 1",
        "bank.secret = 1",
        "bank.opener = 1",
        "delete bank.secret",
        "Object.defineProperty(bank, 'secret', {value: 1})",
        "Object.getOwnPropertyDescriptor(bank, 'document')",
        "'document' in bank",
        "bank + ''",
        "JSON.stringify(bank)",
        "bank.location + ''",
        "bank.location.hash = 'x'",
        "Reflect.get(bank, 'document')",
        "Reflect.get(bank, 'secret', window)",
        "Reflect.set(bank, 'secret', 1)",
        "Object.assign(bank, {secret: 1})",
        "bank[Symbol.toPrimitive]",
        "bank.hasOwnProperty('x')",
        "new Proxy(bank, {}).document",
        "bank['inner'].document",
        "bank[0].document",
        "bank[1].document",
        "bank.frames[0].parent.document",
        "bank.self.window.frames.document",
      })
  void everythingElseIsASecurityErrorOfTheAskingWindow(String attempt) {
    go(OWN.url("/frames"));
    assertThat(eval("attempt(() => " + attempt + ")")).isEqualTo("SecurityError");
    assertThat(evalIn("[name=bank]", "attempt(() => secret)")).isEqualTo(SECRET);
  }

  /// The engine's own functions, called on the stranger, find nothing of the bank's behind it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object.getOwnPropertyDescriptor(window, 'document').get.call(bank).title",
        "Object.getOwnPropertyDescriptor(window, 'localStorage').get.call(bank).secret",
        "Object.getOwnPropertyDescriptor(Window.prototype, 'frameElement').get.call(bank).id",
        "window.getComputedStyle.call(bank, document.body).display === '' ? '" + SECRET + "' : ''",
        "window.eval.call(bank, 'typeof secret === \"string\" ? secret : \"\"')",
        "Function.prototype.call.call(function () { return this.secret; }, bank)",
        "bank.postMessage.constructor('return secret')()",
        "bank.close.constructor('return document.title')()",
        "bank.location.replace.constructor('return document.title')()",
        "Object.getOwnPropertyDescriptor(bank, 'focus').value.constructor('return document.title')()",
        "(() => { try { bank.document; } catch (e) { return e.constructor.constructor('return document.title')(); } })()",
        "Object.create(bank).document.title",
        "Array.from({length: 3}, (_, i) => bank[i]).map(w => w && w.document.title)",
        "(function () { with (bank) { return document.title; } })()",
        "Object.keys(bank).concat(Object.getOwnPropertyNames(bank)).map(k => k).join()",
        "Object.getPrototypeOf(bank)",
        "mine.Object.getOwnPropertyDescriptor(mine, 'document').get.call(bank).title",
        "mine.parent.bank.document.title",
        "document.body.ownerDocument.bank.document.title",
        "document.getElementsByName('bank')[0].contentDocument.title",
        "bankFrame.contentDocument.title",
        "Object.getOwnPropertyDescriptor(mine.HTMLIFrameElement.prototype, 'contentDocument').get.call(bankFrame).title",
        "structuredClone(bank).document.title",
        "new MessageEvent('x', {source: bank}).source.document.title",
        "Node.prototype.appendChild.call(bank, document.createElement('p'))",
        "EventTarget.prototype.dispatchEvent.call(bank, new Event('x'))",
      })
  void noDetourLeadsIn(String attempt) {
    go(OWN.url("/frames"));
    assertThat(outcome(attempt)).doesNotContain(SECRET);
  }

  @Test
  void whatIsLeftOfAStrangerWorks() {
    go(OWN.url("/frames"));
    assertThat(eval("[bank.window === bank, bank.self === bank, bank.frames === bank, bank.parent === window, bank.top === window, bank.opener, bank.closed, bank.length,"
        + " typeof bankFrame.contentWindow, typeof bank.postMessage, bank.then, bank[Symbol.toStringTag], Object.getPrototypeOf(bank), Object.keys(bank).join(), 'then' in bank, bank instanceof Window,"
        + " Object.prototype.toString.call(bank), bank.focus(), bank.blur(), bank.close(), bank.closed, bank.location === bank.location, bank[0].parent === bank,"
        + " bank.postMessage.name, bank.postMessage instanceof Function].map(String).join(' ')"))
        .isEqualTo("true true true true true null false 2 object function undefined undefined null 0,1 true false [object Object] undefined undefined undefined false true true postMessage true");
    assertThat(eval("Promise.resolve(bank).then(w => w === bank)")).isEqualTo(true);
    assertThat(eval("Object.getOwnPropertyNames(bank).includes('postMessage')")).isEqualTo(true);
  }

  @Test
  void aFrameKnowsAsLittleOfThePageAroundIt() {
    BANK.page("/around", "<title>" + SECRET + "</title>" + TOOLS + "<iframe id=f src='" + OWN.url("/empty") + "'></iframe><script>secret = '" + SECRET + "'; location.hash = secret;</script>");
    go(bank("/around"));
    for (String attempt : List.of("parent.document", "top.document", "parent.secret", "parent.location.href", "parent.frames[0].parent.document", "parent.localStorage", "top.eval('1')")) {
      assertThat(evalIn("#f", "attempt(() => " + attempt + ")")).as(attempt).isEqualTo("SecurityError");
    }
    assertThat(evalIn("#f", "[frameElement, parent === top, parent[0] === window, parent.length, attempt(() => parent.f.document === document)].map(String).join(' ')"))
        .isEqualTo("null true true 1 SecurityError");
  }

  @Test
  void aPopupAndItsOpenerAreStrangers() {
    go(OWN.url("/empty"));
    BANK.page("/popup", TOOLS + "<title>" + SECRET + "</title><script>opener.postMessage([attempt(() => opener.document), attempt(() => opener.location.href), opener.closed,"
        + " attempt(() => opener.attempt), opener.opener].map(String).join(' '), '*')</script>");
    assertThat(eval("var popup; new Promise(done => { addEventListener('message', e => done([e.data, e.source === popup, e.origin].join(' '))); popup = open('" + bank("/popup") + "'); })"))
        .isEqualTo("SecurityError SecurityError false SecurityError null true " + bank(""));
    assertThat(eval("[attempt(() => popup.document), attempt(() => popup.opener === window), popup.closed, popup.close(), popup.closed].map(String).join(' ')"))
        .isEqualTo("SecurityError true false undefined true");
  }

  @Test
  void messagesGoBothWaysWithTheRightOriginAndSource() {
    go(OWN.url("/frames"));
    assertThat(eval("(async () => { var answer = heard(); bank.postMessage({a: [1, new Date(5)]}, '" + bank("") + "'); var e = await answer;"
        + " return [e.data.heard.a[1].getTime(), e.data.heard.a[1] instanceof Date, e.data.from === location.origin, e.data.source, e.origin, e.source === bank,"
        + " e.isTrusted, e.ports.length, e instanceof MessageEvent, e.data instanceof Object].join(' '); })()"))
        .isEqualTo("5 true true true " + bank("") + " true true 0 true true");
    assertThat(eval("(async () => { var answer = heard(); mine.postMessage('x', {targetOrigin: '/'}); mine.eval('onmessage = e => parent.postMessage(e.origin + (e.source === parent))');"
        + " var e = await answer; return e.data + (e.source === mine) + (e.source === frames[1]); })()")).isEqualTo(OWN.url("") + "truetruetrue");
  }

  @Test
  void aMessageIsOnlyForWhomItIsMeant() {
    go(OWN.url("/frames"));
    eval("bank.postMessage('no', location.origin); bank.postMessage('no'); bank.postMessage('no', '/'); bank.postMessage('no', {}); mine.postMessage('no', '" + bank("") + "'); 1");
    assertThat(eval("(async () => { var answer = heard(); bank.postMessage('yes', '" + bank("/any/path") + "'); return (await answer).data.heard; })()")).isEqualTo("yes");
    assertThat(eval("[attempt(() => bank.postMessage(1, 'nonsense')), attempt(() => bank.postMessage(() => 1, '*')), attempt(() => bank.postMessage(document.body, '*')),"
        + " attempt(() => bank.postMessage(bank, '*')), attempt(() => bank.postMessage()), attempt(() => bank.postMessage({get x() { throw new RangeError(); }}, '*'))].join()"))
        .isEqualTo("SyntaxError,DataCloneError,DataCloneError,DataCloneError,TypeError,RangeError");
  }

  @Test
  void nothingOfTheSenderComesWithAMessage() {
    BANK.page("/talks", TOOLS + "<title>" + SECRET + "</title><script>class Box { constructor() { this.x = 1; } } var c = new MessageChannel(); c.port1.onmessage = e => c.port1.postMessage([e.data]);"
        + "parent.postMessage({a: [new Date(1)], m: new Map([[{}, new Set([/x/g])]]), b: new Uint8Array([1]), e: new TypeError('t'), box: new Box(), blob: new File(['f'], 'n', {type: 'a/b'}),"
        + " n: Object(1), d: new DOMException('m', 'AbortError'), p: c.port2}, '*', [c.port2]);</script>");
    go(OWN.url("/empty"));
    assertThat(eval("""
        (async () => {
          var answer = heard();
          document.body.append(Object.assign(document.createElement('iframe'), {src: 'BANK'}));
          var e = await answer, d = e.data, all = [e, d, d.a, d.a[0], d.m, [...d.m.keys()][0], [...d.m.values()][0], [...[...d.m.values()][0]][0], d.b, d.b.buffer, d.e, d.box, d.blob, d.n, d.d, d.p, e.ports,
              e.ports[0], e.source.postMessage];
          var own = all.every(o => o.constructor.constructor === Function && o.constructor.constructor('return document')() === document);
          var answered = new Promise(done => { e.ports[0].onmessage = e => done(e); });
          e.ports[0].postMessage('over');
          var back = await answered;
          return [own, d.blob instanceof File && await d.blob.text(), d.d.name, d.e instanceof TypeError, d.p === e.ports[0], back.data[0], back.data.constructor === Array].join();
        })()""".replace("BANK", bank("/talks")))).isEqualTo("true,f,AbortError,true,true,over,true");
  }

  /// Everything that a script may keep of a frame while it is still its own; the frame then goes on to the bank.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kept.document.title",
        "kept.contentDocument.title",
        "kept.document.cookie",
        "kept.document.defaultView.document.title",
        "kept.document.body.ownerDocument.defaultView.localStorage.secret",
        "kept.Function('return document.title')()",
        "kept.Function('return document.cookie')()",
        "kept.Function('return localStorage.secret')()",
        "kept.Function('return sessionStorage.secret')()",
        "kept.Function('return window.frames[0].document.body.innerHTML')()",
        "kept.Function('return window.self.secret')()",
        "kept.Function('return parent.frames[0].document.title')()",
        "kept.eval('document.title')",
        "kept.eval('this.secret')",
        "kept.eval('location.href = \"javascript:parent.leak = secret\"') + window.leak",
        "kept.eval('location.href').replace('account', '" + SECRET + "')",
        "kept.eval('document.URL').replace('account', '" + SECRET + "')",
        "kept.eval('history.length') + '" + SECRET + "'",
        "kept.eval('history.state') + '" + SECRET + "'",
        "kept.eval('history.replaceState(1, \"\", \"/" + SECRET + "\")') || kept.eval('location.href')",
        "kept.location.href.replace('account', '" + SECRET + "')",
        "kept.eval('window.name') + (kept.eval('window.name') ? '" + SECRET + "' : '')",
        "kept.eval('frames.length') ? kept.eval('frames[1]').document.title : ''",
        "kept.setTimeout('parent.leak = secret', 1) && ''",
        "kept.eval('setTimeout')('parent.leak = secret') && ''",
        "kept.eval('URL.createObjectURL(new Blob([1]))').replace(BANK, '" + SECRET + "')",
        "kept.eval('getSelection()') + ''",
        "kept.parser('<p>').defaultView === null ? '' : kept.parser('<p>').URL.replace('account', '" + SECRET + "')",
        "(kept.document.body.innerHTML = '<img src=x onerror=\"parent.leak = secret\">', '')",
        "(kept.document.body.appendChild(Object.assign(kept.document.createElement('script'), {text: 'parent.leak = typeof secret'})), '')",
        "(kept.document.body.appendChild(Object.assign(kept.document.createElement('script'), {src: OWN + '/leak.js'})), '')",
        "(kept.document.body.setAttribute('onclick', 'parent.leak = typeof secret == \"string\" && secret'), kept.document.body.click(), '')",
        "(kept.document.write('<script>parent.leak = typeof secret<\\/script>'), kept.document.close(), '')",
        "(kept.document.open(), kept.document.write('<script>parent.leak = typeof secret<\\/script>'), kept.document.getElementById('x'), '')",
        "kept.Function('return open(\"\", \"_self\")')().document.title",
        "kept.Function('return document.defaultView.frameElement.contentDocument')().title",
        "kept.get.call(frames[0]).title",
        "kept.Object.getOwnPropertyDescriptor(kept.window, 'document').get.call(frames[0]).title",
        "Object.getOwnPropertyDescriptor(window, 'document').get.call(kept.window).title",
        "kept.proxy.document.title",
        "Reflect.get(kept.proxy, 'secret')",
      })
  void whatWasKeptOfADocumentDoesNotBecomeTheNextOne(String attempt) {
    OWN.script("/leak.js", "parent.leak = typeof secret == 'string' ? secret : '';");
    go(OWN.url("/frames"));
    eval("var BANK = '" + bank("") + "', OWN = '" + OWN.url("") + "', leak = '', w = mine, kept = {window: w.eval('window'), proxy: new Proxy(w, {}), document: w.document, contentDocument: mineFrame.contentDocument,"
        + " Function: w.Function, eval: w.eval, location: w.location, setTimeout: w.eval('s => setTimeout(s, 1)'), Object: w.Object, parser: w.eval('t => new DOMParser().parseFromString(t, \"text/html\")'),"
        + " get: Object.getOwnPropertyDescriptor(w, 'document').get};"
        + " w.eval('setInterval(function () { parent.leak += this.secret || \"\"; }, 1)');"
        + " loaded(mineFrame, BANK + '/account').then(() => 1)");
    assertThat(evalIn("[name=mine]", "secret")).isEqualTo(SECRET);
    assertThat(outcome(attempt)).doesNotContain(SECRET);
    assertThat(eval("new Promise(r => setTimeout(() => r(String(leak)), 10))").toString()).isNotEqualTo("string").doesNotContain(SECRET);
    assertThat(evalIn("[name=mine]", "document.title + location.pathname")).isEqualTo(SECRET + "/account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bank.location = CODE",
        "bank.location.href = CODE",
        "bank.location.replace(CODE)",
        "bank.location = ' java\\nscript:' + CODE.slice(11)",
        "bankFrame.src = CODE",
        "bankFrame.setAttribute('src', CODE)",
        "bankFrame.src = ' JavaScript:' + CODE.slice(11)",
        "open(CODE, 'bank')",
        "mine.open(CODE, 'bank')",
        "open(CODE, 'inner')",
        "document.body.append(Object.assign(document.createElement('a'), {id: 'go', href: CODE, target: 'bank'})), document.getElementById('go').click()",
        "document.body.append(Object.assign(document.createElement('a'), {id: 'go', href: 'java\\nscript:' + CODE.slice(11), target: 'bank'})), document.getElementById('go').click()",
        "document.body.append(Object.assign(document.createElement('a'), {id: 'go', href: CODE, target: 'inner'})), document.getElementById('go').click()",
        "document.body.append(Object.assign(document.createElement('form'), {id: 'go', action: CODE, target: 'bank'})), document.getElementById('go').submit()",
      })
  void aJavaScriptUrlDoesNothingInAWindowOfAnotherOrigin(String act) {
    go(OWN.url("/frames"));
    eval("var leak = ''; addEventListener('message', e => leak += e.data); var CODE = 'javascript:top.postMessage(typeof secret + document.title, \"*\"),void 0'; attempt(() => { " + act + " }); 1");
    assertThat(eval("new Promise(r => setTimeout(() => r(leak), 10))").toString()).doesNotContain(SECRET).doesNotContain("string");
    assertThat(evalIn("[name=bank]", "secret")).isEqualTo(SECRET);
  }

  @Test
  void aJavaScriptUrlRunsInAWindowOfTheSameOrigin() {
    go(OWN.url("/frames"));
    assertThat(eval("window.ran = 0; mine.location = 'javascript:void(parent.ran += 1)'; mineFrame.src = 'javascript:void(parent.ran += 2)'; open('javascript:void(parent.ran += 4)', 'mine');"
        + " document.body.append(Object.assign(document.createElement('a'), {id: 'go', href: 'javascript:void(parent.ran += 8)', target: 'mine'})); document.getElementById('go').click();"
        + " new Promise(r => setTimeout(() => r(ran), 10))")).isEqualTo(15L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bank.location = URL", "bank.location.href = URL", "bank.location.replace(URL)", "window.bank.location = new String('/empty')"})
  void aWindowOfAnotherOriginCanBeSentElsewhere(String act) {
    go(OWN.url("/frames"));
    assertThat(eval("var URL = '/empty'; var there = loaded(bankFrame); " + act + "; there.then(() => bank.location.pathname + (bank.document === bankFrame.contentDocument))")).isEqualTo("/emptytrue");
  }

  @Test
  void blankDocumentsAreOfWhoMadeThem() {
    go(OWN.url("/frames"));
    assertThat(eval("var blank = document.body.appendChild(document.createElement('iframe')); blank.contentDocument.write('<p>written<script>made = 1<\\/script>'); blank.contentDocument.close();"
        + " var text = document.body.appendChild(Object.assign(document.createElement('iframe'), {srcdoc: '<script>made = 2<\\/script>'}));"
        + " new Promise(function wait(r) { text.contentWindow.made ? r() : setTimeout(wait, 1, r); }).then(() => [blank.contentWindow.made, text.contentWindow.made, attempt(() => bank[1].document)].join())")).isEqualTo("1,2,SecurityError");
    assertThat(eval("var w = open('about:blank'); w.document.title = 'mine'; w.document.title + (w.opener === window)")).isEqualTo("minetrue");
    assertThat(eval("localStorage.own = 1; [w.localStorage.own, w.sessionStorage === undefined, w.origin].join()")).isEqualTo("1,false," + OWN.url(""));
    assertThat(evalIn("[name=bank]", "var frame = document.body.appendChild(document.createElement('iframe')); frame.contentWindow.localStorage.secret + frame.contentWindow.localStorage.own"))
        .isEqualTo(SECRET + "undefined");
    assertThat(evalIn("[name=bank]", "attempt(() => document.getElementById('own').contentDocument.body.textContent)")).isEqualTo(SECRET);
  }

  @Test
  void sandboxedAndDataDocumentsAreNobodys() {
    OWN.page("/sandbox", TOOLS + "<iframe id=a sandbox='allow-scripts' src=/empty></iframe><iframe id=b sandbox='allow-scripts allow-same-origin' src=/empty></iframe>"
        + "<iframe id=c src='data:text/html,<p>x</p>'></iframe><iframe id=d sandbox='allow-scripts' srcdoc='<p>'></iframe>");
    go(OWN.url("/sandbox"));
    assertThat(eval("[a, b, c, d].map(f => attempt(() => f.contentWindow.document.URL.slice(0, 4)) + f.contentDocument).join()"))
        .isEqualTo("SecurityErrornull,http[object HTMLDocument],SecurityErrornull,SecurityErrornull");
    assertThat(evalIn("#a", "attempt(() => parent.document)")).isEqualTo("SecurityError");
    assertThat(evalIn("#a", "origin") + " " + eval("origin")).isEqualTo("null " + OWN.url(""));
    eval("window.answer = heard(); 1");
    evalIn("#a", "parent.postMessage(1, '" + OWN.url("") + "'); 1");
    assertThat(eval("answer.then(e => e.origin + (e.source === a.contentWindow))")).isEqualTo("nulltrue");
  }

  @Test
  void aLocalPageDoesNotReadTheFilesThatItFrames(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("secret.html"), TOOLS + "<title>" + SECRET + "</title>" + SECRET);
    Path page = Files.writeString(folder.resolve("page.html"), TOOLS + "<iframe id=f src=secret.html></iframe><iframe id=g srcdoc='<p>own'></iframe>");
    go(page.toUri().toString());
    assertThat(eval("[attempt(() => f.contentWindow.document.title), f.contentDocument, g.contentDocument.body.textContent].map(String).join()")).isEqualTo("SecurityError,null,own");
    assertThat(evalIn("#f", "document.title + attempt(() => parent.attempt)")).isEqualTo(SECRET + "SecurityError");
  }

  @Test
  void theStateOfAnEntryIsNotForWhomARedirectLeadsTo() {
    AtomicBoolean moved = new AtomicBoolean();
    OWN.handle(
        "/moves",
        exchange -> {
          exchange.getResponseHeaders().set(moved.get() ? "Location" : "Content-Type", moved.get() ? bank("/account") : "text/html");
          exchange.sendResponseHeaders(moved.get() ? 302 : 200, -1);
        });
    go(OWN.url("/moves"));
    eval("history.pushState({own: 1}, '', '/moves?1'); history.pushState({own: 2}, '', '/moves?2'); 1");
    perform(new Navigate.Reload(Navigate.WaitUntil.LOAD, Timeout.DEFAULT));
    assertThat(eval("'' + history.state.own + (history.state instanceof Object) + (history.state === history.state)")).isEqualTo("2truetrue");
    moved.set(true);
    perform(new Navigate.Reload(Navigate.WaitUntil.LOAD, Timeout.DEFAULT));
    assertThat(eval("location.pathname + history.state")).isEqualTo("/accountnull");
  }

  @Test
  void windowsOfOneOriginStayOneWorld() {
    go(OWN.url("/frames"));
    assertThat(eval("""
        [mine.parent === window, window.top === window.self, mine.top === top, mine.document.defaultView === mine, mine.document === mineFrame.contentDocument,
          mine.document.body.ownerDocument === mine.document, mine.frameElement === mineFrame, mine.eval('[]') instanceof mine.Array, !(mine.eval('[]') instanceof Array),
          document.body.ownerDocument.defaultView === window, mine.self === mine, mine === frames.mine, mine.document.body instanceof mine.HTMLElement, (mine.foo = 3) && mine.eval('foo') === 3,
          'foo' in mine, delete mine.foo && !('foo' in mine), Object.keys(mine).length > 0, mine.parent.mine === mine, new Set([frames[1], mine, mineFrame.contentWindow]).size === 1,
          mine.localStorage !== undefined, mine.name === 'mine', frames.length === 2, mine.closed === false, mine instanceof mine.Window, opener === null].join()"""))
        .isEqualTo(String.join(",", Collections.nCopies(25, "true")));
  }

  @Test
  void windowsOfOneOriginHearOfEachOthersEvents() {
    go(OWN.url("/frames"));
    assertThat(eval("var log = []; function hear(e) { log.push(e.type + (e.target === mine) + (e.currentTarget === mine)); } mine.addEventListener('one', hear); mine.dispatchEvent(new mine.Event('one'));"
        + " mine.removeEventListener('one', hear); mine.dispatchEvent(new Event('one')); mine.onfocus = () => log.push('focus'); mine.dispatchEvent(new Event('focus'));"
        + " parent.addEventListener('two', e => log.push(e.target === window), {once: true}); mine.eval('parent.dispatchEvent(new Event(\"two\"))'); mine.setTimeout(() => 1, 1);"
        + " mine.getComputedStyle(mine.document.body).display + log.join()")).isEqualTo("blockonetruetrue,focus,true");
    assertThat(eval("attempt(() => addEventListener.call(bank, 'message', () => 1))")).isEqualTo("TypeError");
  }

  @Test
  void broadcastsStayWithinAnOrigin() {
    go(OWN.url("/frames"));
    evalIn("[name=bank]", "heardBy = []; c = new BroadcastChannel('c'); c.onmessage = e => heardBy.push(e.data); 1");
    assertThat(eval("new Promise(done => { new mine.BroadcastChannel('c').onmessage = e => done([e.data instanceof Object, e.data.x, e.origin === location.origin].join());"
        + " new BroadcastChannel('c').postMessage({x: 1}); })")).isEqualTo("true,1,true");
    assertThat(evalIn("[name=bank]", "heardBy.length")).isEqualTo(0L);
  }

  @Test
  void theCallersVerbsReachIntoEveryFrame() {
    go(OWN.url("/frames"));
    assertThat(evalIn("[name=bank]", "document.cookie + reveal()")).isEqualTo("session=" + SECRET + SECRET);
  }
}
