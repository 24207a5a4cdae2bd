package dev.cmux.engine.network;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.JsonText;
import dev.cmux.engine.json.PlainValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What becomes of a request that a route has caught.
public sealed interface RouteAction {

  /// How long to wait first.
  Duration delay();

  /// No answer: the page sees a network error.
  ///
  /// @param reason in words, for the log
  record Abort(String reason, Duration delay) implements RouteAction {}

  /// This answer, without asking a server.
  record Fulfill(Response response, Duration delay) implements RouteAction {}

  /// On to the server, with what is given changed.
  ///
  /// @param headers all headers of the request, not only those that change
  record Continue(
      Optional<String> url, Optional<String> method, Optional<Headers> headers, Optional<Body> body, Duration delay)
      implements RouteAction {

    /// The request that goes out.
    public Request applyTo(Request request) {
      return new Request(
          method.orElse(request.method()),
          url.orElse(request.url()),
          headers.orElse(request.headers()),
          body.orElse(request.body()));
    }
  }

  /// To the next route that matches, and to the server when there is none.
  record Fallback() implements RouteAction {
    @Override
    public Duration delay() {
      return Duration.ZERO;
    }
  }

  /// To the server, unchanged.
  static RouteAction unchanged() {
    return new Continue(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
  }

  /// The action of a plain map: `{abort}` fails the request (`true`, or a reason); any of `status` (200), `headers`, `body`,
  /// `json`, `contentType` answers it; with none of these it goes on to the server. `delayMs` waits first in every case.
  ///
  /// @throws EngineException `invalid_params` naming the key that is wrong
  static RouteAction answerFrom(Map<String, ?> map) {
    PlainValue root = PlainValue.root("route", map);
    onlyKnown(root, Set.of("abort", "status", "headers", "body", "json", "contentType", "delayMs"));
    Duration delay = delay(root);
    Optional<String> reason = root.get("abort").flatMap(RouteAction::reason);
    if (reason.isPresent()) {
      return new Abort(reason.get(), delay);
    }
    boolean answers = Stream.of("status", "headers", "body", "contentType").anyMatch(key -> root.get(key).isPresent());
    return answers || root.object().containsKey("json") // which may be null
        ? new Fulfill(response(root), delay)
        : new Continue(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), delay);
  }

  /// The changes of a plain map: `url`, `method`, `headers`, `postData`, and `delayMs`.
  ///
  /// @throws EngineException `invalid_params` naming the key that is wrong
  static RouteAction changesFrom(Map<String, ?> map) {
    PlainValue root = PlainValue.root("change", map);
    onlyKnown(root, Set.of("url", "method", "headers", "postData", "delayMs"));
    return new Continue(
        root.get("url").map(PlainValue::text),
        root.get("method").map(PlainValue::text),
        root.get("headers").map(RouteAction::headers),
        root.get("postData").map(RouteAction::body),
        delay(root));
  }

  private static void onlyKnown(PlainValue root, Set<String> known) {
    for (Object key : root.object().keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw EngineException.invalidParams("A %s has no `%s`.".formatted(root.subject(), key))
            .withHint("It may have %s.".formatted(String.join(", ", known.stream().sorted().map(k -> '`' + k + '`').toList())));
      }
    }
  }

  private static Optional<String> reason(PlainValue abort) {
    return switch (abort.value()) {
      case Boolean flag -> flag ? Optional.of("aborted by a route") : Optional.empty();
      default -> Optional.of(abort.text());
    };
  }

  private static Duration delay(PlainValue root) {
    int millis = root.get("delayMs").map(PlainValue::integer).orElse(0);
    if (millis < 0) {
      throw EngineException.invalidParams("`delayMs` must not be negative, but it is %d.".formatted(millis));
    }
    return Duration.ofMillis(millis);
  }

  private static Response response(PlainValue root) {
    int status = root.get("status").map(PlainValue::integer).orElse(200);
    if (status < 200 || status > 599) {
      throw EngineException.invalidParams("`status` must be an HTTP status from 200 to 599, but it is %d.".formatted(status));
    }
    boolean json = root.object().containsKey("json");
    if (json && root.get("body").isPresent()) {
      throw EngineException.invalidParams("A route answers with a `body` or with `json`, not with both.");
    }
    Body body =
        json ? Body.of(JsonText.line(root.object().get("json"))) : root.get("body").map(RouteAction::body).orElse(Body.empty());
    Headers headers = root.get("headers").map(RouteAction::headers).orElse(Headers.none());
    Optional<String> type = root.get("contentType").map(PlainValue::text);
    if (type.isPresent()) {
      headers = headers.with("Content-Type", type.get());
    } else if (headers.first("Content-Type").isEmpty() && !body.isEmpty()) {
      headers = headers.plus("Content-Type", json ? "application/json" : "text/plain; charset=utf-8");
    }
    return new Response(status, "", headers, body);
  }

  private static Headers headers(PlainValue map) {
    Headers headers = Headers.none();
    for (Object name : map.object().keySet()) {
      headers = headers.plus(String.valueOf(name), map.require(String.valueOf(name)).text());
    }
    return headers;
  }

  private static Body body(PlainValue value) {
    return value.value() instanceof byte[] bytes ? Body.of(bytes) : Body.of(value.text());
  }
}
