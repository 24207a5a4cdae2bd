package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cmux.engine.Browser;
import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.LocalFiles;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.Observe.PageError;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Timeout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Dedicated workers: what their scripts find, and how they and their pages talk.
class WorkersTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @BeforeEach
  void blank() {
    OPEN.site.page("/", "<!doctype html><body></body>");
    OPEN.site.page("/app/", "<!doctype html><body></body>");
    OPEN.go("/app/");
    OPEN.errors();
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  /// The first message of a worker of this script.
  private static Object answer(String script) {
    OPEN.site.script("/app/worker.js", script);
    return OPEN.eval("new Promise((done, fail) => { w = new Worker('worker.js'); w.onmessage = e => done(e.data); w.onerror = e => fail(e.message || e.type); w.postMessage('go'); })");
  }

  /// The value of an expression in a worker.
  private static Object inside(String expression) {
    return answer("Promise.resolve().then(async () => (" + expression + ")).then(postMessage, e => postMessage('failed: ' + e));");
  }

  @Test
  void aWorkerAndItsPageSendEachOtherMessages() {
    OPEN.site.script("/app/echo.js", "onmessage = e => postMessage({got: e.data, origin: e.origin, source: e.source, ports: e.ports.length});");
    assertThat(OPEN.eval("""
        new Promise(done => {
          const w = new Worker('echo.js');
          w.addEventListener('message', e => done([JSON.stringify(e.data), e.target === w, e instanceof MessageEvent, e.isTrusted].join()));
          w.postMessage({n: [1, 2]});
        })""")).isEqualTo("{\"got\":{\"n\":[1,2]},\"origin\":\"\",\"source\":null,\"ports\":0},true,true,true");
  }

  @Test
  void theScriptOfAWorkerIsOfToday() {
    assertThat(answer("""
        class Counter { #n = 40; static { Counter.step = 1; } async add() { await null; this.#n += Counter.step; return this.#n; } }
        self.onmessage = async ({data}) => { const c = new Counter(); await c.add(); postMessage((await c.add()) + (data?.length ?? 0)); };
        """)).isEqualTo(44L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "typeof window + typeof document + typeof parent + typeof HTMLElement + typeof localStorage + typeof alert + typeof MouseEvent | undefinedundefinedundefinedundefinedundefinedundefinedundefined",
        "self === globalThis                                              | true",
        "Object.prototype.toString.call(self)                             | [object DedicatedWorkerGlobalScope]",
        "self instanceof DedicatedWorkerGlobalScope && self instanceof WorkerGlobalScope && self instanceof EventTarget | true",
        "self.constructor.name                                            | DedicatedWorkerGlobalScope",
        "'importScripts' in self && 'onmessage' in self && typeof close   | function",
        "[typeof SharedWorker, typeof caches, 'serviceWorker' in navigator, typeof OffscreenCanvas, typeof WebAssembly].join()   | undefined,undefined,false,undefined,undefined",
        "Object.prototype.toString.call(location) + location.pathname + location.search + location.hash | [object WorkerLocation]/app/worker.js",
        "String(location) === location.href && location instanceof WorkerLocation | true",
        "location.origin === self.origin && navigator instanceof WorkerNavigator && isSecureContext | true",
        "/Chrome/.test(navigator.userAgent) + navigator.language + navigator.hardwareConcurrency + navigator.onLine | trueen-US4true",
        "structuredClone(new Map([[1, new Set([2])]])).get(1).has(2)      | true",
        "new TextDecoder().decode(new TextEncoder().encode('größe'))      | größe",
        "new URL('x?y=1', location.href).searchParams.get('y')            | 1",
        "crypto.randomUUID().length                                       | 36",
        "new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(0)))[0] | 227",
        "performance.now() >= 0 && performance.timeOrigin > 0 && performance.mark('a').name | a",
        "atob(btoa('ab'))                                                 | ab",
        "new AbortController().signal.aborted + new Headers({a: 1}).get('a') + new FormData().has('x') | false1false",
        "(await new Blob(['ab', 'c']).text())                             | abc",
        "new Promise(r => { const order = []; setTimeout(() => r(order.join('')), 0); queueMicrotask(() => order.push('m')); order.push('s'); }) | sm",
        "new Promise(r => { const c = new MessageChannel(); c.port2.onmessage = e => r(e.data); c.port1.postMessage('across'); }) | across",
        "new Promise(r => { const i = setInterval(() => { clearInterval(i); r('tick'); }, 1); }) | tick",
        "new Promise(r => { const q = indexedDB.open('w'); q.onsuccess = () => r(q.result.name); }) | w",
        "new Intl.NumberFormat('en').format(1234.5)                       | 1,234.5",
        "new Event('x') instanceof Event && new CustomEvent('x', {detail: 3}).detail | 3",
        "(self.window = self, window.setTimeout === setTimeout)           | true"
      })
  void whatAWorkerFinds(String expression, String value) {
    assertThat(inside("String(" + (expression.startsWith("new Promise") ? "await " : "") + expression + ")")).isEqualTo(value);
  }

  @Test
  void aWindowIsNoWorker() {
    assertThat(OPEN.eval("[typeof Worker, typeof WorkerGlobalScope, typeof DedicatedWorkerGlobalScope, typeof importScripts, typeof SharedWorker].join()"))
        .isEqualTo("function,undefined,undefined,undefined,undefined");
  }

  @Test
  void aWorkerFetches() {
    OPEN.site.page("/app/data.json", "{\"a\": 5}");
    assertThat(inside("(await (await fetch('data.json')).json()).a")).isEqualTo(5L);
    assertThat(inside("await new Promise(r => { const x = new XMLHttpRequest(); x.open('GET', 'data.json'); x.onload = () => r(x.responseText.length + String(x.responseXML)); x.send(); })"))
        .isEqualTo("8null");
  }

  @Test
  void blobAndDataUrlsAreScriptsToo() {
    assertThat(OPEN.eval("""
        new Promise(done => {
          const url = URL.createObjectURL(new Blob(["postMessage([location.protocol, self.origin === '" + origin + "', location.origin === self.origin].join())"]));
          const w = new Worker(url, {name: 'b'});
          URL.revokeObjectURL(url);
          w.onmessage = e => done(e.data);
        })""")).isEqualTo("blob:,true,true");
    assertThat(OPEN.eval("new Promise(done => { new Worker('data:text/javascript,postMessage(self.origin%2Bname)', {name: 'n'}).onmessage = e => done(e.data); })")).isEqualTo("nulln");
  }

  @Test
  void aBlobWorkerAsksAsItsPageDoes() {
    OPEN.site.page("/app/data.json", "{\"a\": 5}");
    OPEN.site.script("/app/lib.js", "var lib = 6;");
    assertThat(OPEN.eval("""
        new Promise(done => {
          const at = location.href;
          new Worker(URL.createObjectURL(new Blob([`
            importScripts('${at}lib.js');
            fetch('${at}data.json').then(r => r.json()).then(async d => {
              const made = URL.createObjectURL(new Blob(['inner']));
              postMessage([d.a, lib, await (await fetch(made)).text(), made.startsWith('blob:' + self.origin)].join());
            }, e => postMessage('' + e))`]))).onmessage = e => done(e.data);
        })""")).isEqualTo("5,6,inner,true");
  }

  @Test
  void modulesAreWorkers() {
    OPEN.site.script("/app/part.js", "export const part = 'p'; export default await Promise.resolve('d');");
    OPEN.site.script("/app/module.js", """
        import d, {part} from './part.js';
        const {part: late} = await import('./part.js');
        onmessage = e => postMessage([d, part, late, import.meta.url.split('/').pop(), typeof this, e.data].join());
        postMessage('ready');
        """);
    assertThat(OPEN.eval("new Promise(done => { const w = new Worker(new URL('module.js', location.href), {type: 'module'}); w.onmessage = e => { w.onmessage = e => done(e.data); w.postMessage('m'); }; })"))
        .isEqualTo("d,p,p,module.js,undefined,m");
  }

  @Test
  void importScriptsRunsSeveralInOrder() {
    OPEN.site.script("/app/one.js", "var list = ['one']; function added() { return list.join(); }");
    OPEN.site.script("/app/two.js", "list.push('two'); const two = () => 2;");
    assertThat(answer("importScripts('one.js', '/app/two.js'); importScripts(); postMessage(added() + two());")).isEqualTo("one,two2");
    assertThat(answer("try { importScripts('/missing.js'); } catch (e) { postMessage(e.name + (e instanceof DOMException)); }")).isEqualTo("NetworkErrortrue");
    OPEN.site.script("/app/throws.js", "\nthrow new RangeError('inner');");
    assertThat(answer("try { importScripts('throws.js'); } catch (e) { postMessage(e.message + (e instanceof RangeError)); }")).isEqualTo("innertrue");
  }

  @Test
  void messagesAreCopies() {
    OPEN.site.script("/app/echo.js", "onmessage = e => postMessage(e.data);");
    assertThat(OPEN.eval("""
        new Promise((done, fail) => {
          const w = new Worker('echo.js'), shared = {}, sent = {
            map: new Map([['k', shared]]), set: new Set([shared]), date: new Date(5), error: new RangeError('far'), re: /x/g,
            bytes: new Uint8Array([1, 2]), buffer: new ArrayBuffer(3), big: 10n, un: undefined, nan: NaN, blob: new Blob(['b']) };
          sent.self = sent;
          w.onerror = fail;
          w.onmessage = ({data: d}) => done([
            d !== sent, d.self === d, d.map instanceof Map, d.map.get('k') === [...d.set][0], d.date.getTime(), d.error instanceof RangeError, d.error.message,
            d.re.flags, d.bytes.join(''), d.buffer.byteLength, d.big === 10n, 'un' in d, Number.isNaN(d.nan), d.blob instanceof Blob].join());
          w.postMessage(sent);
        })""")).isEqualTo("true,true,true,true,5,true,far,g,12,3,true,true,true,true");
    assertThat(OPEN.eval("try { new Worker('echo.js').postMessage(() => 1); } catch (e) { e.name + e.code }")).isEqualTo("DataCloneError25");
  }

  @Test
  void whatIsTransferredIsGone() {
    OPEN.site.script("/app/transfer.js", "onmessage = e => { e.data.port.postMessage(e.data.buffer.byteLength + ',' + (e.ports[0] === e.data.port)); postMessage(e.data.buffer, [e.data.buffer]); setTimeout(() => postMessage(e.data.buffer.byteLength)); };");
    assertThat(OPEN.eval("""
        new Promise(done => {
          const w = new Worker('transfer.js'), c = new MessageChannel(), buffer = new Uint8Array([7, 8, 9]).buffer, view = new Uint8Array(buffer), heard = [];
          const hear = what => { heard.push(what); if (heard.length === 5) { done(heard.join('|')); } };
          c.port1.onmessage = e => hear(e.data);
          w.onmessage = e => hear(e.data instanceof ArrayBuffer ? new Uint8Array(e.data).join() : e.data);
          w.postMessage({buffer, port: c.port2}, {transfer: [buffer, c.port2]});
          hear(buffer.byteLength + ',' + view.length + ',' + buffer.detached);
          try { w.postMessage(buffer, [buffer]); } catch (e) { hear(e.name); }
        })""")).isEqualTo("0,0,true|DataCloneError|3,true|7,8,9|0");
  }

  @Test
  void anErrorOfAWorkerIsAnEventOfItAndIsListed() {
    OPEN.site.script("/app/fails.js", "\n\nonmessage = () => {\n  throw new TypeError('broken');\n};");
    assertThat(OPEN.eval("""
        new Promise(done => {
          const w = new Worker('fails.js');
          w.onerror = e => done([e.message, e.filename.split('/').pop(), e.lineno, e instanceof ErrorEvent, e.error].join());
          w.postMessage(1);
        })""")).isEqualTo("Uncaught TypeError: broken,fails.js,4,true,");
    assertThat(OPEN.errors())
        .extracting(PageError::kind, PageError::message, PageError::source, PageError::line)
        .containsExactly(tuple("error", "TypeError: broken", OPEN.site.url("/app/fails.js"), 4));
  }

  @Test
  void anErrorOfAWorkerThatIsDealtWithIsNotListed() {
    OPEN.site.script("/app/fails.js", "throw new TypeError('broken');");
    assertThat(OPEN.eval("new Promise(done => { new Worker('fails.js').onerror = e => { e.preventDefault(); setTimeout(done, 0, e.message); }; })")).isEqualTo("Uncaught TypeError: broken");
    assertThat(OPEN.errors()).isEmpty();
    assertThat(answer("onerror = (message, file, line) => { postMessage([message, file.split('/').pop(), line].join()); return true; };\nthrow new Error('own');")).isEqualTo("Uncaught Error: own,worker.js,2");
    assertThat(OPEN.errors()).isEmpty();
  }

  @Test
  void rejectionsOfAWorkerAreListed() {
    answer("(async () => {\n  throw new Error('late');\n})();\nsetTimeout(() => postMessage(1), 5);");
    assertThat(OPEN.errors()).extracting(PageError::kind, PageError::message, PageError::line).containsExactly(tuple("rejection", "Uncaught (in promise) Error: late", 2));
    assertThat(answer("addEventListener('unhandledrejection', e => { e.preventDefault(); postMessage(e.reason); }); Promise.reject(3);")).isEqualTo(3L);
    assertThat(OPEN.errors()).isEmpty();
  }

  @Test
  void aMissingFeatureIsNamedInAWorkerToo() {
    OPEN.site.script("/app/canvas.js", "\nconst c = new OffscreenCanvas(1, 1);");
    OPEN.eval("new Promise(done => { new Worker('canvas.js').onerror = () => setTimeout(done, 0); })");
    assertThat(OPEN.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.kind()).isEqualTo("missing_feature");
              assertThat(error.message()).contains("`OffscreenCanvas`");
              assertThat(error.source()).endsWith("/app/canvas.js");
              assertThat(error.line()).isEqualTo(2);
            });
  }

  @ParameterizedTest
  @CsvSource({"missing.js, classic", "missing.js, module", "text.txt, module", "broken.js, classic", "broken.js, module"})
  void aScriptThatCannotRunIsAnErrorOfItsWorker(String script, String type) {
    OPEN.site.page("/app/text.txt", "postMessage('ran')");
    OPEN.site.script("/app/broken.js", "class {");
    assertThat(OPEN.eval("new Promise(done => { const w = new Worker('%s', {type: '%s'}); w.onmessage = e => done(e.data); w.onerror = e => setTimeout(done, 0, e.type); })".formatted(script, type))).isEqualTo("error");
    assertThat(OPEN.errors()).singleElement().satisfies(error -> assertThat(error.source()).endsWith("/app/" + script));
  }

  @Test
  void modulesThatCannotBeHadAreErrorsToo() {
    OPEN.site.script("/app/asks.js", "import './nowhere.js';");
    assertThat(OPEN.eval("new Promise(done => { new Worker('asks.js', {type: 'module'}).onerror = e => setTimeout(done, 0, e.type); })")).isEqualTo("error");
    assertThat(OPEN.errors()).singleElement().satisfies(error -> assertThat(error.message()).contains("nowhere.js"));
  }

  @Test
  void anErrorOfAModuleIsAnEventOfItsWorker() {
    OPEN.site.script("/app/late.js", "await null;\nthrow new Error('after');");
    assertThat(OPEN.eval("new Promise(done => { new Worker('late.js', {type: 'module'}).onerror = e => { setTimeout(done, 0, e.message + e.lineno); }; })")).isEqualTo("Uncaught Error: after2");
    assertThat(OPEN.errors()).extracting(PageError::message, PageError::line).containsExactly(tuple("Error: after", 2));
  }

  /// As in Chromium, whatever the standard says.
  @Test
  void aClassicScriptMayBeOfAnyType() {
    OPEN.site.page("/app/text.txt", "postMessage('ran')");
    assertThat(OPEN.eval("new Promise(done => { new Worker('text.txt').onmessage = e => done(e.data); })")).isEqualTo("ran");
  }

  @Test
  void onlyScriptsOfTheOriginAreWorkers() {
    assertThat(OPEN.eval("try { new Worker('http://localhost:1/x.js'); } catch (e) { e.name }")).isEqualTo("SecurityError");
    assertThat(OPEN.eval("try { new Worker('file:///etc/x.js'); } catch (e) { e.name }")).isEqualTo("SecurityError");
    assertThat(OPEN.eval("try { new Worker('http://['); } catch (e) { e.name }")).isEqualTo("SyntaxError");
    assertThat(OPEN.eval("try { new Worker('x.js', {type: 'other'}); } catch (e) { e.name }")).isEqualTo("TypeError");
    assertThat(OPEN.eval("try { Worker('x.js'); } catch (e) { e.name }")).isEqualTo("TypeError");
  }

  @Test
  void aWorkerThatIsTerminatedIsSilent() {
    OPEN.site.script("/app/ticks.js", "setInterval(() => postMessage('tick'), 1);");
    assertThat(OPEN.eval("""
        new Promise(done => {
          const w = new Worker('ticks.js');
          let after = 0, ended = false;
          w.onmessage = () => { if (ended) { after++; return; } ended = true; w.terminate(); w.terminate(); w.postMessage(1); setTimeout(() => done(after), 20); };
        })""")).isEqualTo(0L);
  }

  @Test
  void aWorkerThatClosesItselfEndsItsScriptAndDoesNoMore() {
    assertThat(answer("""
        setInterval(() => postMessage('late'), 1);
        onmessage = () => { setTimeout(() => postMessage('late'), 0); close(); Promise.resolve().then(() => postMessage('last')); };
        """)).isEqualTo("last");
    assertThat(OPEN.eval("new Promise(done => { const heard = []; w.onmessage = e => heard.push(e.data); setTimeout(() => done(heard.length), 20); })")).isEqualTo(0L);
  }

  /// Whether a worker of the origin still beats.
  private static Object beats() {
    return OPEN.eval("new Promise(done => { const beats = new BroadcastChannel('beats'); beats.onmessage = () => done(true); setTimeout(done, 30, false); })");
  }

  @Test
  void workersStartWorkersWhichEndWithThem() {
    OPEN.site.script("/app/inner.js", "postMessage('inner of ' + name); const beats = new BroadcastChannel('beats'); setInterval(() => beats.postMessage(1), 1);");
    OPEN.site.script("/app/outer.js", "const inner = new Worker('inner.js', {name: 'outer'}); inner.onmessage = e => postMessage(e.data);");
    assertThat(OPEN.eval("new Promise(done => { w = new Worker('outer.js'); w.onmessage = e => done(e.data); })")).isEqualTo("inner of outer");
    assertThat(beats()).isEqualTo(true);
    OPEN.eval("w.terminate()");
    assertThat(beats()).isEqualTo(false);
  }

  @Test
  void aWorkerEndsWithItsPage() {
    OPEN.site.script("/app/beats.js", "const beats = new BroadcastChannel('beats'); setInterval(() => beats.postMessage(1), 1); postMessage(1);");
    OPEN.eval("new Promise(done => { new Worker('beats.js').onmessage = () => done(1); })");
    assertThat(beats()).isEqualTo(true);
    OPEN.go("/");
    assertThat(beats()).isEqualTo(false);
  }

  @Test
  void aScriptOfAWorkerThatDoesNotEndIsStopped() {
    OpenOptions hasty =
        new OpenOptions(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
            Optional.empty(), Optional.empty(), false, true, true, false, List.of(), Optional.empty(), Duration.ofMillis(300), LocalFiles.ALL);
    Timeout patient = Timeout.ofMillis(30_000);
    OPEN.site.script("/app/endless.js", "onmessage = () => { for (;;) {} }; postMessage('there');");
    try (Browser browser = new Browser()) {
      Surface surface = browser.open(hasty);
      surface.perform(new Navigate.Goto(OPEN.site.url("/app/"), Navigate.WaitUntil.LOAD, patient)).join();
      surface.perform(
          new Inject.Eval(PageScript.text("new Promise(done => { w = new Worker('endless.js'); w.onmessage = () => { w.postMessage(1); done(1); }; })"), List.of(), Optional.empty(), patient)).join();
      surface.perform(new Inject.Eval(PageScript.text("w.terminate()"), List.of(), Optional.empty(), patient)).join();
      assertThat(surface.perform(new Observe.ListErrors()).join()).singleElement().satisfies(error -> assertThat(error.message()).startsWith("A script was ended after "));
    }
  }

  @Test
  void aWorkerNeedsNoThread() {
    OPEN.site.script("/app/idle.js", "postMessage(1); onmessage = () => 0;");
    int before = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("cmux-")).toList().size();
    OPEN.eval("Promise.all(Array.from({length: 8}, () => new Promise(done => { new Worker('idle.js').onmessage = () => done(1); }))).then(() => 1)");
    assertThat(Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("cmux-surface")).toList().size()).isLessThanOrEqualTo(before + 1);
  }
}
