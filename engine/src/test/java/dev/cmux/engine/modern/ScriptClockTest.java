package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptClockTest {

  private long now = 5_000_000_000L;
  private long used = 7_000_000_000L;
  private final ScriptClock clock = new ScriptClock(() -> now, () -> used);

  @Test
  void aBusyMachineTakesNothingAwayFromAScript() {
    clock.start();
    run(50, 50);
    clock.usedMillis();
    run(100, 100);
    clock.usedMillis();
    run(20_000, 500);

    assertThat(clock.usedMillis()).isEqualTo(650);
    assertThat(clock.elapsedMillis()).isEqualTo(20_150);
  }

  @Test
  void theFirstTenthOfASecondGoesByTheClock() {
    clock.start();
    run(60, 5);

    assertThat(clock.usedMillis()).isEqualTo(60);
  }

  @Test
  void aLongWaitBeforeTheFirstLookIsNoMoreThanItsThreadHasUsed() {
    used = 0;
    clock.start();
    run(9_000, 300);

    assertThat(clock.usedMillis()).isEqualTo(300);
  }

  @Test
  void excusedWorkIsNotCountedNorIsWhatItExcuses() {
    clock.start();
    run(40, 40);
    clock.excused(() -> clock.excused(() -> run(8_000, 8_000)));
    run(30, 30);

    assertThat(clock.usedMillis()).isEqualTo(70);
    assertThat(clock.<Long>excused(clock::usedMillis)).isEqualTo(70);
    assertThat(clock.elapsedMillis()).isEqualTo(8_070);
  }

  @Test
  void excusedWorkThatFailsIsNotCountedEither() {
    clock.start();
    try {
      clock.excused(
          () -> {
            run(8_000, 8_000);
            throw new IllegalStateException();
          });
    } catch (IllegalStateException expected) {
      run(30, 30);
    }

    assertThat(clock.usedMillis()).isEqualTo(30);
  }

  @Test
  void eachCallBeginsAnew() {
    clock.start();
    run(8_000, 8_000);
    clock.usedMillis();
    clock.start();

    assertThat(clock.usedMillis()).isZero();
    assertThat(clock.elapsedMillis()).isZero();
  }

  @Test
  void whereProcessorTimeIsNotKnownTheClockCounts() {
    used = -1;
    clock.start();
    run(4_000, 0);

    assertThat(clock.usedMillis()).isEqualTo(4_000);
  }

  private Object run(long millis, long processorMillis) {
    now += millis * 1_000_000;
    used += processorMillis * 1_000_000;
    return null;
  }
}
