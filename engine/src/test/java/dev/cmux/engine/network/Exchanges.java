package dev.cmux.engine.network;

import dev.cmux.engine.network.Exchange.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Requests, answers and exchanges for tests.
final class Exchanges {

  static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private Exchanges() {}

  static Request post(String url, String type, String body) {
    return new Request("POST", url, Headers.of(Map.of("Content-Type", type)), Body.of(body));
  }

  static Response text(String body) {
    return new Response(200, "OK", Headers.of(Map.of("Content-Type", "text/plain; charset=utf-8")), Body.of(body));
  }

  static Exchange answered(Request request, Response response) {
    return answered(request, response, 0);
  }

  static Exchange answered(Request request, Response response, long startMillis) {
    return new Exchange(
        request, new Outcome.Answered(response), START.plusMillis(startMillis), Duration.ofMillis(5), Optional.empty());
  }

  static Exchange failed(Request request, String reason) {
    return new Exchange(request, new Outcome.Failed(reason), START, Duration.ZERO, Optional.empty());
  }
}
