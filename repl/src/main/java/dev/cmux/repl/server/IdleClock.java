package dev.cmux.repl.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Calls back once nothing has been at work for a while. From any thread.
final class IdleClock {

  private final Duration limit;
  private final Runnable onIdle;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("cmux-idle").factory());
  private int working;
  private ScheduledFuture<?> alarm;

  IdleClock(Duration limit, Runnable onIdle) {
    this.limit = limit;
    this.onIdle = onIdle;
    wind();
  }

  /// Something begins; while it lasts, nothing is idle.
  synchronized Work begin() {
    working++;
    alarm.cancel(false);
    return this::end;
  }

  private synchronized void end() {
    working--;
    if (working == 0) {
      wind();
    }
  }

  private synchronized void wind() {
    alarm = timer.schedule(this::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void ring() {
    if (working == 0) {
      onIdle.run();
    }
  }

  /// What has begun and will end by being closed.
  @FunctionalInterface
  interface Work extends AutoCloseable {
    @Override
    void close();
  }
}
