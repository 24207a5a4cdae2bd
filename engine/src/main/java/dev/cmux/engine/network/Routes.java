package dev.cmux.engine.network;

import dev.cmux.engine.url.UrlPattern;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/// The routes of a surface: the one added last is asked first, as in Playwright.
///
/// Safe from any thread. Handlers are called on the thread that makes the request and answer when they like.
public final class Routes {

  private final List<Route> routes = new CopyOnWriteArrayList<>();

  /// Decides about a request.
  @FunctionalInterface
  public interface Handler {
    CompletionStage<RouteAction> handle(Request request);

    /// The same for every request.
    static Handler always(RouteAction action) {
      return request -> CompletableFuture.completedStage(action);
    }
  }

  private record Route(UrlPattern pattern, Handler handler) {}

  /// Catches requests to the URLs of the pattern.
  public void add(UrlPattern pattern, Handler handler) {
    routes.addFirst(new Route(pattern, handler));
  }

  /// Removes the routes of an equal pattern; answers how many there were.
  public int remove(UrlPattern pattern) {
    int before = routes.size();
    routes.removeIf(route -> route.pattern().equals(pattern));
    return before - routes.size();
  }

  /// Removes all routes; answers how many there were.
  public int clear() {
    int before = routes.size();
    routes.clear();
    return before;
  }

  public boolean isEmpty() {
    return routes.isEmpty();
  }

  /// What becomes of a request; empty when no route catches it. Never a {@link RouteAction.Fallback}: the next route is asked
  /// then, and after the last one the request goes on unchanged. A handler that fails fails the stage.
  public Optional<CompletionStage<RouteAction>> decide(Request request) {
    Iterator<Route> matching = routes.stream().filter(route -> route.pattern().matches(request.url())).iterator();
    return matching.hasNext() ? Optional.of(ask(matching, request)) : Optional.empty();
  }

  private static CompletionStage<RouteAction> ask(Iterator<Route> matching, Request request) {
    if (!matching.hasNext()) {
      return CompletableFuture.completedStage(RouteAction.unchanged());
    }
    return matching
        .next()
        .handler()
        .handle(request)
        .thenCompose(
            action ->
                action instanceof RouteAction.Fallback
                    ? ask(matching, request)
                    : CompletableFuture.completedStage(action));
  }
}
