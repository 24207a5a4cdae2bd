package dev.cmux.engine.page;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Runs everything that touches one surface, one task at a time and in order: its commands and its pages' own timers alike.
///
/// It is a queue, not a thread: a pool thread is borrowed while there is work. Tasks see what earlier tasks wrote. Safe from any thread.
final class SurfaceThread {

  private final Executor pool;
  private final ScheduledExecutorService timer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean draining;
  private volatile Thread runner;
  private volatile Runnable afterEach = () -> {};

  SurfaceThread(Executor pool, ScheduledExecutorService timer) {
    this.pool = pool;
    this.timer = timer;
  }

  /// What to do after each task, on the queue; for conditions that the task may have made true.
  void afterEach(Runnable action) {
    afterEach = action;
  }

  /// Adds a task. It must not throw; whoever adds it reports its failure.
  void execute(Runnable task) {
    lock.lock();
    try {
      tasks.add(task);
      if (draining) {
        return;
      }
      draining = true;
    } finally {
      lock.unlock();
    }
    try {
      pool.execute(this::drain);
    } catch (RejectedExecutionException e) {
      lock.lock();
      try {
        draining = false;
        tasks.clear();
      } finally {
        lock.unlock();
      }
      throw e;
    }
  }

  /// Adds a task after a delay. Cancelling the answer takes it back if it has not begun.
  ScheduledFuture<?> schedule(Runnable task, long delayMillis) {
    return timer.schedule(
        () -> {
          try {
            execute(task);
          } catch (RejectedExecutionException ignored) {
            // the browser closed meanwhile
          }
        },
        delayMillis,
        TimeUnit.MILLISECONDS);
  }

  /// Calls back after a delay on the timer, past the queue; the action must be short.
  Future<?> alarm(Runnable action, long delayMillis) {
    return timer.schedule(action, delayMillis, TimeUnit.MILLISECONDS);
  }

  /// For work that may block and must not hold up this queue.
  Executor background() {
    return pool;
  }

  /// Whether the caller runs on this queue.
  boolean isCurrent() {
    return Thread.currentThread() == runner;
  }

  /// The pool thread that works for the queue at this moment, or null.
  Thread runner() {
    return runner;
  }

  private void drain() {
    runner = Thread.currentThread();
    try {
      for (Runnable task = next(); task != null; task = next()) {
        task.run();
        afterEach.run();
      }
    } finally {
      // a task that threw all the same must not stop the queue
      resume();
    }
  }

  private Runnable next() {
    lock.lock();
    try {
      Runnable task = tasks.poll();
      if (task == null) {
        runner = null;
        draining = false;
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  private void resume() {
    lock.lock();
    try {
      if (draining && runner == Thread.currentThread()) {
        runner = null;
        try {
          pool.execute(this::drain);
        } catch (RejectedExecutionException e) {
          draining = false;
          tasks.clear();
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
