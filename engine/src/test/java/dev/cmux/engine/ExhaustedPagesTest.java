package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.LocalFiles;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.testing.TestSite;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pages that take more stack or memory than there is.
class ExhaustedPagesTest {

  /// One array longer than the JVM allows: out of memory, whatever there is of it.
  private static final String TOO_LARGE = "'x'.repeat(2147483647)";

  private static final String TOO_DEEP = "(function f(n) { return [1].map(function () { return f(n + 1) })[0] })(0)";

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface surface = browser.open(OpenOptions.DEFAULT);

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  @Test
  void aScriptThatRecursesTooDeeplyIsToldSoAndTheSurfaceLivesOn() {
    open("<title>Alive</title>");

    assertThatThrownBy(() -> eval(TOO_DEEP)).hasMessageContaining("RangeError: Maximum call stack size exceeded").extracting("code").isEqualTo(ErrorCode.JS_ERROR);
    assertThat(eval("document.title")).isEqualTo("Alive");
  }

  @Test
  void aScriptThatTakesTooMuchMemoryIsToldSoAndTheSurfaceLivesOn() {
    open("<title>Alive</title>");

    assertThatThrownBy(() -> eval(TOO_LARGE)).hasMessageContaining("RangeError: Out of memory").extracting("code").isEqualTo(ErrorCode.JS_ERROR);
    assertThat(eval("document.title")).isEqualTo("Alive");
  }

  @Test
  void aPageThatIsTooLargeIsRefusedWhetherItsLengthIsToldOrNot() {
    open("<title>Alive</title>");
    byte[] part = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    for (boolean told : List.of(true, false)) {
      site.handle(
          "/large",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, told ? 65L * part.length : 0);
            try (OutputStream body = exchange.getResponseBody()) {
              for (int i = 0; i < 65; i++) {
                body.write(part);
              }
            }
          });

      assertThatThrownBy(() -> surface.perform(new Navigate.Goto(site.url("/large"), Navigate.WaitUntil.LOAD, Timeout.DEFAULT)).join())
          .cause()
          .hasMessageContaining("larger than 64 MB")
          .extracting("code")
          .isEqualTo(ErrorCode.NAVIGATION_FAILED);
      assertThat(eval("document.title")).isEqualTo("Alive");
    }
  }

  @Test
  void promisesThatFollowEachOtherForEverAreEndedWithTheTimeOfOneScript() {
    OpenOptions hasty =
        new OpenOptions(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
            Optional.empty(), Optional.empty(), false, true, true, false, List.of(), Optional.empty(), Duration.ofMillis(300), LocalFiles.ALL);
    Timeout patient = Timeout.ofMillis(30_000);
    site.page("/", "<title>Alive</title><script>(function next() { Promise.resolve().then(next) })()</script>");
    Surface endless = browser.open(hasty);

    endless.perform(new Navigate.Goto(site.url("/"), Navigate.WaitUntil.LOAD, patient)).join();
    assertThat(endless.perform(new Observe.ListErrors()).join()).singleElement().satisfies(error -> assertThat(error.message()).startsWith("A script was ended after "));
    assertThat(endless.perform(new Inspect.Title()).join()).isEqualTo("Alive");
  }

  @Test
  void aPageWhoseScriptsFailSoIsLoadedAndItsErrorsSayWhy() {
    open("<script>" + TOO_LARGE + "</script><script>" + TOO_DEEP + "</script><script>document.title = 'Loaded'</script>");

    assertThat(perform(new Inspect.Title())).isEqualTo("Loaded");
    assertThat(perform(new Observe.ListErrors()))
        .extracting(Observe.PageError::message)
        .containsExactly("RangeError: Out of memory", "RangeError: Maximum call stack size exceeded");
  }

  @Test
  void timersGoOnAfterOneThatFailsSo() {
    open("<script>setTimeout(function () { " + TOO_LARGE + " }, 1); setTimeout(function () { document.title = 'Next' }, 2)</script>");

    perform(new Await.WaitFor(List.of(new Await.Condition.Function(PageScript.text("document.title === 'Next'"))), Timeout.DEFAULT));
    assertThat(perform(new Observe.ListErrors())).extracting(Observe.PageError::message).containsExactly("RangeError: Out of memory");
  }

  private void open(String html) {
    site.page("/", html);
    perform(new Navigate.Goto(site.url("/")));
  }

  private Object eval(String script) {
    return perform(new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), Timeout.DEFAULT));
  }

  private <R> R perform(Command<R> command) {
    try {
      return surface.perform(command).join();
    } catch (CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(EngineException.class);
      throw (EngineException) e.getCause();
    }
  }
}
