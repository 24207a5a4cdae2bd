package dev.cmux.engine.command;

import dev.cmux.engine.network.HarRecorder;
import dev.cmux.engine.network.ReplayOptions;
import dev.cmux.engine.network.Routes;
import dev.cmux.engine.url.UrlPattern;
import java.nio.file.Path;
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

  /// Catches the page's requests to the URLs of the pattern; of several routes the one added last decides.
  record AddRoute(UrlPattern pattern, Routes.Handler handler) implements Network<Void> {}

  /// Removes the routes of the pattern, or all of them; answers how many routes were removed.
  record RemoveRoutes(Optional<UrlPattern> pattern) implements Network<Integer> {}

  /// Begins to record every request and answer into a HAR 1.2 file.
  record StartHar(Path path, HarRecorder.Options options) implements Network<Void> {}

  /// Ends the recording and puts the file in its place; answers how many exchanges it holds.
  record StopHar() implements Network<Integer> {}

  /// Answers requests from a recording, in its order, instead of asking servers.
  record ReplayHar(Path path, ReplayOptions options) implements Network<Void> {}

  /// One request of the log.
  ///
  /// @param status the HTTP status, 0 when there was no answer
  /// @param error why there was no answer
  record RequestEntry(
      String method, String url, String resourceType, int status, Optional<String> error, long startedMs, long durationMs) {}
}
