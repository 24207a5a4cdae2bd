package dev.cmux.engine.page;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The threads all surfaces of a browser share: a pool that runs their work and one timer.
///
/// Platform threads, on purpose. A page's script does not yield, so on virtual threads two spinning pages would hold
/// both carriers of a small machine; the operating system shares the processor fairly instead. It also lets us choose the
/// stack size, which pages with deep recursion need, without asking the embedder for JVM flags. An idle surface holds no
/// thread: threads end after a few idle seconds.
///
/// Safe from any thread.
public final class SurfaceThreads implements AutoCloseable {

  /// Deep page recursion through native callbacks needs about 3.5 KB a level; reserved, not committed.
  private static final long STACK_BYTES = 128L << 20;

  /// More than any machine can run at once, few enough that their bookkeeping stays small.
  private static final int MOST_THREADS = 512;

  private static final Duration IDLE = Duration.ofSeconds(3);

  private final ThreadPoolExecutor pool;
  private final ScheduledThreadPoolExecutor timer;

  public SurfaceThreads() {
    HandOver queue = new HandOver();
    pool =
        new ThreadPoolExecutor(
            0, MOST_THREADS, IDLE.toMillis(), TimeUnit.MILLISECONDS, queue, named("cmux-surface-", STACK_BYTES), queue::park);
    timer = new ScheduledThreadPoolExecutor(1, named("cmux-timer-", 0));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /// A new serial queue on these threads.
  SurfaceThread newThread() {
    return new SurfaceThread(pool, timer);
  }

  /// For work that may block and belongs to no surface's queue, such as network transfers.
  Executor background() {
    return pool;
  }

  /// Ends the threads; work that is under way is interrupted.
  @Override
  public void close() {
    timer.shutdownNow();
    pool.shutdownNow();
  }

  private static ThreadFactory named(String prefix, long stackBytes) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(null, task, prefix + count.incrementAndGet(), stackBytes);
      thread.setDaemon(true);
      return thread;
    };
  }

  /// Makes the pool prefer an idle thread, then a new one, and only then let work wait: `offer` succeeds only when a
  /// thread is already waiting, and what the full pool rejects is queued after all.
  private static final class HandOver extends LinkedTransferQueue<Runnable> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }

    void park(Runnable task, ThreadPoolExecutor pool) {
      if (pool.isShutdown()) {
        throw new RejectedExecutionException("The browser is closed.");
      }
      put(task);
    }
  }
}
