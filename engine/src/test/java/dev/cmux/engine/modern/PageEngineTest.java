package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageEngineTest {

  @Test
  void classesShowThatTheyAreClassesAndWhatTheyAreMadeFrom() {
    try (OpenPage open =
        OpenPage.withScript(
            "class A { #x = 1; constructor(name, age) { this.name = name } m() {} } class B extends A {} function f(a) { return new.target } var C = class { y = 2 };"
                + "window.shown = [A, B, C, f, A.prototype.m].map(String)")) {
      assertThat(open.run("shown.map(text => /^class\\b/.test(text)).join()")).isEqualTo("true,true,true,false,false");
      assertThat(open.run("[/^[^(]*\\(\\s*([^)]*)\\)/m.exec(shown[0])[1], shown[0].slice(0, 22), shown[1].slice(0, 9), shown[2].slice(0, 9)].join('|')"))
          .isEqualTo("name,age|class A { constructor(|class B {|class C {");
    }
  }

  @Test
  @Timeout(20)
  void anEndlessScriptIsStoppedOnRequestAndThePageLivesOn() throws Exception {
    try (OpenPage open = OpenPage.withScript("var caught = 0, n = 0;")) {
      Thread stopper = Thread.startVirtualThread(() -> open.stop.set(true));
      open.run("while (true) { try { while (true) n++; } catch (e) { caught++ } finally { caught++ } }");
      stopper.join();
      open.stop.set(false);

      assertThat(open.run("caught")).isEqualTo("0");
      assertThat(open.timeouts).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "await null; while (true) n++;",
    "while (true) await n++;",
    "await null; for (;;) { try { await n++; throw n } catch (e) { while (true) n++ } finally { caught++ } }",
  })
  @Timeout(60)
  void anEndlessAsyncFunctionIsStoppedToo(String body) {
    try (OpenPage open = OpenPage.withScript("var caught = 0, n = 0;")) {
      open.client.setJavaScriptTimeout(300);
      open.run("(async () => { try { " + body + " } catch (e) { caught++ } finally { caught++ } })(); 0");

      assertThat(open.timeouts).hasSize(1);
      assertThat(open.run("caught + ',' + (n > 0)")).isEqualTo("0,true");
    }
  }

  @Test
  @Timeout(20)
  void aStopEndsTheScriptsAroundTheEventToo() {
    try (OpenPage open = OpenPage.withScript("var after = 0, n = 0;")) {
      open.run("document.addEventListener('spin', function() { n = 1; while (true); })");
      open.client.setJavaScriptTimeout(1_000);
      open.run("document.dispatchEvent(new Event('spin')); after = 1;");

      assertThat(open.run("n + ',' + after")).isEqualTo("1,0");
      assertThat(open.timeouts).containsExactly(open.page.getUrl() + " after 1000");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "new Array(4294967295).indexOf(1)",
    "String(new Array(4294967295))",
    "[].forEach.call({length: 9007199254740991}, String)",
    "[].reverse.call({length: 4294967295})",
    "new Intl.NumberFormat({length: 4294967295})",
    "new Set(Array.from({length: 4294967295}))",
  })
  @Timeout(60)
  void aLoopOfTheEnginesOwnFunctionsIsStoppedToo(String script) {
    try (OpenPage open = OpenPage.withScript("var after = 0;")) {
      open.client.setJavaScriptTimeout(300);
      open.run(script + "; after = 1");

      assertThat(open.run("after")).isEqualTo("0");
      assertThat(open.timeouts).hasSize(1);
    }
  }

  @Test
  void objectsInheritNoLengthAndNoElements() {
    try (OpenPage open = OpenPage.withScript("")) {
      assertThat(open.run("[({}).length, 'length' in {}, ({})[3], 3 in {}, Object.keys(Object.prototype).length, [, 1][0]].join()"))
          .isEqualTo(",false,,false,0,");
    }
  }

  @Test
  void theTimeLimitCountsForEachCallIntoThePage() {
    try (OpenPage open = OpenPage.withScript("var rounds = 0;")) {
      open.client.setJavaScriptTimeout(400);
      for (int round = 0; round < 3; round++) {
        open.run("var end = Date.now() + 200; while (Date.now() < end); rounds++");
      }

      assertThat(open.run("rounds")).isEqualTo("3");
      assertThat(open.timeouts).isEmpty();
    }
  }

  @Test
  void tooManyScriptFramesAreARangeErrorThatThePageCanCatch() {
    try (OpenPage open = OpenPage.withScript("function f(n) { return f(n + 1) + 1 }")) {
      assertThat(open.run("try { f(0) } catch (e) { e instanceof RangeError && e.message }"))
          .isEqualTo("Maximum call stack size exceeded");
      assertThat(open.scriptErrors).isEmpty();
    }
  }

  @Test
  void recursionThroughTheEnginesOwnFunctionsEndsInAPageErrorAndThePageLivesOn() {
    try (OpenPage open = OpenPage.withScript("function f(n) { return [1].map(function() { return f(n + 1) })[0] }")) {
      open.run("f(0)");

      assertThat(open.scriptErrors).hasSize(1);
      assertThat(open.scriptErrors.getFirst().getMessage())
          .contains("RangeError: Maximum call stack size exceeded");
      assertThat(open.run("1 + 1")).isEqualTo("2");
    }
  }

  @Test
  void aThreadWithALargeStackRecursesAsDeepAsFrameworksDo() throws Exception {
    FutureTask<String> deep =
        new FutureTask<>(
            () -> {
              try (OpenPage open = OpenPage.withScript(
                  "function f(n) { return n ? [1].map(function() { return f(n - 1) })[0] : 'bottom' }")) {
                return open.run("f(4000)");
              }
            });
    new Thread(null, deep, "deep", 64L << 20).start();

    assertThat(deep.get(60, TimeUnit.SECONDS)).isEqualTo("bottom");
  }

  @Test
  void asyncFunctionsCallThemselvesThousandsDeep() throws Exception {
    FutureTask<String> deep =
        new FutureTask<>(
            () -> {
              try (OpenPage open = OpenPage.withScript("var bottom, f = async n => n ? await f(n - 1) + 1 : 0")) {
                open.run("f(4000).then(n => bottom = n); 0");
                return open.run("bottom");
              }
            });
    new Thread(null, deep, "deep", 64L << 20).start();

    assertThat(deep.get(60, TimeUnit.SECONDS)).isEqualTo("4000");
  }

  @Test
  void promiseReactionsWaitForTheWholeScriptNotForAnEventInIt() {
    try (OpenPage open = OpenPage.withScript("var order = [];")) {
      open.run(
          "document.addEventListener('x', function() { Promise.resolve().then(function() { order.push('reaction') }) });"
              + "document.dispatchEvent(new Event('x')); eval('1'); order.push('script');");

      assertThat(open.run("order.join()")).isEqualTo("script,reaction");
    }
  }

  @Test
  void aPageThatComesTwiceIsCompiledOnceAndSharesNoState() {
    String script = "var count = (window.count || 0) + 1;" + " ".repeat(300);
    try (OpenPage first = OpenPage.withScript(script);
        OpenPage second = OpenPage.withScript(script)) {
      assertThat(first.run("count")).isEqualTo("1");
      assertThat(second.run("count")).isEqualTo("1");
    }
  }

  @Test
  void theSurfaceIsToldWhatScriptIsPrepared() {
    try (OpenPage open = new OpenPage(); TestSite site = TestSite.start()) {
      site.script("/old.js", "var old = 1").script("/new.js", "class A {}").script("/module.js", "export {}");
      open.go(site.page("/", "<script src=/old.js></script><script src=/new.js></script><script type=module src=/module.js></script>").url("/"));
      assertThat(open.prepared)
          .containsSubsequence(site.url("/old.js") + " of 11", "done", site.url("/new.js") + " of 10", "done", site.url("/module.js") + " of 9", "done");
    }
  }
}
