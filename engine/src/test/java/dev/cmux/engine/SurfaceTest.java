package dev.cmux.engine;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.testing.TestSite;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceTest {

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface surface = browser.open(OpenOptions.DEFAULT);

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  @Test
  void aPageIsLoadedAndItsTitleAndAddressAreRead() {
    site.page("/", "<title>Hello</title><p>Hi");
    var response = perform(new Navigate.Goto(site.url("/")));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).contains("<p>Hi");
    assertThat(perform(new Inspect.Title())).isEqualTo("Hello");
    assertThat(perform(new Inspect.Url())).isEqualTo(site.url("/"));
  }

  @Test
  void namesBelowLocalhostAreThisMachine() {
    site.page("/", "<title>Tenant</title>");
    perform(new Navigate.Goto(site.url("t07.portal.localhost", "/")));
    assertThat(eval("document.title + ' ' + location.hostname")).isEqualTo("Tenant t07.portal.localhost");
  }

  @Test
  void evalAnswersPlainValuesAndAwaitsPromises() {
    site.page("/", "<title>Eval</title>");
    perform(new Navigate.Goto(site.url("/")));
    assertThat(eval("1 + 1")).isEqualTo(2L);
    assertThat(eval("({a: [1, 'x', null, undefined], t: document.title})").toString()).isEqualTo("{a=[1, x, null, null], t=Eval}");
    assertThat(eval("new Promise(function (done) { setTimeout(function () { done(7); }, 20); })")).isEqualTo(7L);
    assertThatThrownBy(() -> eval("undefinedThing.x"))
        .hasMessageContaining("undefinedThing")
        .extracting("code")
        .isEqualTo(ErrorCode.JS_ERROR);
    assertThatThrownBy(() -> eval("Promise.reject(new TypeError('no'))")).hasMessageContaining("TypeError: no");
  }

  @Test
  void aFailureOnAPageThatIsAnAnswerOfTroubleSaysSo() {
    site.handle(
        "/",
        exchange -> {
          byte[] body = "<title>Oops</title><p>Something broke".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(500, body.length);
          exchange.getResponseBody().write(body);
        });
    perform(new Navigate.Goto(site.url("/")));
    assertThatThrownBy(() -> perform(new Inspect.Text(Target.parse("label=User"), Timeout.ofMillis(0))))
        .hasMessageStartingWith("Nothing on the page matches `label=User`")
        .extracting("hint")
        .isEqualTo("The server answered this page with 500 Internal Server Error. Take a snapshot to see what is on the page.");
    assertThatThrownBy(() -> perform(new Await.WaitFor(List.of(new Await.Condition.Text(TextMatch.of("never", false))), Timeout.ofMillis(50))))
        .extracting("data", as(InstanceOfAssertFactories.MAP))
        .containsEntry("status", 500)
        .containsEntry("excerpt", "Something broke");
  }

  @ParameterizedTest
  @ValueSource(strings = {"User", "Sign in"})
  void aTextThatIsTakenForASelectorIsTold(String text) {
    site.page("/", "<p>x");
    perform(new Navigate.Goto(site.url("/")));
    assertThatThrownBy(() -> perform(new Inspect.Text(Target.parse(text), Timeout.ofMillis(0))))
        .extracting("hint")
        .isEqualTo("`%s` was taken for a CSS selector: write `text=%1$s` for what says so, `label=%1$s` for a field.".formatted(text));
    assertThatThrownBy(() -> perform(new Inspect.Text(Target.parse("form input"), Timeout.ofMillis(0)))).extracting("hint").asString().contains("Take a snapshot");
  }

  @Test
  void aWaitIsDoneWhenItsConditionComesTrueAndHoldsUpNothing() {
    site.page("/", "<title>Later</title><script>setTimeout(function () { window.ready = true; document.title = 'Now'; }, 150);</script>");
    perform(new Navigate.Goto(site.url("/")));
    CompletableFuture<Void> wait =
        surface.perform(new Await.WaitFor(List.of(new Await.Condition.Function(PageScript.text("window.ready"))), Timeout.ofMillis(5000)));
    assertThat(perform(new Inspect.Title())).isEqualTo("Later");
    wait.join();
    assertThat(perform(new Inspect.Title())).isEqualTo("Now");
  }

  @Test
  void aScriptThatNeverEndsIsEndedByItsTimeoutAndTheSurfaceLivesOn() {
    site.page("/", "<title>Alive</title>");
    perform(new Navigate.Goto(site.url("/")));
    assertThatThrownBy(
            () -> perform(new Inject.Eval(PageScript.text("for (;;) {}"), List.of(), Optional.empty(), Timeout.ofMillis(300))))
        .extracting("code")
        .isEqualTo(ErrorCode.TIMEOUT);
    assertThat(perform(new Inspect.Title())).isEqualTo("Alive");
  }

  @Test
  void closingEndsWhatIsWaitingWithClosed() {
    CompletableFuture<Void> wait =
        surface.perform(new Await.WaitFor(List.of(new Await.Condition.Function(PageScript.text("false"))), Timeout.ofMillis(60_000)));
    surface.close().join();
    assertThatThrownBy(wait::join).cause().extracting("code").isEqualTo(ErrorCode.CLOSED);
    assertThatThrownBy(() -> perform(new Inspect.Url())).extracting("code").isEqualTo(ErrorCode.CLOSED);
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
