package dev.cmux.engine.page;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Runs everything that touches one surface, one task at a time and in order: its commands and its pages' own timers alike.
///
/// It is a queue, not a thread: a pool thread is borrowed while there is work. Tasks see what earlier tasks wrote. Safe from any thread.
final class SurfaceThread {

  private final Executor pool;
  private final ScheduledExecutorService timer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition returned = lock.newCondition();
  private final Queue<Task> tasks = new ArrayDeque<>();
  private boolean draining;
  private boolean lent;
  private boolean recalled;
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
    add(new Task(task, false));
  }

  /// Adds a task that never runs while the queue is lent.
  void executeAlone(Runnable task) {
    add(new Task(task, true));
  }

  private void add(Task task) {
    lock.lock();
    try {
      tasks.add(task);
      if (draining || (lent && (recalled || task.alone))) {
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
        returned.signalAll();
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

  /// Does, on the queue, what blocks without touching anything of the surface. Until it is done another thread works for the queue; one at
  /// a time as ever: a task that has begun is finished before this returns. Only one task may lend, and not within itself.
  <T> T lend(Blocking<T> blocking) throws IOException {
    Thread lender = Thread.currentThread();
    lock.lock();
    try {
      lent = true;
      draining = false;
      runner = null;
    } finally {
      lock.unlock();
    }
    try {
      execute(() -> {}); // what the lender has done so far may have fulfilled a condition
      return blocking.get();
    } finally {
      takeBack(lender);
    }
  }

  private void takeBack(Thread lender) {
    lock.lock();
    try {
      recalled = true;
      while (draining) {
        returned.awaitUninterruptibly();
      }
      lent = false;
      recalled = false;
      draining = true;
      runner = lender;
    } finally {
      lock.unlock();
    }
  }

  /// Whether a task is waiting that must not run while the queue is lent.
  boolean isWantedAlone() {
    lock.lock();
    try {
      return tasks.stream().anyMatch(Task::alone);
    } finally {
      lock.unlock();
    }
  }

  /// The pool thread that works for the queue at this moment, or null.
  Thread runner() {
    return runner;
  }

  private void drain() {
    runner = Thread.currentThread();
    try {
      for (Task task = next(); task != null; task = next()) {
        task.work.run();
        afterEach.run();
      }
    } finally {
      // a task that threw all the same must not stop the queue
      resume();
    }
  }

  private Task next() {
    lock.lock();
    try {
      Task task = recalled ? null : lent ? pollShared() : tasks.poll();
      if (task == null) {
        runner = null;
        draining = false;
        returned.signalAll();
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  private Task pollShared() {
    for (Iterator<Task> each = tasks.iterator(); each.hasNext(); ) {
      Task task = each.next();
      if (!task.alone) {
        each.remove();
        return task;
      }
    }
    return null;
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
          returned.signalAll();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private record Task(Runnable work, boolean alone) {}

  /// What blocks.
  @FunctionalInterface
  interface Blocking<T> {
    T get() throws IOException;
  }
}
