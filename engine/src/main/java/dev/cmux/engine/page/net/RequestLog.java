package dev.cmux.engine.page.net;

import dev.cmux.engine.command.Network.RequestEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.htmlunit.WebRequest;

/// The last requests of one surface that have ended. Safe from any thread.
public final class RequestLog {

  private final RecentEntries<Logged> ended = new RecentEntries<>();

  /// When a request began: by the clock, and by one that tells what comes first within a millisecond.
  public record Start(long millis, long nanos) {
    public static Start now() {
      return new Start(System.currentTimeMillis(), System.nanoTime());
    }
  }

  private record Logged(Start start, RequestEntry entry) {}

  /// A request has ended.
  ///
  /// @param status the HTTP status, 0 when there was no answer
  /// @param error why there was no answer
  public void add(WebRequest request, String url, int status, Optional<String> error, Start start) {
    long took = System.currentTimeMillis() - start.millis;
    RequestEntry entry = new RequestEntry(request.getHttpMethod().name(), url, ResourceType.of(request), status, error, start.millis, took);
    synchronized (ended) {
      ended.add(new Logged(start, entry));
    }
  }

  /// In the order of their start.
  public List<RequestEntry> list() {
    List<Logged> entries;
    synchronized (ended) {
      entries = ended.list();
    }
    return entries.stream().sorted(Comparator.comparingLong(logged -> logged.start.nanos)).map(Logged::entry).toList();
  }
}
