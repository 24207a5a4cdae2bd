package dev.cmux.engine.page;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.modern.platform.StreamedRequest;
import dev.cmux.engine.network.AllowedHosts;
import dev.cmux.engine.network.RequestGate;
import dev.cmux.engine.page.net.ArrivingContent;
import dev.cmux.engine.page.net.HostNames;
import dev.cmux.engine.page.net.HtmlUnitErrors;
import dev.cmux.engine.page.net.PageBody;
import dev.cmux.engine.page.net.Patience;
import dev.cmux.engine.page.net.RefusedRequest;
import dev.cmux.engine.page.net.RequestLog;
import dev.cmux.engine.page.net.Traffic;
import dev.cmux.engine.page.net.Transfers;
import dev.cmux.engine.page.net.UserAgent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.io.input.TeeInputStream;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.NoHttpResponseException;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;
import org.htmlunit.DownloadedContent;
import org.htmlunit.HttpWebConnection;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;

/// The network of one surface: every hop of every request of its pages passes here.
///
/// Adds to HtmlUnit's connection: the allow list, offline mode, a log, a size limit, and a way to break off what is under way.
/// Called on the surface's queue and, for background fetches, on pool threads.
final class SurfaceConnection extends HttpWebConnection {

  private final WebClient client;
  private final AllowedHosts allowed;
  private final Traffic traffic;
  private final Optional<RequestGate> gate;
  private final Patience patience = new Patience();
  private final RequestLog log = new RequestLog();
  private final Transfers transfers = new Transfers();
  private final PageLoads loads;
  private volatile boolean offline;
  private volatile long lastActivityNanos = System.nanoTime();
  private volatile int underWay;

  /// @param gate where requests wait for their turn, if they have to
  SurfaceConnection(SurfaceClient client, SurfaceThread thread, PageStops stops, AllowedHosts allowed, Traffic traffic, Optional<RequestGate> gate) {
    super(client);
    this.loads = new PageLoads(thread, stops, transfers);
    this.client = client;
    this.allowed = allowed;
    this.traffic = traffic;
    this.gate = gate;
  }

  /// The page loads that these requests may be a part of.
  PageLoads loads() {
    return loads;
  }

  @Override
  public WebResponse getResponse(WebRequest request) throws IOException {
    return loads.fetch(() -> respond(request));
  }

  /// Waits for the answer to a request that is made early as for one that is made now.
  WebResponse await(EarlyRequests.Early early) throws IOException {
    return early.isMade() ? arrival(early) : loads.fetch(() -> arrival(early));
  }

  private WebResponse arrival(EarlyRequests.Early early) throws IOException {
    String url = early.url().toExternalForm();
    Transfers.Transfer transfer = transfers.begin(url);
    try {
      return early.get();
    } catch (InterruptedException e) {
      if (transfer.isBrokenOff()) {
        throw Transfers.brokenOff(url);
      }
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The request was broken off.");
    } finally {
      transfers.end(transfer);
    }
  }

  private WebResponse respond(WebRequest request) throws IOException {
    WebResponse response = once(request);
    for (int repeats = 0; gate.isPresent() && repeats(request, response, repeats); repeats++) {
      response.cleanUp();
      response = once(request);
    }
    return response;
  }

  private boolean repeats(WebRequest request, WebResponse response, int repeats) {
    Optional<String> retryAfter = Optional.ofNullable(response.getResponseHeaderValue("Retry-After"));
    return gate.orElseThrow().repeats(host(request), request.getHttpMethod().name(), response.getStatusCode(), retryAfter, repeats);
  }

  private static String host(WebRequest request) {
    return request.getUrl().getHost().toLowerCase(Locale.ROOT);
  }

  private WebResponse once(WebRequest request) throws IOException {
    String url = request.getUrl().toExternalForm();
    RequestLog.Start started = RequestLog.Start.now();
    Transfers.Transfer transfer = transfers.begin(url);
    enter();
    try {
      checkReachable(url);
      WebResponse response = traffic.pass(request, this::ask);
      log.add(request, url, response.getStatusCode(), Optional.empty(), started);
      return response;
    } catch (IOException | RuntimeException e) {
      IOException failure = transfer.isBrokenOff() ? Transfers.brokenOff(url) : known(url, request, e);
      Throwable seen = failure == null ? e : failure;
      log.add(request, url, 0, Optional.of(seen.getMessage() == null ? seen.getClass().getSimpleName() : seen.getMessage()), started);
      if (failure != null) {
        throw failure;
      }
      throw e;
    } finally {
      transfers.end(transfer);
      leave();
    }
  }

