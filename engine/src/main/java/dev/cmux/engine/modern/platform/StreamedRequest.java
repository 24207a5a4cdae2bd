package dev.cmux.engine.modern.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;

/// A request whose sender wants the response as it arrives. A connection that can, gives it to [#deliver] on the thread that asked; one that
/// cannot, or that answers by itself, returns the whole response as for any request.
public final class StreamedRequest extends WebRequest {

  private static final long serialVersionUID = 1L;
  private static final int PIECE = 16 << 10;

  /// Hears of a response as it arrives.
  interface Arrivals {

    /// Status and headers are there.
    ///
    /// @throws IOException when the response is refused; the transfer ends with it
    void head(WebResponse head) throws IOException;

    void bytes(byte[] piece);
  }

  /// What of a page asks.
  public enum Kind {
    FETCH,
    XHR,
    EVENTSOURCE,
    /// The script of a worker.
    SCRIPT
  }

  private final transient Arrivals arrivals;
  private final Kind kind;
  private boolean delivered;
  private transient volatile Runnable cut;
  private volatile boolean ended;

  StreamedRequest(URL url, HttpMethod method, Kind kind, Arrivals arrivals) {
    super(url, method);
    this.arrivals = arrivals;
    this.kind = kind;
    if (isLasting()) {
      setTimeout(0);
    }
  }

  /// Whether the response is a stream of events: nobody waits for its end, and nobody keeps what came.
  public boolean isLasting() {
    return kind == Kind.EVENTSOURCE;
  }

  public Kind kind() {
    return kind;
  }

  /// Whether a response of this status is to be delivered: its sender follows redirects itself, with requests of their own.
  public boolean wants(int status) {
    return !RedirectGate.isRedirect(status);
  }

  /// Hands on a response while its body is read, to the end.
  ///
  /// @param response its head is here, its content is on its way
  /// @param cut ends the transfer from another thread
  public void deliver(WebResponse response, Runnable cut) throws IOException {
    delivered = true;
    this.cut = cut;
    if (ended) {
      cut.run();
    }
    arrivals.head(response);
    InputStream body = response.getContentAsStream();
    byte[] buffer = new byte[PIECE];
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      if (read > 0) {
        arrivals.bytes(Arrays.copyOf(buffer, read));
      }
    }
  }

  /// Ends the transfer. Safe from any thread.
  void end() {
    ended = true;
    Runnable how = cut;
    if (how != null) {
      how.run();
    }
  }

  /// Whether the response has come in pieces.
  boolean isDelivered() {
    return delivered;
  }
}
