package dev.cmux.stdlib.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.Browser;
import dev.cmux.engine.command.Inspect;
import dev.cmux.stdlib.ScriptHost;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.ScriptSource;
import dev.cmux.testing.TestSite;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ctrl-C at a prompt while a verb is under way: the line ends as interrupted, whatever it waited for, and what it asked of the page does not happen later.
@Timeout(60)
class InterruptedVerbsTest {

  @TempDir Path folder;

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final StringBuffer printed = new StringBuffer();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private ScriptHost host;
  private int lines;

  @BeforeEach
  void open() {
    site.page("/", "<title>Start</title><p>here</p>").page("/elsewhere", "<title>Elsewhere</title>");
    site.handle(
        "/slow",
        exchange -> {
          begun.countDown();
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, -1);
        });
    CmuxOptions cmux =
        CmuxOptions.of(browser, record -> {}).withParams(Map.of("url", site.url("/"))).withListener((surface, verb, subject) -> {
          if (!verb.equals("open") && !verb.equals("get.title")) {
            begun.countDown();
          }
          return (answer, failure) -> {};
        });
    host = ScriptHost.open(ScriptOptions.in(folder, printed::append, printed::append).withExtension(new CmuxGlobal(cmux)));
    line("const s = await cmux.open(); await s.get.title();");
  }

  @AfterEach
  void close() {
    released.countDown();
    host.close();
    browser.close();
    site.close();
  }

  private ScriptResult line(String text) {
    return host.eval(new ScriptSource.Line(text, ++lines)).toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await s.click('#nothing')",
        "await s.wait({ selector: '#nothing' })",
        "await s.goto(cmux.params.url + 'slow')",
        "await s.eval(() => { for (;;) {} })",
        "await s.eval(() => new Promise(() => {}))",
        "await cmux.map([1, 2], surface => surface.click('#nothing'))",
        "await Promise.all([s.click('#nothing'), s.click('#neither')])",
      })
  void theLineIsInterruptedAndNothingElseIsSaid(String text) throws InterruptedException {
    var result = host.eval(new ScriptSource.Line(text, ++lines)).toCompletableFuture();
    begun.await();
    host.interrupt();
    assertThat(result.join()).isEqualTo(new ScriptResult.Interrupted());
    assertThat(line("await s.get.title()")).isInstanceOf(ScriptResult.Value.class);
    assertThat(printed).isEmpty();
  }

  @Test
  void aNavigationThatWasInterruptedDoesNotArriveLater() throws InterruptedException {
    line("await s.goto(cmux.params.url)");
    var result = host.eval(new ScriptSource.Line("await s.goto(cmux.params.url + 'slow')", ++lines)).toCompletableFuture();
    begun.await();
    host.interrupt();
    result.join();
    released.countDown();
    assertThat(browser.surfaces().getFirst().perform(new Inspect.Url()).join()).isEqualTo(site.url("/"));
  }
}
