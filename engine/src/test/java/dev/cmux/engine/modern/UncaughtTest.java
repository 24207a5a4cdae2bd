package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Observe.PageError;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What nobody caught: who hears of it in the page, and what a user of the surface reads.
class UncaughtTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @BeforeEach
  void blank() {
    OPEN.site.page("/", "<!doctype html><body></body>");
    OPEN.go("/");
    OPEN.errors();
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  /// Runs a script as a task of the page and gives what was listed then.
  private static List<PageError> failing(String script) {
    OPEN.eval("setTimeout(function () {" + script + "}, 0); 1");
    OPEN.tasksDone();
    return OPEN.errors();
  }

  @Test
  void errorListenersGetTheErrorItsPlaceAndItself() {
    OPEN.site.script("/fails.js", "\n\nsetTimeout(() => { throw new RangeError('too far'); }, 0);");
    OPEN.site.page(
        "/listening",
        "<script>var heard = []; addEventListener('error', e => heard.push([e.message, e.filename.split('/').pop(), e.lineno,"
            + " e.error instanceof RangeError, e instanceof ErrorEvent].join()));</script><script src=fails.js></script>");
    OPEN.go("/listening");
    OPEN.tasksDone();
    assertThat(OPEN.eval("heard.join()")).isEqualTo("Uncaught RangeError: too far,fails.js,3,true,true");
    assertThat(OPEN.errors()).extracting(PageError::message, PageError::line).containsExactly(tuple("RangeError: too far", 3));
  }

  @Test
  void onerrorGetsFiveArguments() {
    failing("window.onerror = function () { heard = [].map.call(arguments, String).join('|'); }; throw new Error('five');");
    assertThat(OPEN.eval("heard")).asString().startsWith("Uncaught Error: five|").endsWith("|1|0|Error: five");
  }

  @Test
  void anErrorAListenerHasDealtWithIsNotListed() {
    assertThat(failing("window.onerror = function () { return true; }; throw 1;")).isEmpty();
    assertThat(failing("window.onerror = null; addEventListener('error', e => e.preventDefault()); throw 1;")).isEmpty();
  }

  @Test
  void anErrorInAnErrorListenerIsListedToo() {
    assertThat(failing("addEventListener('error', () => { throw new Error('second'); }); throw new Error('first');"))
        .extracting(PageError::message).containsExactly("Error: second", "Error: first");
  }

  @Test
  void anErrorInAMicrotaskIsListedWithItsPlaceAndTheNextOnesRun() {
    OPEN.site.script(
        "/micro.js",
        "queueMicrotask(() => {\n  throw new Error('first');\n});\nqueueMicrotask(() => { missing(); });\nqueueMicrotask(() => ran = true);");
    OPEN.site.page("/micro", "<script>var heard = []; addEventListener('error', e => heard.push(e.lineno))</script><script src=micro.js></script>");
    OPEN.go("/micro");
    assertThat(OPEN.errors())
        .extracting(PageError::message, PageError::source, PageError::line)
        .containsExactly(
            tuple("Error: first", OPEN.site.url("/micro.js"), 2),
            tuple("ReferenceError: \"missing\" is not defined.", OPEN.site.url("/micro.js"), 4));
    assertThat(OPEN.eval("ran + heard.join()")).isEqualTo("true2,4");
  }

  @Test
  void theReactionsOfAScriptThatThrowsRunAfterItsErrorIsTold() {
    OPEN.site.page(
        "/throws",
        "<body><script>var order = []; new MutationObserver(() => order.push('seen')).observe(document.body, {attributes: true}); addEventListener('error', () => order.push('error'));"
            + " document.body.id = 'changed'; Promise.resolve().then(() => { order.push('then'); }); queueMicrotask(() => { throw 2; }); throw 1;</script>");
    OPEN.go("/throws");
    assertThat(OPEN.eval("order.join()")).isEqualTo("error,seen,then,error");
    assertThat(OPEN.errors()).hasSize(2);
  }

  @Test
  void anExceptionInJavaCodeIsAnErrorOfThePageWithItsPlace() {
    OPEN.site.script("/inside.js", "Promise.resolve().then(() => {\n  document.body.removeAttributeNode();\n});\nqueueMicrotask(() => document.body.removeAttributeNode());");
    OPEN.site.page("/inside", "<body><script src=inside.js></script>");
    OPEN.go("/inside");
    OPEN.tasksDone();
    assertThat(OPEN.errors())
        .satisfies(errors -> assertThat(errors).allSatisfy(error -> assertThat(error.message()).contains("`removeAttributeNode` failed inside cmux: ")))
        .extracting(PageError::kind, PageError::line)
        .containsExactlyInAnyOrder(tuple("error", 4), tuple("rejection", 2));
  }

  @Test
  void anExceptionInJavaCodeEndsAnEvalAtOnceWithWhatItSays() {
    assertThatThrownBy(() -> OPEN.eval("document.body.removeAttributeNode()"))
        .hasMessageContaining("InternalError: `removeAttributeNode` failed inside cmux: ");
  }

  @Test
  void aRejectionNobodyHandlesIsListedWithItsPlace() {
    OPEN.site.script("/async.js", "async function load() {\n  await null;\n  return missing.name;\n}\nload();");
    OPEN.site.page("/async", "<script src=async.js></script>");
    OPEN.go("/async");
    OPEN.tasksDone();
    assertThat(OPEN.errors())
        .extracting(PageError::kind, PageError::message, PageError::source, PageError::line)
        .containsExactly(tuple("rejection", "Uncaught (in promise) ReferenceError: \"missing\" is not defined.", OPEN.site.url("/async.js"), 3));
    assertThat(failing("Promise.reject({code: 7})")).extracting(PageError::message).containsExactly("Uncaught (in promise) {\"code\":7}");
  }

  @Test
  void anErrorOfTheEngineInACallbackOfAPromiseHasItsPlace() {
    OPEN.site.script("/then.js", "\nPromise.resolve().then(() => {\n  missing();\n}).catch(e => { heard = e.lineNumber; throw e; });");
    OPEN.site.page("/then", "<script src=then.js></script>");
    OPEN.go("/then");
    OPEN.tasksDone();
    assertThat(OPEN.errors()).extracting(PageError::source, PageError::line).containsExactly(tuple(OPEN.site.url("/then.js"), 3));
    assertThat(OPEN.eval("heard")).isEqualTo(3L);
  }

  @Test
  void aRejectionThatIsHandledInTheSameTaskIsNone() {
    assertThat(failing("var p = Promise.reject(1); p.catch(function () {}); Promise.reject(2).then(null, function () {});")).isEmpty();
    assertThat(failing("var late = Promise.reject(3); Promise.resolve().then(function () { late.catch(function () {}); });")).isEmpty();
  }

  @Test
  void aPromiseGivenToEvalIsItsCallersOwn() {
    OPEN.eval("Promise.reject(new Error('asked for')).catch(e => e.message)");
    assertThat(OPEN.errors()).isEmpty();
  }

  @Test
  void unhandledrejectionCanBePreventedAndTellsOfLateHandling() {
    assertThat(failing("""
        addEventListener('unhandledrejection', e => { e.preventDefault(); heard = [e.reason, e.promise === kept].join(); });
        onrejectionhandled = e => { late = [e.type, e.reason, e.promise === kept].join(); };
        kept = Promise.reject(5);
        """)).isEmpty();
    assertThat(OPEN.eval("heard")).isEqualTo("5,true");
    failing("kept.catch(function () {});");
    assertThat(OPEN.eval("late")).isEqualTo("rejectionhandled,5,true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new SharedWorker('w.js')                                       | SharedWorker",
        "new window.SharedWorker('w.js')                                | SharedWorker",
        "navigator.serviceWorker.register('sw.js')                      | navigator.serviceWorker",
        "const {ready} = navigator.serviceWorker; ready.then()          | navigator.serviceWorker",
        "(async () => { await navigator.mediaDevices.getUserMedia() })() | navigator.mediaDevices",
        "caches.open('v1')                                              | caches",
        "window.caches.open('v1')                                       | caches",
        "new OffscreenCanvas(1, 1)                                      | OffscreenCanvas",
        "class Drawing extends window.OffscreenCanvas {}                | OffscreenCanvas",
        "WebAssembly.instantiate()                                      | WebAssembly",
        "document.createElement('canvas').getContext('webgl').createShader(1) | canvas.getContext('webgl')",
        "if (!document.createElement('canvas').getContext('webgl2')) { throw new Error('Error creating WebGL2 context.') } | canvas.getContext('webgl2')",
        "navigator.share({})                                            | navigator.share",
        "document.body.requestFullscreen()                              | Element.requestFullscreen",
        "document.startViewTransition(() => 1)                          | Document.startViewTransition",
        "new Notification('hello')                                      | Notification",
        "speechSynthesis.speak()                                        | speechSynthesis"
      })
  void anErrorBecauseOfAMissingFeatureNamesIt(String script, String feature) {
    assertThat(failing(script))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.kind()).isEqualTo("missing_feature");
              assertThat(error.message()).contains("`" + feature + "`");
              assertThat(error.line()).isEqualTo(1);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (navigator.serviceWorker) { navigator.serviceWorker.register() } undefined.open()",
        "navigator.connection; var nothing = null; nothing.addClass()",
        "workers()",
        "({}).register()"
      })
  void anotherErrorIsNotBlamedOnOne(String script) {
    assertThat(failing(script)).extracting(PageError::kind).containsExactly("error");
  }

  @ParameterizedTest
  @CsvSource({
    "window, SharedWorker", "window, caches", "window, speechSynthesis", "window, WebGLRenderingContext", "navigator, serviceWorker",
    "navigator, mediaDevices", "navigator, connection", "document, startViewTransition"
  })
  void whatIsMissingIsAbsentForThoseWhoAsk(String owner, String name) {
    assertThat(OPEN.eval("'%2$s' in %1$s || %1$s['%2$s'] !== undefined".formatted(owner, name))).isEqualTo(false);
  }
}
