package dev.cmux.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.error.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Only lower bounds of time are asserted: a slow machine waits longer, never shorter.
class RequestGateTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static RequestGate gate(RequestLimits limits) {
    return new RequestGate(limits, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void requestsToOneHostAreApart() throws InterruptedException {
    RequestGate gate = gate(new RequestLimits(0, Duration.ofMillis(40), Duration.ZERO));
    long began = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      gate.enter("a.example").close();
    }
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(Duration.ofMillis(80).toNanos());
  }

  @Test
  void theRateHoldsForAllHostsTogether() throws InterruptedException {
    RequestGate gate = gate(new RequestLimits(0, Duration.ZERO, Duration.ofMillis(40)));
    long began = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      gate.enter("host" + i).close();
    }
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(Duration.ofMillis(80).toNanos());
  }

  @Test
  void aPlaceIsFreeWhenItsTurnEndsAndOtherHostsHaveTheirOwn() throws Exception {
    RequestGate gate = gate(new RequestLimits(1, Duration.ZERO, Duration.ZERO));
    RequestGate.Turn first = gate.enter("a.example");
    gate.enter("b.example").close();
    CompletableFuture<RequestGate.Turn> second = new CompletableFuture<>();
    Thread.startVirtualThread(() -> enter(gate, second));
    assertThat(second.isDone()).isFalse();
    first.close();
    second.join().close();
  }

  @Test
  void whoGivesUpWaitingTakesNoPlace() throws Exception {
    RequestGate gate = gate(new RequestLimits(1, Duration.ZERO, Duration.ZERO));
    RequestGate.Turn first = gate.enter("a.example");
    CompletableFuture<RequestGate.Turn> second = new CompletableFuture<>();
    Thread waiting = Thread.startVirtualThread(() -> enter(gate, second));
    waiting.interrupt();
    assertThatThrownBy(second::join).hasCauseInstanceOf(InterruptedException.class);
    first.close();
    gate.enter("a.example").close();
  }

  private static void enter(RequestGate gate, CompletableFuture<RequestGate.Turn> turn) {
    try {
      turn.complete(gate.enter("a.example"));
    } catch (InterruptedException e) {
      turn.completeExceptionally(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // method | status | Retry-After | repeated before | repeats | pauses
        "GET  | 200 |                               | 0 | false | false",
        "GET  | 404 | 60                            | 0 | false | false",
        "GET  | 429 | 60                            | 0 | true  | true",
        "HEAD | 429 |                               | 2 | true  | true",
        "GET  | 429 | 60                            | 3 | false | true",
        "POST | 429 | 60                            | 0 | false | true",
        "GET  | 503 |                               | 0 | false | false",
        "GET  | 503 | Tue, 24 Nov 2026 12:01:00 GMT | 0 | true  | true",
        "GET  | 503 | Tue, 24 Nov 2026 11:00:00 GMT | 0 | true  | false",
        "GET  | 429 | 100000                        | 0 | false | true",
        "GET  | 429 | tomorrow                      | 0 | true  | true"
      })
  void aServerThatAsksForPatienceGetsIt(String method, int status, String retryAfter, int before, boolean repeats, boolean pauses) {
    RequestGate gate = gate(RequestLimits.NONE);
    assertThat(gate.repeats("a.example", method, status, Optional.ofNullable(retryAfter), before)).isEqualTo(repeats);
    Duration paused = gate.pausedFor("a.example");
    assertThat(paused.isPositive()).isEqualTo(pauses);
    assertThat(paused).isLessThanOrEqualTo(Duration.ofMinutes(5));
    assertThat(gate.pausedFor("b.example")).isZero();
  }

  @Test
  void limitsAreNotNegative() {
    assertThatThrownBy(() -> new RequestLimits(-1, Duration.ZERO, Duration.ZERO)).isInstanceOf(EngineException.class);
  }
}
