package dev.cmux.repl.batch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// How many jobs run at once when nobody said: as many as it takes to keep the processors busy.
///
/// Jobs mostly wait for servers, and the more of them wait side by side the better. Where the servers are quick, more jobs than processors only
/// stand in each other's way: each holds its script context and pages for longer, which the collector of garbage carries from place to place
/// (16 at once instead of 3 took a fifth more processor time on two cores). So one begins while this process leaves the processors something
/// to do. What other processes use is not held against the jobs. Not for several threads at once.
final class Pace {

  /// The system counts the time of its processors in hundredths of a second.
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /// More jobs could use what is left at best, and cost more than that.
  private static final double BUSY = 0.8;

  private final int least;
  private final int most;
  private final int step;
  private final BooleanSupplier busy;
  private final LongSupplier nanos;
  private int allowed;
  private long looked;

  /// @param least how many run however busy the processors are
  /// @param most how many run at most
  /// @param step how many more are allowed at a time
  /// @param busy whether this process keeps the processors busy
  /// @param nanos the time
  Pace(int least, int most, int step, BooleanSupplier busy, LongSupplier nanos) {
    this.least = Math.min(least, most);
    this.most = most;
    this.step = step;
    this.busy = busy;
    this.nanos = nanos;
    allowed = this.least;
    looked = nanos.getAsLong();
  }

  /// Always so many.
  static Pace of(int jobs) {
    return new Pace(jobs, jobs, 0, () -> false, System::nanoTime);
  }

  static Pace byProcessors(int most) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Pace(processors + 1, most, Math.max(1, processors / 2), Pace::keepsBusy, System::nanoTime);
  }

  /// Whether another job may begin beside those that run.
  boolean allows(int running) {
    if (least < most && nanos.getAsLong() - looked >= LOOK_NANOS) {
      looked = nanos.getAsLong();
      if (busy.getAsBoolean()) {
        allowed = Math.max(least, allowed - 1);
      } else if (running >= allowed) {
        allowed = Math.min(most, running + step);
      }
    }
    return running < allowed;
  }

  private static boolean keepsBusy() {
    // Both cover the time since they were last asked, and are negative where the system does not tell.
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double all = system.getCpuLoad();
    double own = system.getProcessCpuLoad();
    return all >= BUSY && own >= all / 2;
  }
}
