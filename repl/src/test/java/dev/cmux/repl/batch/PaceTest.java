package dev.cmux.repl.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private boolean busy;
  private long nanos;

  private int running;
  private final Pace pace = new Pace(3, 16, 2, () -> busy, () -> nanos);

  @Test
  void asManyRunAsTheCommandSays() {
    running = 15;
    assertThat(Pace.of(16).allows(running)).isTrue();
    assertThat(Pace.of(16).allows(16)).isFalse();
  }

  @Test
  void fewRunWhileTheyKeepTheProcessorsBusy() {
    busy = true;

    assertThat(begin(20)).isEqualTo(3);
  }

  @Test
  void jobsThatWaitForServersLetMoreBeginUpToTheMost() {
    assertThat(begin(1)).isEqualTo(3);
    assertThat(begin(1)).isEqualTo(5);
    assertThat(begin(1)).isEqualTo(7);
    assertThat(begin(20)).isEqualTo(16);
  }

  @Test
  void betweenTwoLooksAtTheProcessorsNoMoreBegin() {
    begin(1);
    nanos += Duration.ofMillis(99).toNanos();

    assertThat(pace.allows(running)).isFalse();
  }

  @Test
  void onceTheProcessorsAreBusyTheJobsThatEndAreNotMadeUpFor() {
    begin(20);
    busy = true;
    running = 10;

    assertThat(begin(1)).isEqualTo(15);
    running = 10;
    assertThat(begin(1)).isEqualTo(14);
    for (int look = 0; look < 20; look++) {
      running = 0;
      begin(1);
    }
    assertThat(running).isEqualTo(3);
  }

  /// Begins what is allowed, look after look, and tells how many run then.
  private int begin(int looks) {
    for (int look = 0; look < looks; look++) {
      nanos += Duration.ofMillis(100).toNanos();
      while (pace.allows(running)) {
        running++;
      }
    }
    return running;
  }
}
