package dev.cmux.engine.page;

import dev.cmux.engine.command.Navigate.WaitUntil;
import dev.cmux.engine.command.Response;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.modern.PageEngine;
import dev.cmux.engine.modern.platform.SessionHistories;
import dev.cmux.engine.modern.platform.SessionHistory;
import dev.cmux.engine.page.net.HtmlUnitErrors;
import dev.cmux.engine.page.net.UserRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.WebWindow;
import org.htmlunit.util.NameValuePair;
import org.htmlunit.util.UrlUtils;

/// Loads documents into windows.
final class Navigator {

  private static final long IDLE_MILLIS = 500;

  private final WebClient client;
  private final SurfaceConnection connection;
  private final PageJobs jobs;
  private final PageLoads loads;
  private final SessionHistories histories;

  Navigator(WebClient client, SurfaceConnection connection, PageJobs jobs, PageLoads loads) {
    this.client = client;
    this.connection = connection;
    this.jobs = jobs;
    this.loads = loads;
    this.histories =
        client.getJavaScriptEngine() instanceof PageEngine engine
            ? engine.platform().histories()
            : new SessionHistories(client);
  }

  /// Loads a URL; done at once, or when the network is quiet.
  ///
  /// @param millis for making the connection and for silence on it; whatever else takes too long is broken off from outside
  /// @param early takes the answer when the load goes on after it
  Attempt<Response> go(WebWindow window, String url, WaitUntil until, long millis, Consumer<Response> early) {
    WebRequest request = request(url);
    request.setTimeout(timeout(millis));
    Page before = window.getEnclosedPage();
    Page page = load(url, window, until, early, () -> client.getPage(window, request));
    boolean sameDocument = page == before && before != null && UrlUtils.sameFile(page.getUrl(), request.getUrl());
    if (page == before && !sameDocument) {
      throw EngineException.navigationFailed("`%s` sent no document.".formatted(url))
          .withHint("It answered with `204 No Content` or with a download; see `download.list()`.");
    }
    return until(until, response(page));
  }

  Attempt<Response> reload(WebWindow window, WaitUntil until, long millis, Consumer<Response> early) {
    WebRequest last =
        window.getEnclosedPage() == null ? WebRequest.newAboutBlankRequest() : window.getEnclosedPage().getWebResponse().getWebRequest();
    last.setTimeout(timeout(millis));
    String url = last.getUrl().toExternalForm();
    Page page = load(url, window, until, early, () -> client.getPage(window, last));
    return until(until, response(page.getWebResponse(), url));
  }

  /// A step of `-1` or `1` in the history; empty when there is no such entry.
  Attempt<Optional<Response>> step(WebWindow window, int by, WaitUntil until, Consumer<Response> early) {
    SessionHistory history = histories.of(window);
    Optional<URL> to = history.address(by);
    if (to.isEmpty()) {
      return Attempt.already(Optional.empty());
    }
    Page page =
        load(
            to.get().toExternalForm(),
            window,
            until,
            early,
            () -> {
              history.traverse(by);
              return window.getEnclosedPage();
            });
    return until(until, Optional.of(response(page)));
  }

  /// Whether nothing has been on the network for half a second. What is due in the page may lead to requests, so it has its turn before; but timers that have led to
  /// none for two seconds are an animation or a clock.
  boolean isQuiet() {
    return connection.idleFor(IDLE_MILLIS) && !jobs.busyWithin(IDLE_MILLIS / 5) || connection.idleFor(4 * IDLE_MILLIS);
  }

  private <T> Attempt<T> until(WaitUntil until, T value) {
    if (until != WaitUntil.NETWORKIDLE) {
      return Attempt.already(value);
    }
    return new Attempt<>() {
      @Override
      public Outcome<T> tryNow() {
        return isQuiet() ? Attempt.done(value) : Attempt.notYet("the network did not become quiet");
      }

      @Override
      public long againAfterMillis() {
        return 100;
      }
    };
  }

  /// For the socket: a little more than the command has, so that the command's own end comes first, which knows more to say.
  private static int timeout(long millis) {
    return Math.clamp(millis + 250, 1, Integer.MAX_VALUE);
  }

  private static WebRequest request(String url) {
    try {
      WebRequest request = new UserRequest(toUrl(url), "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
      request.setCharset(StandardCharsets.UTF_8);
      return request;
    } catch (MalformedURLException e) {
      throw EngineException.invalidParams("`%s` is not a URL a page can be loaded from.".formatted(url)).causedBy(e);
    }
  }

  private static URL toUrl(String url) throws MalformedURLException {
    try {
      return url.startsWith("file:") ? new URI(url.replace(" ", "%20")).toURL() : UrlUtils.toUrlUnsafe(url);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new MalformedURLException(e.getMessage());
    }
  }

  private Page load(String url, WebWindow window, WaitUntil until, Consumer<Response> early, SurfaceThread.Blocking<Page> loading) {
    try {
      return loads.load(window, until, page -> early.accept(response(page)), loading);
    } catch (FailingHttpStatusCodeException e) {
      throw HtmlUnitErrors.redirectLoop(url);
    } catch (IOException e) {
      throw HtmlUnitErrors.navigation(url, e);
    }
  }

  private static Response response(Page page) {
    return response(page.getWebResponse(), page.getUrl().toExternalForm());
  }

  /// A response as the engine hands it out; the body stays where HtmlUnit keeps it until it is asked for.
  static Response response(WebResponse response, String url) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (NameValuePair header : response.getResponseHeaders()) {
      headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), ignored -> new ArrayList<>()).add(header.getValue());
    }
    boolean fromServer = url.startsWith("http");
    return new Response(
        url,
        fromServer ? response.getStatusCode() : 0,
        fromServer ? response.getStatusMessage() : "",
        headers,
        response.getContentCharset(),
        () -> bytes(response));
  }

  private static byte[] bytes(WebResponse response) {
    try (InputStream in = response.getContentAsStream()) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException | UncheckedIOException e) {
      throw EngineException.ioError("The body of `%s` is no longer there.".formatted(response.getWebRequest().getUrl())).causedBy(e);
    }
  }
}
