package dev.cmux.engine.state;

import dev.cmux.engine.url.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// States for tests.
final class Samples {

  private Samples() {}

  /// A bit of everything: a host cookie, a domain cookie, two ports, both storages, two tabs.
  static State state() {
    return new State(
        List.of(
            new Cookie(
                "sid", "s3cret", "app.example.com", "/", Cookie.SESSION, true, true, Optional.of(SameSite.LAX), true),
            new Cookie("theme", "dark=1", "example.com", "/ui", 1_900_000_000L, false, false, Optional.empty(), false)),
        List.of(
            new OriginStorage(
                Origin.parse("https://app.example.com"), Map.of("token", "t0ken"), Map.of("draft", "{\"a\":1}")),
            new OriginStorage(Origin.parse("http://127.0.0.1:8080"), Map.of("k", "eight"), Map.of()),
            new OriginStorage(Origin.parse("http://127.0.0.1:8081"), Map.of("k", "nine \ud83d\ude00 \u2028"), Map.of())),
        Optional.of(
            Meta.now(
                Instant.parse("2026-11-22T08:00:00Z"),
                List.of(new Meta.Tab("https://app.example.com/home", "Home"), new Meta.Tab("about:blank", "")),
                0)));
  }

  static State stateWith(OriginStorage... origins) {
    return new State(List.of(), List.of(origins), Optional.empty());
  }

  static State stateWith(Cookie... cookies) {
    return new State(List.of(cookies), List.of(), Optional.empty());
  }
}
