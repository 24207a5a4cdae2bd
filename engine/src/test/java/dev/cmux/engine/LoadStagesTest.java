package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Await.Condition;
import dev.cmux.engine.command.Await.LoadState;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.LocalFiles;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Navigate.WaitUntil;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.testing.TestSite;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Answers on the way of a page load, over a server that holds parts of the page back.
class LoadStagesTest {

  private static final OpenOptions WITH_IMAGES =
      new OpenOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
          Optional.empty(), Optional.empty(), false, true, true, true, List.of(), Optional.empty(), Timeout.SURFACE_DEFAULT, LocalFiles.ALL);

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface surface = browser.open(OpenOptions.DEFAULT);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    browser.close();
    site.close();
  }

  @Test
  void commitAnswersWhileAScriptOfThePageIsStillLoading() {
    held("/slow.js", "text/javascript", "document.title = 'Done'");
    site.page("/", "<title>Held</title><p id=early>Here</p><script src=slow.js></script><p id=late>There</p>");
    var response = go("/", WaitUntil.COMMIT);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).contains("id=late");
    assertThat(perform(new Inspect.Url())).isEqualTo(site.url("/"));
    perform(attached("#early"));
    assertThat(perform(new Inspect.Count(Target.parse("#late")))).isZero();
    assertThat(eval("document.readyState")).isEqualTo("loading");
    CompletableFuture<Void> late = surface.perform(attached("#late"));
    CompletableFuture<Void> loaded = surface.perform(until(LoadState.LOAD));
    assertThat(late).isNotDone();
    release.countDown();
    late.join();
    loaded.join();
    assertThat(perform(new Inspect.Title())).isEqualTo("Done");
  }

  @Test
  void aPageThatNeverStopsDrawingComesToRest() {
    site.page("/", "<title>Drawn</title><script>(function draw() { requestAnimationFrame(draw); })()</script>");
    assertThat(go("/", WaitUntil.NETWORKIDLE).status()).isEqualTo(200);
    assertThat(perform(new Inspect.Title())).isEqualTo("Drawn");
  }

  @Test
  void contentLoadedAnswersBeforeFramesAsyncScriptsAndTheLoadEvent() {
    held("/frame", "text/html", "<p>Framed");
    held("/slow.js", "text/javascript", "log.push('async')");
    site.script("/defer.js", "log.push('defer')");
    site.page(
        "/",
        """
        <script>var log = []; addEventListener('load', function () { log.push('load'); });
          document.addEventListener('DOMContentLoaded', function () { log.push('content'); });</script>
        <script src=slow.js async></script><script src=defer.js defer></script><iframe src=frame></iframe>
        <script>log.push('inline')</script>""");
    go("/", WaitUntil.DOMCONTENTLOADED);
    assertThat(eval("log.join()")).isEqualTo("inline,defer,content");
    assertThat(eval("document.readyState")).isEqualTo("interactive");
    perform(until(LoadState.DOMCONTENTLOADED));
    CompletableFuture<Void> loaded = surface.perform(until(LoadState.LOAD));
    assertThat(loaded).isNotDone();
    release.countDown();
    loaded.join();
    assertThat(eval("log.join()")).isEqualTo("inline,defer,content,async,load");
  }

  @Test
  void commitAnswersWhileAnImageIsStillLoading() throws InterruptedException {
    held("/slow.png", "image/png", "");
    Surface withImages = browser.open(WITH_IMAGES);
    site.page("/", "<p id=early>Here</p><img src=slow.png><p id=late>There</p>");
    withImages.perform(new Navigate.Goto(site.url("/"), WaitUntil.COMMIT, Timeout.DEFAULT)).join();
    asked.await();
    withImages.perform(attached("#early")).join();
    CompletableFuture<Void> late = withImages.perform(attached("#late"));
    assertThat(late).isNotDone();
    release.countDown();
    late.join();
  }

  @Test
  void contentLoadedWaitsForDeferredScripts() throws InterruptedException {
    held("/slow.js", "text/javascript", "document.title = 'Deferred'");
    site.page("/", "<title>Held</title><script src=slow.js defer></script>");
    CompletableFuture<?> going = surface.perform(new Navigate.Goto(site.url("/"), WaitUntil.DOMCONTENTLOADED, Timeout.DEFAULT));
    asked.await();
    assertThat(going).isNotDone();
    release.countDown();
    going.join();
    assertThat(perform(new Inspect.Title())).isEqualTo("Deferred");
  }

  @Test
  void aPageThatIsStillLoadingRunsItsTimersAndTakesActions() {
    held("/frame", "text/html", "<p>Framed");
    site.page(
        "/",
        """
        <button onclick="this.textContent = 'Pressed'">Press</button><iframe src=frame></iframe>
        <script>setTimeout(function () { document.title = 'Ticked'; }, 10);</script>""");
    go("/", WaitUntil.COMMIT);
    perform(new Interact.Click(Target.parse("button"), Interact.ClickOptions.DEFAULT, Timeout.DEFAULT));
    assertThat(perform(new Inspect.Text(Target.parse("button"), Timeout.DEFAULT))).isEqualTo("Pressed");
    perform(new Await.WaitFor(List.of(new Condition.Function(PageScript.text("document.title == 'Ticked'"))), Timeout.DEFAULT));
  }

  @Test
  void anotherNavigationEndsWhatIsStillLoading() {
    held("/slow.js", "text/javascript", "");
    site.page("/", "<script src=slow.js></script><iframe src=after></iframe>");
    site.page("/next", "<title>Next</title>");
    go("/", WaitUntil.COMMIT);
    assertThat(go("/next", WaitUntil.LOAD).status()).isEqualTo(200);
    assertThat(perform(new Inspect.Title())).isEqualTo("Next");
    assertThat(site.requests()).doesNotContain("GET /after");
    assertThat(perform(new Observe.ListErrors())).isEmpty();
  }

  @Test
  void aLinkThatIsClickedMeanwhileLeadsAwayForGood() {
    held("/frame", "text/html", "<p>Framed");
    site.page("/", "<a href=next>Next</a><iframe src=frame></iframe><script>onload = function () { fetch('/loaded'); }</script>");
    site.page("/next", "<title>Next</title><script>var loads = 0; onload = function () { loads++; }</script>");
    go("/", WaitUntil.DOMCONTENTLOADED);
    perform(new Interact.Click(Target.parse("a"), Interact.ClickOptions.DEFAULT, Timeout.DEFAULT));
    release.countDown();
    perform(new Await.WaitFor(List.of(new Condition.Function(PageScript.text("document.title == 'Next'"))), Timeout.DEFAULT));
    assertThat(go("/next", WaitUntil.LOAD).status()).isEqualTo(200);
    assertThat(eval("loads")).isEqualTo(1L);
    assertThat(site.requests()).doesNotContain("GET /loaded");
  }

  @Test
  void aScriptThatNeverEndsAfterTheAnswerIsEndedByTheNextNavigation() {
    site.page("/", "<script>setTimeout(function () {}, 0)</script><script>for (;;) {}</script>");
    site.page("/next", "<title>Next</title>");
    go("/", WaitUntil.COMMIT);
    go("/next", WaitUntil.LOAD);
    assertThat(perform(new Inspect.Title())).isEqualTo("Next");
  }

  @Test
  void closingEndsWhatIsStillLoading() {
    held("/slow.js", "text/javascript", "");
    site.page("/", "<script src=slow.js></script>");
    go("/", WaitUntil.COMMIT);
    surface.close().join();
    assertThatThrownBy(() -> perform(new Inspect.Url())).extracting("code").isEqualTo(ErrorCode.CLOSED);
  }

  @Test
  void whatIsWaitedForBeforeTheAnswerHasTheCommandsTime() {
    held("/", "text/html", "<title>Late</title>");
    assertThatThrownBy(() -> perform(new Navigate.Goto(site.url("/"), WaitUntil.COMMIT, Timeout.ofMillis(50))))
        .extracting("code")
        .isEqualTo(ErrorCode.TIMEOUT);
  }

  @Test
  void backAnswersOnTheWayToo() {
    site.page("/next", "<title>Next</title>");
    site.page("/", "<title>First</title><script src=slow.js></script>");
    site.script("/slow.js", "");
    go("/", WaitUntil.LOAD);
    go("/next", WaitUntil.LOAD);
    held("/slow.js", "text/javascript", "");
    perform(new Navigate.Back(WaitUntil.COMMIT, Timeout.DEFAULT));
    assertThat(perform(new Inspect.Url())).isEqualTo(site.url("/"));
  }

  private void held(String path, String type, String body) {
    site.handle(
        path,
        exchange -> {
          asked.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            return;
          }
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        });
  }

  private dev.cmux.engine.command.Response go(String path, WaitUntil until) {
    return perform(new Navigate.Goto(site.url(path), until, Timeout.DEFAULT));
  }

  private static Await.WaitFor attached(String selector) {
    return Await.element(Target.parse(selector), Await.ElementState.ATTACHED, Timeout.DEFAULT);
  }

  private static Await.WaitFor until(LoadState state) {
    return new Await.WaitFor(List.of(new Condition.Load(state)), Timeout.DEFAULT);
  }

  private Object eval(String script) {
    return perform(new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), Timeout.DEFAULT));
  }

  private <R> R perform(Command<R> command) {
    try {
      return surface.perform(command).join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }
}
