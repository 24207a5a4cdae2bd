package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Network;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.network.RouteAction;
import dev.cmux.engine.network.Routes;
import dev.cmux.engine.url.UrlPattern;
import dev.cmux.testing.TestSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page's scripts and style sheets are asked for together, as browsers do, and run in their order.
class EarlyRequestsTest {

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface surface = browser.open(OpenOptions.DEFAULT);
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    browser.close();
    site.close();
  }

  private <R> R perform(Command<R> command) {
    return surface.perform(command).join();
  }

  private void go(String path) {
    perform(new Navigate.Goto(site.url(path)));
  }

  private Object eval(String script) {
    return perform(new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), Timeout.DEFAULT));
  }

  /// Scripts that the server sends when it has been asked for all of them; one that comes alone says so.
  private void together(Map<String, String> scripts) {
    CountDownLatch all = new CountDownLatch(scripts.size());
    scripts.forEach((path, source) -> site.handle(path, answer(all, source)));
  }

  private static HttpHandler answer(CountDownLatch all, String source) {
    return exchange -> {
      all.countDown();
      boolean together = await(all);
      byte[] body = (together ? source : "window.alone = true;" + source).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/javascript");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    };
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void scriptsOfAllKindsAreFetchedAtTheSameTimeAndRunInOrder() {
    together(Map.of("/a.js", "log('a')", "/b.js", "log('b')", "/c.js", "log('c')", "/d.js", "log('d')", "/e.js", "log('e')"));
    site.page(
        "/",
        """
        <!doctype html><title>x</title><script>function log(name) { document.title += name; }</script>
        <script src=a.js></script><SCRIPT SRC = 'b.js' defer></SCRIPT><script type=module src="/c.js"></script><p>text</p>
        <script src="d.js" async></script><script type="text/javascript" src=e.js></script>""");
    go("/");
    assertThat(perform(new Inspect.Title())).isEqualTo("xaebcd");
    assertThat(eval("window.alone")).isNull();
    assertThat(site.requests()).containsExactlyInAnyOrder("GET /", "GET /a.js", "GET /b.js", "GET /c.js", "GET /d.js", "GET /e.js");
  }

  @Test
  void whatAModuleImportsIsFetchedAtTheSameTime() {
    together(
        Map.of("/a.js", "import './deep.js'; log('a')", "/b.js", "import './far.js'; log('b')", "/c.js", "log('c')"));
    together(Map.of("/deep.js", "log('deep')", "/far.js", "log('far')"));
    site.page(
        "/",
        """
        <title>x</title><script>function log(name) { document.title += ' ' + name; }</script>
        <script type=module>import './a.js'; import './b.js'; import './c.js'; log('done');</script>""");
    go("/");
    assertThat(perform(new Inspect.Title())).isEqualTo("x deep a far b c done");
    assertThat(eval("window.alone")).isNull();
    assertThat(site.requests()).hasSize(6);
  }

  @Test
  void styleSheetsAreFetchedWithTheScripts() {
    CountDownLatch all = new CountDownLatch(3);
    site.handle("/a.css", exchange -> {
      all.countDown();
      byte[] css = (await(all) ? "p { color: rgb(1, 2, 3) }" : "").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/css");
      exchange.sendResponseHeaders(200, css.length);
      exchange.getResponseBody().write(css);
    });
    site.handle("/a.js", answer(all, ""));
    site.handle("/b.js", answer(all, ""));
    site.page("/", "<link rel=stylesheet href=a.css><script src=a.js></script><p>text</p><script src=b.js></script>");
    go("/");
    assertThat(eval("getComputedStyle(document.querySelector('p')).color")).isEqualTo("rgb(1, 2, 3)");
    assertThat(eval("window.alone")).isNull();
    assertThat(site.requests()).hasSize(4);
  }

  @Test
  void addressesStartFromTheBaseOfTheDocument() {
    site.script("/scripts/a.js", "window.a = 1");
    site.script("/scripts/b.js", "window.b = 1");
    site.page("/page", "<base href=/scripts/><script src='a.js?x=1&amp;y=2'></script><script src=b.js></script>");
    go("/page");
    assertThat(eval("a + b")).isEqualTo(2L);
    assertThat(site.requests()).containsExactlyInAnyOrder("GET /page", "GET /scripts/a.js?x=1&y=2", "GET /scripts/b.js");
  }

  @Test
  void whatIsNoScriptOfThePageIsNotAskedFor() {
    site.script("/a.js", "");
    site.script("/b.js", "");
    site.page(
        "/",
        """
        <body><!-- <script src=comment.js></script> --><template><script src=template.js></script></template><script src=old.js nomodule></script>
        <noscript><link rel=stylesheet href=noscript.css></noscript><textarea><script src=field.js></script></textarea>
        <script type=text/x-template src=other.js></script><link rel=icon href=icon.png><link rel="alternate stylesheet" href=other.css disabled>
        <script>var text = "<script src=text.js><\\/script>";</script><script src=a.js></script><script src=b.js></script>""");
    go("/");
    assertThat(site.requests()).containsExactlyInAnyOrder("GET /", "GET /a.js", "GET /b.js", "GET /other.css");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script src=it></script>", "<script src=it crossorigin=anonymous></script>", "<script src=it charset=iso-8859-1></script>",
        "<script src=it type=module></script>", "<link rel=stylesheet href=it>"
      })
  void aServerSeesTheSameRequestAsForAPageWithOneScript(String element) {
    site.handle("/it", exchange -> {
      headers.add(new TreeMap<>(exchange.getRequestHeaders()));
      exchange.getResponseHeaders().set("Content-Type", element.startsWith("<link") ? "text/css" : "text/javascript");
      exchange.sendResponseHeaders(200, -1);
    });
    site.script("/other.js", "");
    site.page("/one", element);
    site.page("/two", "<script src=other.js></script>" + element);
    go("/one");
    go("/two");
    assertThat(headers).hasSize(2);
    assertThat(headers.get(1).remove("Referer")).containsExactly(site.url("/two"));
    assertThat(headers.get(0).remove("Referer")).containsExactly(site.url("/one"));
    assertThat(headers.get(1)).isEqualTo(headers.get(0));
  }

  @Test
  void aScriptThatIsMissingIsReportedAsEver() {
    site.script("/b.js", "window.b = 1");
    site.page("/", "<script src=gone.js onerror='window.failed = true'></script><script src=b.js></script><script type=module src=gone.mjs></script>");
    go("/");
    assertThat(eval("[failed, b]")).isEqualTo(List.of(true, 1L));
    assertThat(perform(new Observe.ListErrors())).extracting(Observe.PageError::message).anyMatch(text -> text.contains("gone.mjs"));
  }

  @Test
  void aRouteDecidesOnceAboutEach() {
    List<String> asked = new CopyOnWriteArrayList<>();
    Routes.Handler handler = request -> {
      asked.add(request.url());
      return CompletableFuture.completedFuture(
          request.url().endsWith("a.js") ? new RouteAction.Abort("no", Duration.ZERO) : RouteAction.unchanged());
    };
    perform(new Network.AddRoute(UrlPattern.glob("**/*.js"), handler));
    site.script("/b.js", "window.b = 1");
    site.page("/", "<script src=a.js onerror='window.failed = true'></script><script src=b.js></script>");
    go("/");
    assertThat(eval("[failed, b]")).isEqualTo(List.of(true, 1L));
    assertThat(asked).containsExactlyInAnyOrder(site.url("/a.js"), site.url("/b.js"));
  }

  @Test
  void theLogListsRequestsInTheOrderOfTheirStart() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    site.handle("/slow", exchange -> {
      asked.countDown();
      await(end);
      exchange.sendResponseHeaders(204, -1);
    });
    site.page("/", "<title>Quick</title>");
    CompletableFuture<?> slow = surface.perform(new Network.Fetch(site.url("/slow"), Network.FetchOptions.GET, Timeout.DEFAULT));
    asked.await();
    go("/");
    end.countDown();
    slow.join();
    assertThat(perform(new Network.ListRequests(Optional.empty()))).extracting(Network.RequestEntry::url).containsExactly(site.url("/slow"), site.url("/"));
  }

  @Test
  void aScriptThatDoesNotComeEndsThePageLoadInATimeoutThatNamesIt() {
    site.handle("/slow.js", exchange -> await(end));
    site.script("/b.js", "window.b = 1");
    site.page("/", "<script src=b.js></script><script src=slow.js></script>");
    assertThatThrownBy(() -> perform(new Navigate.Goto(site.url("/"), Navigate.WaitUntil.LOAD, Timeout.ofMillis(3000))))
        .isInstanceOfSatisfying(CompletionException.class, e -> {
          assertThat(((EngineException) e.getCause()).code()).isEqualTo(ErrorCode.TIMEOUT);
          assertThat(e.getCause()).hasMessageContaining("slow.js");
        });
    site.page("/next", "<title>Next</title>");
    go("/next");
    assertThat(perform(new Inspect.Title())).isEqualTo("Next");
  }

  @Test
  void thePageThatIsGoneToWaitsForNothingOfTheOneThatWasLeft() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    site.handle("/never.js", exchange -> {
      asked.countDown();
      await(end);
    });
    site.script("/a.js", "");
    site.page("/", "<script src=a.js></script><link rel=modulepreload href=never.js>");
    site.page("/next", "<title>Next</title>");
    go("/");
    asked.await();
    perform(new Navigate.Goto(site.url("/next"), Navigate.WaitUntil.NETWORKIDLE, Timeout.ofMillis(4000)));
    assertThat(perform(new Inspect.Title())).isEqualTo("Next");
  }

  @Test
  void aPageReadsWhatItWasToldToPreloadWithoutASecondRequest() {
    site.script("/later.js", "window.later = (window.later || 0) + 1;");
    site.script("/a.js", "");
    site.page(
        "/",
        """
        <link rel=preload as=script href=later.js><script src=a.js></script>
        <script>addEventListener('load', function () { var s = document.createElement('script'); s.src = 'later.js'; document.head.appendChild(s); });</script>""");
    go("/");
    assertThat(eval("later")).isEqualTo(1L);
    assertThat(site.requests()).containsExactlyInAnyOrder("GET /", "GET /a.js", "GET /later.js");
  }

  @Test
  void manyScriptsAllRun() {
    StringBuilder markup = new StringBuilder("<script>var count = 0;</script>");
    List<String> expected = new ArrayList<>(List.of("GET /"));
    for (int n = 0; n < 20; n++) {
      site.script("/" + n + ".js", "count++; class Part" + n + " { #x = " + n + "; get x() { return this.#x; } } count += new Part" + n + "().x - " + n + ";");
      markup.append("<script src=").append(n).append(".js></script>");
      expected.add("GET /" + n + ".js");
    }
    site.page("/", markup.toString());
    go("/");
    assertThat(eval("count")).isEqualTo(20L);
    assertThat(site.requests()).containsExactlyInAnyOrderElementsOf(expected);
  }
}
