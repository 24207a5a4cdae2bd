package dev.cmux.engine.modern.platform;

import dev.cmux.engine.modern.platform.FetchRequest.Credentials;
import dev.cmux.engine.modern.platform.FetchRequest.Mode;
import dev.cmux.engine.modern.platform.FetchRequest.Redirect;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  /// What needs no server. `file:` is not among them: each file is an origin of its own.
  private static final Set<String> LOCAL = Set.of("about", "blob", "data");

  private final WebClient client;
  private final FetchRequest first;
  private final FetchSink sink;
  private final StreamedRequest.Kind kind;
  private volatile StreamedRequest underWay;

  FetchTask(WebClient client, FetchRequest request, FetchSink sink, StreamedRequest.Kind kind) {
    this.client = client;
    this.first = request;
    this.sink = sink;
    this.kind = kind;
  }

  /// @throws FetchFailure also when the body breaks off, after the head has been given to the sink
  void run() throws FetchFailure {
    FetchRequest request = first;
    boolean crossed = false;
    for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
      boolean local = !isHttp(request.url());
      if (local && !LOCAL.contains(request.url().getProtocol())) {
        throw new FetchFailure("The scheme of " + request.url() + " is none that fetch supports.");
      }
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
      Leg leg = new Leg(request, cross, cors, origin, credentials, hops > 0);
      StreamedRequest web = web(leg);
      underWay = web;
      WebResponse response = load(web);
      if (web.isDelivered()) {
        return;
      }
      if (response instanceof RedirectGate.Held held && held.location() != null) {
        if (cors) {
          Cors.check(response, origin, credentials);
        }
        if (request.redirect() == Redirect.ERROR) {
          throw new FetchFailure(request.url() + " redirects, and the request's redirect mode is 'error'.");
        }
        if (request.redirect() == Redirect.MANUAL) {
          sink.head(FetchResult.opaque("opaqueredirect", request.url().toString()));
          return;
        }
        URL next = location(request, held);
        crossed = cross && !Cors.sameOrigin(request.url(), next);
        request = request.redirected(next, response.getStatusCode());
        continue;
      }
      leg.whole(response);
      return;
    }
    throw new FetchFailure(first.url() + " redirects more than " + MAX_REDIRECTS + " times.");
  }

  /// Ends what is under way. Safe from any thread.
  void end() {
    StreamedRequest request = underWay;
    if (request != null) {
      request.end();
    }
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

  /// One request of possibly several on the way to the response.
  private final class Leg implements StreamedRequest.Arrivals {
    private final FetchRequest request;
    private final boolean cross;
    private final boolean cors;
    private final String origin;
    private final boolean credentials;
    private final boolean redirected;
    private boolean readable;

    Leg(FetchRequest request, boolean cross, boolean cors, String origin, boolean credentials, boolean redirected) {
      this.request = request;
      this.cross = cross;
      this.cors = cors;
      this.origin = origin;
      this.credentials = credentials;
      this.redirected = redirected;
    }

    @Override
    public void head(WebResponse response) throws RefusedResponse {
      try {
        FetchResult result = result(response);
        readable = !result.isOpaque();
        sink.head(result);
      } catch (FetchFailure e) {
        throw new RefusedResponse(e);
      }
    }

    @Override
    public void bytes(byte[] piece) {
      if (readable) {
        sink.bytes(piece);
      }
    }

    /// A response that came all at once.
    void whole(WebResponse response) throws FetchFailure {
      FetchResult result = result(response);
      byte[] body = result.isOpaque() ? new byte[0] : FetchTask.bytes(response);
      sink.head(result);
      sink.bytes(body);
    }

    private FetchResult result(WebResponse response) throws FetchFailure {
      if (cors) {
        Cors.check(response, origin, credentials);
      } else if (cross) {
        return FetchResult.opaque("opaque", "");
      }
      return new FetchResult(
          request.url().toString(),
          response.getStatusCode(),
          response.getStatusMessage() == null ? "" : response.getStatusMessage(),
          cors ? Cors.exposed(response, credentials) : Cors.readable(response),
          cors ? "cors" : "basic",
          redirected);
    }
  }

  /// Carries a failure through a connection, which knows IOExceptions only.
  private static final class RefusedResponse extends IOException {
    private static final long serialVersionUID = 1L;
    private final FetchFailure failure;

    RefusedResponse(FetchFailure failure) {
      super(failure.getMessage(), failure);
      this.failure = failure;
    }
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

  private StreamedRequest web(Leg leg) throws FetchFailure {
    FetchRequest request = leg.request;
    StreamedRequest web;
    try {
      web = new StreamedRequest(request.url(), HttpMethod.valueOf(request.method()), kind, leg);
    } catch (IllegalArgumentException e) {
      throw new FetchFailure("The HTTP method " + request.method() + " is not supported.", e);
    }
    web.setEncodingType(null);
    web.setCharset(StandardCharsets.ISO_8859_1);
    web.setDefaultResponseContentCharset(StandardCharsets.UTF_8);
    web.setFetchDestination(kind == StreamedRequest.Kind.SCRIPT ? WebRequest.FetchDestination.WORKER : WebRequest.FetchDestination.EMPTY);
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
    if (!reads || leg.cors) {
      web.setAdditionalHeader("Origin", leg.origin);
    }
    if (request.sendReferrer() && isHttp(request.page())) {
      web.setAdditionalHeader("Referer", leg.cross ? leg.origin + "/" : withoutFragment(request.page()));
    }
    if (request.bypassCache()) {
      web.setAdditionalHeader("Cache-Control", "no-cache");
      web.setAdditionalHeader("Pragma", "no-cache");
    }
    if (!leg.credentials) {
      web.addHint(WebRequest.HttpHint.BlockCookies);
    }
    web.setAdditionalHeader("Sec-Fetch-Mode", request.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (isHttp(request.url())) {
      web.setAdditionalHeader(RedirectGate.MARK, "1");
    }
    return web;
  }

  private static String header(WebRequest web, String name) {
    return web.getAdditionalHeaders().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
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
    } catch (RefusedResponse e) {
      throw e.failure;
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
