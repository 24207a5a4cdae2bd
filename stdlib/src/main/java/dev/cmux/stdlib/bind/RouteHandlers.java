package dev.cmux.stdlib.bind;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Network;
import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.network.Request;
import dev.cmux.engine.network.RouteAction;
import dev.cmux.engine.url.UrlPattern;
import dev.cmux.stdlib.host.HostCall;
import dev.cmux.stdlib.host.ScriptException;
import dev.cmux.stdlib.host.ScriptFunction;
import dev.cmux.stdlib.host.ScriptRegExp;
import dev.cmux.stdlib.host.Values;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// Routes whose answers a function of the script decides. Any thread.
final class RouteHandlers {

  private final Set<Surface> routed = ConcurrentHashMap.newKeySet();

  /// Whether a page may still make a request that calls a handler.
  boolean areOpen() {
    return routed.stream().anyMatch(surface -> !surface.isClosed());
  }

  /// `(surface, pattern, function of the request)`: the function answers `{answer}`, `{changes}` or `{fallback}`.
  CompletionStage<?> add(Surface surface, HostCall call) {
    UrlPattern pattern =
        call.argument(1) instanceof ScriptRegExp expression
            ? new UrlPattern.Regex(new TextMatch.Regex(expression.source(), expression.flags()).pattern())
            : UrlPattern.glob(CmuxGlobal.text(call, 1, "pattern"));
    if (!(call.argument(2) instanceof ScriptFunction handler)) {
      throw EngineException.invalidParams("A route needs a function or an answer.");
    }
    routed.removeIf(Surface::isClosed);
    routed.add(surface);
    return surface
        .perform(new Network.AddRoute(pattern, request -> handler.call(List.of(plain(request))).exceptionallyCompose(RouteHandlers::failed).thenApply(RouteHandlers::action)))
        .thenApply(ignored -> Values.UNDEFINED);
  }

  /// What a route's handler throws is a mistake of the script, told where the request was made: the line is that of the handler.
  private static CompletionStage<Object> failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    if (!(cause instanceof ScriptException thrown)) {
      return CompletableFuture.failedStage(cause);
    }
    String where = thrown.failure().at().map(at -> " at %s:%d:%d".formatted(Path.of(at.file()).getFileName(), at.line(), at.column())).orElse("");
    return CompletableFuture.failedStage(
        EngineException.jsError("The handler of a route failed%s: %s".formatted(where, thrown.failure().headline()))
            .withHint("Catch the error in the handler, and answer or abort the request there."));
  }

  private static Map<String, Object> plain(Request request) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("url", request.url());
    plain.put("method", request.method());
    plain.put("headers", request.headers().toMap());
    plain.put("postData", request.body().isEmpty() ? null : request.body().text().orElse(null));
    return plain;
  }

  private static RouteAction action(Object decision) {
    return switch (decision) {
      case Map<?, ?> map when map.get("answer") instanceof Map<?, ?> answer -> RouteAction.answerFrom(EngineValues.names(answer));
      case Map<?, ?> map when map.get("changes") instanceof Map<?, ?> changes -> RouteAction.changesFrom(EngineValues.names(changes));
      case Map<?, ?> map when map.get("fallback") != null -> new RouteAction.Fallback();
      case null, default ->
          throw EngineException.invalidParams("The handler of a route must return an answer such as `{status, body}`, or call `route.continue()`.");
    };
  }
}
