package dev.cmux.engine.page;

import dev.cmux.engine.command.Network.Fetch;
import dev.cmux.engine.command.Network.RequestEntry;
import dev.cmux.engine.command.Response;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.page.net.HtmlUnitErrors;
import dev.cmux.engine.url.UrlPattern;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.FormEncodingType;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.UrlUtils;

/// The surface's own requests and the log of all of them.
final class Requests {

  private final SurfaceClient client;
  private final SurfaceConnection connection;
  private final SurfaceThread thread;
  private final List<String> headerNames = new ArrayList<>();

  Requests(SurfaceClient client, SurfaceConnection connection, SurfaceThread thread) {
    this.client = client;
    this.connection = connection;
    this.thread = thread;
  }

  /// One request with the surface's cookies, outside any page and beside its queue.
  Attempt<Response> fetch(Fetch fetch) {
    if (fetch.url().regionMatches(true, 0, "file:", 0, 5)) {
      throw EngineException.notAllowed("`fetch` asks servers, and `%s` is a file.".formatted(fetch.url()))
          .withHint("Read it with `readText` of `cmux:fs`, or show it with `goto`.");
    }
    WebRequest request = request(fetch);
    return new BackgroundWork<>(
        thread, "`%s` did not answer".formatted(fetch.url()), () -> send(fetch, request), worker -> connection.transfers().breakOff(worker));
  }

  private Response send(Fetch fetch, WebRequest request) {
    try {
      WebResponse response =
          fetch.options().followRedirects() ? client.loadWebResponse(request) : connection.getResponse(request);
      // what names no encoding is UTF-8 to fetch
      response.getWebRequest().setDefaultResponseContentCharset(StandardCharsets.UTF_8);
      return Navigator.response(response, response.getWebRequest().getUrl().toExternalForm());
    } catch (FailingHttpStatusCodeException e) {
      throw HtmlUnitErrors.redirectLoop(fetch.url());
    } catch (IOException e) {
      throw HtmlUnitErrors.navigation(fetch.url(), e);
    }
  }

  List<RequestEntry> list(Optional<String> urlPattern) {
    return connection.log().list().stream()
        .filter(entry -> urlPattern.map(pattern -> matches(entry.url(), pattern)).orElse(true))
        .toList();
  }

  /// Headers for every request from now on, in place of the earlier ones.
  void headers(Map<String, String> headers) {
    headerNames.forEach(client::removeRequestHeader);
    headerNames.clear();
    headers.forEach(
        (name, value) -> {
          client.addRequestHeader(name, value);
          headerNames.add(name);
        });
  }

  void userAgent(String agent) {
    client.userAgent(agent);
  }

  private static boolean matches(String url, String pattern) {
    return url.contains(pattern) || (pattern.contains("*") && UrlPattern.glob(pattern).matches(url));
  }

  private static WebRequest request(Fetch fetch) {
    try {
      WebRequest request = new WebRequest(UrlUtils.toUrlUnsafe(fetch.url()), method(fetch.options().method()));
      request.setCharset(StandardCharsets.UTF_8);
      fetch.options().headers().forEach(request::setAdditionalHeader);
      fetch
          .options()
          .body()
          .ifPresent(
              body -> {
                request.setEncodingType(FormEncodingType.TEXT_PLAIN);
                request.setRequestBody(new String(body, StandardCharsets.UTF_8));
              });
      return request;
    } catch (MalformedURLException e) {
      throw EngineException.invalidParams("`%s` is not a URL that can be requested.".formatted(fetch.url())).causedBy(e);
    }
  }

  private static HttpMethod method(String name) {
    try {
      return HttpMethod.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw EngineException.invalidParams("`%s` is not an HTTP method.".formatted(name))
          .withHint("Use one of %s.".formatted(Arrays.toString(HttpMethod.values())));
    }
  }
}
