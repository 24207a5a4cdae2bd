package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Store;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.state.Cookie;
import dev.cmux.engine.state.OriginStorage;
import dev.cmux.engine.state.State;
import dev.cmux.engine.url.Origin;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// State over real pages: what one surface saves, another one has.
class SurfaceStateTest {

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface first = browser.open(OpenOptions.DEFAULT);
  private final Surface second = browser.open(OpenOptions.DEFAULT);

  @TempDir Path folder;

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  @Test
  void whatOneSurfaceSavesTheNextOneHasAtOnceWithoutAnyRequest() {
    signIn();
    Path file = folder.resolve("auth.json");

    State saved = perform(first, new Store.SaveState(file, Optional.of("open sesame")));
    int before = site.requests().size();
    State loaded = perform(second, new Store.LoadState(file, Optional.of("open sesame")));

    assertThat(loaded).isEqualTo(saved);
    assertThat(site.requests()).hasSize(before);
    assertThat(perform(second, new Store.GetCookies(Store.CookieFilter.ALL))).containsExactlyElementsOf(saved.cookies());
    perform(second, new Navigate.Goto(site.url("/whoami")));
    assertThat(perform(second, new Inspect.Title())).isEqualTo("sid=abc");
    assertThat(eval(second, "localStorage.token + sessionStorage.draft")).isEqualTo("t0kend");
  }

  @Test
  void aFileThatCannotBeLoadedChangesNothing() throws IOException {
    signIn();
    Path file = Files.writeString(folder.resolve("bad.json"), "{\"cookies\": [");

    assertThatThrownBy(() -> perform(first, new Store.LoadState(file, Optional.empty())))
        .hasMessageContaining("cut off")
        .extracting("code")
        .isEqualTo(ErrorCode.INVALID_PARAMS);
    assertThat(perform(first, new Store.GetCookies(Store.CookieFilter.ALL))).hasSize(1);
    assertThat(eval(first, "localStorage.token")).isEqualTo("t0ken");
  }

  @Test
  void aCopiedCookieHeaderIsForTheSiteOfTheActiveTab() throws IOException {
    site.page("/", "<title>here</title>");
    perform(first, new Navigate.Goto(site.url("/")));
    Path file = Files.writeString(folder.resolve("header"), "Cookie: sid=abc");

    assertThat(perform(first, new Store.LoadState(file, Optional.empty())).cookies())
        .containsExactly(Cookie.session("sid", "abc", Origin.parse(site.url("/")).host()));
  }

  @Test
  void twoPortsOfOneHostKeepTheirOwnStorage() {
    Origin here = Origin.parse(site.url("/"));
    Origin there = new Origin(here.scheme(), here.host(), here.port() == 9 ? 10 : 9);
    State state =
        new State(
            List.of(),
            List.of(
                new OriginStorage(here, Map.of("k", "here"), Map.of()), new OriginStorage(there, Map.of("k", "there"), Map.of())),
            Optional.empty());
    site.page("/", "<title>x</title>");

    perform(first, new Store.ImportState(state));
    perform(first, new Navigate.Goto(site.url("/")));

    assertThat(eval(first, "localStorage.k")).isEqualTo("here");
    assertThat(perform(first, new Store.ExportState()).origins()).containsExactlyInAnyOrderElementsOf(state.origins());
  }

  @Test
  void anOddServerCannotMakeTheCookiesUnreadable() {
    site.handle(
        "/odd",
        exchange -> {
          exchange.getResponseHeaders().add("Set-Cookie", "far=1; Max-Age=99999999999999; Path=/");
          exchange.getResponseHeaders().add("Set-Cookie", "quoted=\"a;b\"; Path=/");
          exchange.getResponseHeaders().add("Set-Cookie", "=; Path=/");
          exchange.getResponseHeaders().add("Set-Cookie", "=nameless; Path=/odd");
          exchange.getResponseHeaders().add("Set-Cookie", "good=1; Path=/");
          answer(exchange, "<title>odd</title>");
        });
    perform(first, new Navigate.Goto(site.url("/odd")));

    assertThat(perform(first, new Store.ExportState()).cookies())
        .extracting(cookie -> cookie.name() + '=' + cookie.value())
        .contains("far=1", "=nameless", "good=1")
        .doesNotContain("=");
    perform(first, new Store.ClearCookies(Store.CookieFilter.ALL));
    assertThat(perform(first, new Store.ExportState()).cookies()).isEmpty();
  }

  private void signIn() {
    site.handle(
        "/login",
        exchange -> {
          exchange.getResponseHeaders().add("Set-Cookie", "sid=abc; HttpOnly; Path=/; SameSite=Lax");
          answer(exchange, "<title>in</title><script>localStorage.token = 't0ken'; sessionStorage.draft = 'd'</script>");
        });
    site.handle(
        "/whoami",
        exchange -> answer(exchange, "<title>" + exchange.getRequestHeaders().getFirst("Cookie") + "</title>"));
    perform(first, new Navigate.Goto(site.url("/login")));
  }

  private static void answer(HttpExchange exchange, String html) throws IOException {
    byte[] page = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
  }

  private static Object eval(Surface surface, String script) {
    return perform(surface, new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), Timeout.DEFAULT));
  }

  private static <R> R perform(Surface surface, Command<R> command) {
    try {
      return surface.perform(command).join();
    } catch (CompletionException e) {
      throw (EngineException) e.getCause();
    }
  }
}
