package dev.cmux.engine.page.net;

import dev.cmux.engine.error.EngineException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.http.HttpRequest;
import org.apache.http.client.methods.HttpRequestWrapper;
import org.apache.http.client.methods.HttpUriRequest;

/// The transfers of one surface that are under way, by the thread that waits for each, so that they can be broken off: blocking sockets heed no
/// interrupt. Safe from any thread.
public final class Transfers {

  private final Map<Thread, Transfer> underWay = new ConcurrentHashMap<>();
  private volatile Thread refused;
  private volatile String struck;
  private volatile boolean closed;

  /// The current thread begins a transfer, which it must {@link #end}.
  ///
  /// @throws RefusedRequest when the command it works for has been broken off already, or the surface is closing
  public Transfer begin(String url) throws RefusedRequest {
    if (closed || Thread.currentThread() == refused) {
      struck = url;
      throw brokenOff(url);
    }
    Transfer transfer = new Transfer(url, Thread.currentThread());
    underWay.put(transfer.thread, transfer);
    return transfer;
  }

  public void end(Transfer transfer) {
    underWay.remove(transfer.thread, transfer);
    if (transfer.isBrokenOff()) {
      Thread.interrupted(); // it may have come after the last wait
    }
  }

  /// The current thread's transfer goes over the wire as this request, again when it is repeated.
  public void carriedBy(HttpRequest request) {
    Transfer transfer = underWay.get(Thread.currentThread());
    HttpRequest original = request instanceof HttpRequestWrapper wrapper ? wrapper.getOriginal() : request;
    if (transfer != null && original instanceof HttpUriRequest abortable) {
      transfer.carriedBy(abortable);
    }
  }

  /// Breaks off what this thread waits for, and refuses whatever it asks for next, until {@link #resume}.
  public void stop(Thread thread) {
    refused = thread;
    breakOff(thread).ifPresent(url -> struck = url);
  }

  /// The address that {@link #stop} broke off or refused last.
  public Optional<String> struck() {
    return Optional.ofNullable(struck);
  }

  /// Breaks off what this thread waits for. Answers the address.
  public Optional<String> breakOff(Thread thread) {
    Transfer transfer = thread == null ? null : underWay.get(thread);
    if (transfer == null) {
      return Optional.empty();
    }
    transfer.breakOff();
    return Optional.of(transfer.url);
  }

  /// Breaks off everything, for good.
  public void close() {
    closed = true;
    underWay.values().forEach(Transfer::breakOff);
  }

  public void resume() {
    refused = null;
    struck = null;
  }

  public static RefusedRequest brokenOff(String url) {
    return new RefusedRequest(EngineException.timeout("`%s` was broken off.".formatted(url)));
  }

  /// One request and its answer, body included.
  public static final class Transfer {
    private final String url;
    private final Thread thread;
    private HttpUriRequest carrier;
    private boolean brokenOff;

    private Transfer(String url, Thread thread) {
      this.url = url;
      this.thread = thread;
    }

    public synchronized boolean isBrokenOff() {
      return brokenOff;
    }

    private synchronized void carriedBy(HttpUriRequest request) {
      carrier = request;
      if (brokenOff) {
        request.abort();
      }
    }

    /// Before the request is on its way, the thread may be waiting for a route's handler.
    private synchronized void breakOff() {
      brokenOff = true;
      if (carrier == null) {
        thread.interrupt();
      } else {
        carrier.abort();
      }
    }
  }
}
