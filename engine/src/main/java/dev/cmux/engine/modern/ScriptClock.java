package dev.cmux.engine.modern;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Measures what one call into a page uses: the processor time of its thread, so that a busy machine takes nothing away from a page. What cmux
/// does for the page meanwhile (compiling and lowering its sources, loading its modules) is not counted.
///
/// For the first tenth of a second the time on the clock stands for the processor's: nearly every call is shorter, and reading the clock costs a
/// fraction of reading the other. Confined to the thread that runs the page.
final class ScriptClock {

  private static final long NANOS_BY_THE_CLOCK = 100_000_000;
  private static final long UNREAD = -1;

  private final LongSupplier clock;
  private final LongSupplier processor;
  private long startedNanos;
  private long used;
  private boolean paused;

  /// When the current stretch began.
  private long sinceNanos;

  /// The processor time when it was first read in this stretch, and the most that can have been used by then: the thread has no more.
  private long processorNanos = UNREAD;

  private long countedNanos;

  ScriptClock() {
    this(System::nanoTime, ScriptClock::processorOfThisThread);
  }

  /// @param processor processor time of this thread, negative where it is not known; then the clock counts throughout
  ScriptClock(LongSupplier clock, LongSupplier processor) {
    this.clock = clock;
    this.processor = processor;
  }

  /// A new call begins.
  void start() {
    startedNanos = clock.getAsLong();
    used = 0;
    paused = false;
    begin(startedNanos);
  }

  /// Does work that is not the page's.
  <T> T excused(Supplier<T> work) {
    if (paused) {
      return work.get();
    }
    used += stretch();
    paused = true;
    try {
      return work.get();
    } finally {
      paused = false;
      begin(clock.getAsLong());
    }
  }

  /// What the call has used so far.
  long usedMillis() {
    return (paused ? used : used + stretch()) / 1_000_000;
  }

  /// How long ago it began, whatever has happened since.
  long elapsedMillis() {
    return (clock.getAsLong() - startedNanos) / 1_000_000;
  }

  private void begin(long now) {
    sinceNanos = now;
    processorNanos = UNREAD;
  }

  private long stretch() {
    long onTheClock = clock.getAsLong() - sinceNanos;
    if (onTheClock < NANOS_BY_THE_CLOCK) {
      return onTheClock;
    }
    long now = processor.getAsLong();
    if (now < 0) {
      return onTheClock;
    }
    if (processorNanos == UNREAD) {
      processorNanos = now;
      countedNanos = Math.min(onTheClock, now);
    }
    return countedNanos + now - processorNanos;
  }

  private static long processorOfThisThread() {
    return Thread.currentThread().isVirtual() || !Processor.KNOWN ? UNREAD : Processor.THREADS.getCurrentThreadCpuTime();
  }

  /// Loaded when the first script has run for a while: most processes have none.
  private static final class Processor {
    static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    static final boolean KNOWN = THREADS.isCurrentThreadCpuTimeSupported();
  }
}