  private WebResponse ask(WebRequest request) throws IOException {
    // a route may have given it another address
    checkReachable(request.getUrl().toExternalForm());
    if (gate.isEmpty()) {
      return super.getResponse(request);
    }
    try (RequestGate.Turn _ = turn(request)) {
      return super.getResponse(request);
    }
  }

  private RequestGate.Turn turn(WebRequest request) throws IOException {
    patience.begins();
    try {
      return gate.orElseThrow().enter(host(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The request was broken off.");
    } finally {
      patience.ends();
    }
  }

  /// How long requests have waited for their turn, which no command can do anything about. Safe from any thread.
  long waitedMillis() {
    return patience.millis();
  }

  /// What HtmlUnit would tell less of. It takes a connection that was closed without an answer for an empty page; it is none.
  private static IOException known(String url, WebRequest request, Exception failure) {
    if (failure instanceof IOException io && !(io instanceof RefusedRequest) && request.getProxyHost() != null) {
      return HtmlUnitErrors.proxy(url, request, io).<IOException>map(RefusedRequest::new).orElse(null);
    }
    return failure instanceof NoHttpResponseException silent ? new RefusedRequest(HtmlUnitErrors.navigation(url, silent)) : null;
  }

  /// Whether a connection may be made: web sockets ask this, which go their own way.
  void checkReachable(String url) throws RefusedRequest {
    checkAllowed(url);
    if (offline) {
      throw new RefusedRequest(
          EngineException.navigationFailed("`%s` did not load: the surface is offline.".formatted(url)).withHint("Call `set.offline(false)`."));
    }
  }

  private void checkAllowed(String url) throws RefusedRequest {
    try {
      if (!url.matches("(?i)(http|ws)s?:.*")) {
        throw EngineException.notAllowed("A redirect leads to `%s`, which is no address of a server.".formatted(url)).with("url", url);
      }
      allowed.check(url);
    } catch (EngineException refused) {
      throw new RefusedRequest(refused);
    }
  }

  void offline(boolean value) {
    offline = value;
  }

  /// Whether nothing has been requested for so many milliseconds.
  boolean idleFor(long millis) {
    return underWay == 0 && System.nanoTime() - lastActivityNanos >= millis * 1_000_000;
  }

  RequestLog log() {
    return log;
  }

  /// What is under way. Safe from any thread.
  Transfers transfers() {
    return transfers;
  }

  @Override
  protected HttpClientBuilder createHttpClientBuilder() {
    return super.createHttpClientBuilder().setRequestExecutor(new Tracked()).setDnsResolver(new HostNames());
  }

  @Override
  protected DownloadedContent downloadResponseBody(HttpResponse response) throws IOException {
    Optional<InputStream> text = PageBody.of(response);
    if (text.isEmpty()) {
      return super.downloadResponseBody(response);
    }
    try (InputStream body = text.get()) {
      return content(body);
    }
  }

  /// What a page reads as it arrives is handed on while it comes. A stream of events does not count as activity: it is always there.
  @Override
  protected WebResponse downloadResponse(HttpUriRequest method, WebRequest request, HttpResponse response, long started) throws IOException {
    if (!(request instanceof StreamedRequest streamed)
        || response.getEntity() == null
        || !streamed.wants(response.getStatusLine().getStatusCode())) {
      return super.downloadResponse(method, request, response, started);
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    if (streamed.isLasting()) {
      leave();
    }
    try (InputStream body = streamed.isLasting() ? response.getEntity().getContent() : new TeeInputStream(response.getEntity().getContent(), kept)) {
      streamed.deliver(makeWebResponse(response, request, new ArrivingContent(body), elapsed(started)), method::abort);
    } finally {
      if (streamed.isLasting()) {
        enter();
      }
    }
    return makeWebResponse(response, request, content(new ByteArrayInputStream(kept.toByteArray())), elapsed(started));
  }

  private DownloadedContent content(InputStream body) throws IOException {
    return downloadContent(body, client.getOptions().getMaxInMemory(), client.getOptions().getTempFileDirectory());
  }

  private static long elapsed(long started) {
    return System.currentTimeMillis() - started;
  }

  private synchronized void enter() {
    underWay++;
  }

  private synchronized void leave() {
    underWay--;
    lastActivityNanos = System.nanoTime();
  }

  /// Tells which request carries a transfer. What comes before, making the connection, ends by the timeout of the request.
  private final class Tracked extends HttpRequestExecutor {
    @Override
    public HttpResponse execute(HttpRequest request, HttpClientConnection connection, HttpContext context)
        throws IOException, HttpException {
      transfers.carriedBy(request);
      UserAgent.mend(request, client.getBrowserVersion().getUserAgent());
      return super.execute(request, connection, context);
    }
  }
}
