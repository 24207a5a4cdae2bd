package dev.cmux.engine.modern.platform;

import dev.cmux.engine.modern.platform.FetchRequest.Credentials;
import dev.cmux.engine.modern.platform.FetchRequest.Mode;
import dev.cmux.engine.modern.platform.FetchRequest.Redirect;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.htmlunit.util.UrlUtils;

/// Carries out one request of page code: preflight, redirects, cross-origin checks. Blocks; runs off the page's
/// thread and touches nothing of the page. https://fetch.spec.whatwg.org/#fetching
final class FetchTask {

  private static final int MAX_REDIRECTS = 20;

  private final WebClient client;
  private final FetchRequest first;

  FetchTask(WebClient client, FetchRequest request) {
    this.client = client;
    this.first = request;
  }

  FetchResult run() throws FetchFailure {
    FetchRequest request = first;
    boolean crossed = false;
    for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
      boolean local = !isHttp(request.url());
      boolean cross = crossed || (!local && !Cors.sameOrigin(request.page(), request.url()));
      if (cross && request.mode() == Mode.SAME_ORIGIN) {
        throw new FetchFailure("The request for " + request.url() + " has mode 'same-origin' and leaves the origin.");
      }
      boolean cors = cross && request.mode() == Mode.CORS;
      boolean credentials =
          request.credentials() == Credentials.INCLUDE
              || (request.credentials() == Credentials.SAME_ORIGIN && !cross);
      String origin = crossed && hops > 1 ? "null" : Cors.origin(request.page());
      if (cors && request.needsPreflight()) {
        preflight(request, origin, credentials);
      }
      WebResponse response = send(request, cross, origin, credentials);
      if (response instanceof RedirectGate.Held held && held.location() != null) {
        if (cors) {
          Cors.check(response, origin, credentials);
        }
        if (request.redirect() == Redirect.ERROR) {
          throw new FetchFailure(request.url() + " redirects, and the request's redirect mode is 'error'.");
        }
        if (request.redirect() == Redirect.MANUAL) {
          return FetchResult.opaque("opaqueredirect", request.url().toString());
        }
        URL next = location(request, held);
        crossed = cross && !Cors.sameOrigin(request.url(), next);
        request = request.redirected(next, response.getStatusCode());
        continue;
      }
      return result(request, response, cross, cors, origin, credentials, hops > 0);
    }
    throw new FetchFailure(first.url() + " redirects more than " + MAX_REDIRECTS + " times.");
  }

  private static boolean isHttp(URL url) {
    return url.getProtocol().startsWith("http");
  }

  private static URL location(FetchRequest request, RedirectGate.Held held) throws FetchFailure {
    try {
      String address = new String(held.location().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      URL next = UrlUtils.toUrlUnsafe(UrlUtils.resolveUrl(request.url(), address));
      if (!isHttp(next)) {
        throw new FetchFailure(request.url() + " redirects to " + next.getProtocol() + ":, which fetch refuses.");
      }
      return next;
    } catch (MalformedURLException e) {
      throw new FetchFailure(request.url() + " redirects to something that is not a URL.", e);
    }
  }

  private static FetchResult result(
      FetchRequest request,
      WebResponse response,
      boolean cross,
      boolean cors,
      String origin,
      boolean credentials,
      boolean redirected)
      throws FetchFailure {
    if (cors) {
      Cors.check(response, origin, credentials);
    } else if (cross) {
      return FetchResult.opaque("opaque", "");
    }
    List<NameValuePair> headers = cors ? Cors.exposed(response, credentials) : Cors.readable(response);
    return new FetchResult(
        request.url().toString(),
        response.getStatusCode(),
        response.getStatusMessage() == null ? "" : response.getStatusMessage(),
        headers,
        bytes(response),
        cors ? "cors" : "basic",
        redirected);
  }

  private void preflight(FetchRequest request, String origin, boolean credentials) throws FetchFailure {
    WebRequest ask = new WebRequest(request.url(), HttpMethod.OPTIONS);
    ask.setEncodingType(null);
    ask.addHint(WebRequest.HttpHint.BlockCookies);
    ask.setAdditionalHeader("Accept", "*/*");
    ask.setAdditionalHeader("Origin", origin);
    ask.setAdditionalHeader("Access-Control-Request-Method", request.method());
    if (!request.unsafeHeaders().isEmpty()) {
      ask.setAdditionalHeader("Access-Control-Request-Headers", String.join(",", request.unsafeHeaders()));
    }
    ask.setAdditionalHeader("Sec-Fetch-Mode", "cors");
    ask.setAdditionalHeader(RedirectGate.MARK, "1");
    Cors.checkPreflight(load(ask), request, origin, credentials);
  }

  private WebResponse send(FetchRequest request, boolean cross, String origin, boolean credentials)
      throws FetchFailure {
    WebRequest web;
    try {
      web = new WebRequest(request.url(), HttpMethod.valueOf(request.method()));
    } catch (IllegalArgumentException e) {
      throw new FetchFailure("The HTTP method " + request.method() + " is not supported.", e);
    }
    web.setEncodingType(null);
    web.setCharset(StandardCharsets.ISO_8859_1);
    web.setDefaultResponseContentCharset(StandardCharsets.UTF_8);
    web.setFetchDestination(WebRequest.FetchDestination.EMPTY);
    web.setRequestingUrl(request.page());
    web.setAdditionalHeader("Accept", "*/*");
    for (NameValuePair header : request.headers()) {
      String before = header(web, header.getName());
      boolean replace = before == null || "accept".equalsIgnoreCase(header.getName());
      web.setAdditionalHeader(header.getName(), replace ? header.getValue() : before + ", " + header.getValue());
    }
    if (request.hasBody()) {
      web.setRequestBody(new String(request.body(), StandardCharsets.ISO_8859_1));
    }
    boolean reads = "GET".equals(request.method()) || "HEAD".equals(request.method());
    if (!reads || (cross && request.mode() == Mode.CORS)) {
      web.setAdditionalHeader("Origin", origin);
    }
    if (request.sendReferrer() && isHttp(request.page())) {
      web.setAdditionalHeader("Referer", cross ? origin + "/" : withoutFragment(request.page()));
    }
    if (request.bypassCache()) {
      web.setAdditionalHeader("Cache-Control", "no-cache");
      web.setAdditionalHeader("Pragma", "no-cache");
    }
    if (!credentials) {
      web.addHint(WebRequest.HttpHint.BlockCookies);
    }
    web.setAdditionalHeader("Sec-Fetch-Mode", request.mode() == Mode.NO_CORS ? "no-cors" : "cors");
    if (isHttp(request.url())) {
      web.setAdditionalHeader(RedirectGate.MARK, "1");
    }
    return load(web);
  }

  private static String header(WebRequest web, String name) {
    return web.getAdditionalHeaders().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(java.util.Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static String withoutFragment(URL url) {
    String text = url.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  private WebResponse load(WebRequest web) throws FetchFailure {
    try {
      return client.loadWebResponse(web);
    } catch (IOException | FailingHttpStatusCodeException e) {
      throw new FetchFailure(web.getUrl() + ": " + e.getMessage(), e);
    } catch (IllegalStateException e) {
      throw new FetchFailure(web.getUrl() + ": the surface was closed.", e);
    }
  }

  private static byte[] bytes(WebResponse response) throws FetchFailure {
    try (InputStream in = response.getContentAsStream()) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      throw new FetchFailure("The response body could not be read: " + e.getMessage(), e);
    }
  }
}
