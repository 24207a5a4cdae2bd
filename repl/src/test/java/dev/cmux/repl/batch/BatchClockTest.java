package dev.cmux.repl.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchClockTest {

  @Test
  void anAlarmThatIsCalledOffIsForgotten() {
    try (ScheduledThreadPoolExecutor clock = Batch.clock()) {
      clock.schedule(() -> {}, 1, TimeUnit.DAYS).cancel(false);
      assertThat(clock.getQueue()).isEmpty();
    }
  }
}
