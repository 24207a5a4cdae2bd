package dev.cmux.engine.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Requests: the surface's own, and what becomes of the page's.
public sealed interface Network<R> extends Command<R> {

  /// An HTTP request that uses and updates the surface's cookies, outside any page.
  record Fetch(String url, FetchOptions options, Timeout timeout) implements Network<Response> {
    public Fetch {
      url = Urls.navigable(url);
    }
  }

  /// How a fetch is made.
  record FetchOptions(String method, Map<String, String> headers, Optional<byte[]> body, boolean followRedirects) {
    public static final FetchOptions GET = new FetchOptions("GET", Map.of(), Optional.empty(), true);

    public FetchOptions {
      headers = Map.copyOf(headers);
    }
  }

  /// The requests the surface has made, oldest first; bounded, the oldest go first.
  record ListRequests(Optional<String> urlPattern) implements Network<List<RequestEntry>> {}

  /// One request of the log.
  ///
  /// @param status the HTTP status, 0 when there was no answer
  /// @param error why there was no answer
  record RequestEntry(
      String method, String url, String resourceType, int status, Optional<String> error, long startedMs, long durationMs) {}
}
