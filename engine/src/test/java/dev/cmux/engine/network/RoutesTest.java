package dev.cmux.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.url.UrlPattern;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoutesTest {

  private static final Request REQUEST = Request.get("https://h.example/api/users");

  private final Routes routes = new Routes();

  @Test
  void theRouteAddedLastIsAskedFirst() {
    routes.add(UrlPattern.glob("**/api/**"), Routes.Handler.always(abort("first")));
    routes.add(UrlPattern.glob("**/users"), Routes.Handler.always(abort("second")));
    routes.add(UrlPattern.glob("**/items"), Routes.Handler.always(abort("third")));

    assertThat(decide(REQUEST)).contains(abort("second"));
    assertThat(decide(Request.get("https://h.example/other"))).isEmpty();
  }

  @Test
  void aRouteCanHandOverToTheNextAndAfterTheLastTheRequestGoesOn() {
    routes.add(UrlPattern.glob("**/api/**"), Routes.Handler.always(abort("older")));
    routes.add(UrlPattern.glob("**/users"), Routes.Handler.always(new RouteAction.Fallback()));

    assertThat(decide(REQUEST)).contains(abort("older"));
    routes.remove(UrlPattern.glob("**/api/**"));
    assertThat(decide(REQUEST)).contains(RouteAction.unchanged());
  }

  @Test
  void aRouteIsRemovedByAnEqualPattern() {
    routes.add(UrlPattern.glob("**/users"), Routes.Handler.always(abort("a")));
    routes.add(UrlPattern.glob("**/users"), Routes.Handler.always(abort("b")));

    assertThat(routes.remove(UrlPattern.glob("**/other"))).isZero();
    assertThat(routes.remove(UrlPattern.glob("**/users"))).isEqualTo(2);
    assertThat(decide(REQUEST)).isEmpty();
  }

  @Test
  void aMapThatAnswers() {
    assertThat(RouteAction.answerFrom(Map.of("json", Map.of("a", List.of(1, "x")))))
        .isEqualTo(fulfill(200, Map.of("Content-Type", "application/json"), "{\"a\":[1,\"x\"]}", 0));
    assertThat(RouteAction.answerFrom(Collections.singletonMap("json", null)))
        .isEqualTo(fulfill(200, Map.of("Content-Type", "application/json"), "null", 0));
    assertThat(RouteAction.answerFrom(Map.of("body", "hi", "status", 404, "delayMs", 20)))
        .isEqualTo(fulfill(404, Map.of("Content-Type", "text/plain; charset=utf-8"), "hi", 20));
    assertThat(RouteAction.answerFrom(Map.of("body", "<p>", "contentType", "text/html", "headers", Map.of("X-A", "1", "content-type", "x"))))
        .isInstanceOfSatisfying(
            RouteAction.Fulfill.class,
            action -> {
              assertThat(action.response().headers().all("Content-Type")).containsExactly("text/html");
              assertThat(action.response().headers().first("x-a")).contains("1");
            });
    assertThat(RouteAction.answerFrom(Map.of("body", new byte[] {1, 2})))
        .isInstanceOfSatisfying(
            RouteAction.Fulfill.class, action -> assertThat(action.response().body()).isEqualTo(Body.of(new byte[] {1, 2})));
  }

  @Test
  void aMapThatAbortsOrOnlyDelays() {
    assertThat(RouteAction.answerFrom(Map.of("abort", true))).isEqualTo(abort("aborted by a route"));
    assertThat(RouteAction.answerFrom(Map.of("abort", "offline"))).isEqualTo(abort("offline"));
    assertThat(RouteAction.answerFrom(Map.of("abort", false, "delayMs", 5)))
        .isInstanceOf(RouteAction.Continue.class)
        .extracting(RouteAction::delay)
        .isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void aMapOfChangesChangesOnlyWhatItNames() {
    RouteAction.Continue changes =
        (RouteAction.Continue)
            RouteAction.changesFrom(Map.of("method", "post", "postData", "x", "headers", Map.of("X-A", "1")));

    assertThat(changes.applyTo(REQUEST))
        .isEqualTo(new Request("POST", REQUEST.url(), Headers.of(Map.of("X-A", "1")), Body.of("x")));
    assertThat(((RouteAction.Continue) RouteAction.unchanged()).applyTo(REQUEST)).isEqualTo(REQUEST);
  }

  @Test
  void aWrongMapIsNamed() {
    assertWrong(Map.of("status", 99), "`status` must be an HTTP status from 200 to 599, but it is 99.");
    assertWrong(Map.of("status", "ok"), "`status` must be a whole number, but it is text.");
    assertWrong(Map.of("body", "a", "json", 1), "A route answers with a `body` or with `json`, not with both.");
    assertWrong(Map.of("delayMs", -1), "`delayMs` must not be negative, but it is -1.");
    assertWrong(Map.of("headers", Map.of("X-A", 1)), "`headers[\"X-A\"]` must be text, but it is the number 1.");
    assertWrong(Map.of("statusCode", 200), "A route has no `statusCode`.");
  }

  private static void assertWrong(Map<String, Object> map, String message) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> RouteAction.answerFrom(map))
        .withMessage(message)
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS);
  }

  private Optional<RouteAction> decide(Request request) {
    return routes.decide(request).map(stage -> stage.toCompletableFuture().join());
  }

  private static RouteAction abort(String reason) {
    return new RouteAction.Abort(reason, Duration.ZERO);
  }

  private static RouteAction fulfill(int status, Map<String, String> headers, String body, int delayMs) {
    return new RouteAction.Fulfill(
        new Response(status, "", Headers.of(headers), Body.of(body)), Duration.ofMillis(delayMs));
  }
}
