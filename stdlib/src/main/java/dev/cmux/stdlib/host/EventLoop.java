package dev.cmux.stdlib.host;

import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The one thread that may touch a JavaScript context, and the queue of what it has to do.
///
/// Work that leaves the loop reserves its return first and posts exactly once when it is back:
///
/// ```java
/// EventLoop.Return back = loop.reserve();          // on the loop
/// stage.whenComplete((value, error) -> back.post(() -> settle(value, error)));   // anywhere
/// ```
///
/// So the loop can tell *idle* (nothing to do just now) from *finished* (nothing can ever come back), and
/// says so through {@link #whenFinished}. A return that is never posted keeps a script waiting for ever; a
/// second post is a bug and throws.
final class EventLoop {

  private static final long STACK_BYTES = 64L << 20;
  private static final AtomicLong COUNTER = new AtomicLong();

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final Consumer<Throwable> failures;
  private final Thread thread;
  private int reserved;
  private int generation;
  private long timerOrder;
  private Runnable finished;
  private BooleanSupplier open;
  private volatile boolean closing;

  /// Starts the thread. What a task throws goes to `failures`, on the loop, and the loop goes on.
  EventLoop(Consumer<Throwable> failures) {
    this.failures = failures;
    // Deep recursion of a script must end in its RangeError, not in ours: hence a stack of our own choosing.
    thread = new Thread(null, this::run, "cmux-script-" + COUNTER.incrementAndGet(), STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  /// Runs the task on the loop, after everything posted before. Any thread. Dropped once the loop is closed.
  void post(Runnable task) {
    tasks.add(task);
  }

  /// Announces that something will come back to the loop. On the loop only.
  Return reserve() {
    requireLoop();
    reserved++;
    return new Return();
  }

  /// Runs the task once `delayMillis` have passed; 0 means as soon as what is queued now is done. On the loop only.
  ///
  /// @param holding whether the loop counts as unfinished until then
  Timer schedule(long delayMillis, boolean holding, Runnable task) {
    requireLoop();
    Timer timer = new Timer(System.nanoTime() + delayMillis * 1_000_000L, timerOrder++, holding, task);
    timers.add(timer);
    return timer;
  }

  /// Calls back, once and on the loop, when no task, timer or reservation is left. Replaces an earlier listener. On the loop only.
  void whenFinished(Runnable listener) {
    whenFinished(() -> false, listener);
  }

  /// The same, unless something may post a task that has not been announced.
  void whenFinished(BooleanSupplier unannounced, Runnable listener) {
    requireLoop();
    finished = listener;
    open = unannounced;
  }

  /// Forgets timers, and reservations as far as {@link #whenFinished} is concerned: what a run that is over has left behind. What still comes
  /// back runs, but nobody waits for it. On the loop only.
  void abandon() {
    requireLoop();
    timers.clear();
    reserved = 0;
    generation++;
    finished = null;
  }

  /// Whether the calling thread is the loop.
  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /// Ends the thread after its present task and runs `last` on it. Any thread but the loop; waits until the thread is gone.
  void close(Runnable last) {
    closing = true;
    tasks.clear();
    tasks.add(last);
    boolean interrupted = false;
    while (thread.isAlive() && !isCurrent()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        next();
      } catch (InterruptedException e) {
        // Interrupting a script interrupts this thread too; the loop itself ends only by closing.
        Thread.interrupted();
      }
    }
    Runnable last = tasks.poll();
    if (last != null) {
      guard(last);
    }
  }

  private void next() throws InterruptedException {
    Timer due = timers.peek();
    long wait = due == null ? Long.MAX_VALUE : due.at - System.nanoTime();
    Runnable task = tasks.poll();
    if (task == null && wait > 0) {
      if (finished != null && reserved == 0 && timers.stream().noneMatch(timer -> timer.holding) && !open.getAsBoolean()) {
        Runnable listener = finished;
        finished = null;
        guard(listener);
        return;
      }
      task = due == null ? tasks.take() : tasks.poll(wait, TimeUnit.NANOSECONDS);
    }
    if (task != null) {
      guard(task);
    }
    fireTimers();
  }

  /// Timers due at one moment run in the order they were set, each before the next task.
  private void fireTimers() {
    long now = System.nanoTime();
    long last = timerOrder;
    while (!closing && !timers.isEmpty() && timers.peek().at <= now && timers.peek().order < last) {
      guard(timers.poll().task);
    }
  }

  private void guard(Runnable task) {
    try {
      task.run();
    } catch (Throwable failure) {
      failures.accept(failure);
    }
  }

  private void requireLoop() {
    if (!isCurrent()) {
      throw new IllegalStateException("Only the event loop may do this, not the thread " + Thread.currentThread().getName() + ".");
    }
  }

  /// The announced return of work that left the loop.
  final class Return {

    private final AtomicBoolean posted = new AtomicBoolean();
    private final int of = generation;

    /// Comes back: the task runs on the loop, and the reservation ends before it does. Any thread, once.
    void post(Runnable task) {
      if (!posted.compareAndSet(false, true)) {
        throw new IllegalStateException("This return to the event loop was posted already.");
      }
      EventLoop.this.post(
          () -> {
            if (of == generation) {
              reserved--;
            }
            task.run();
          });
    }
  }

  /// A task for later.
  final class Timer implements Comparable<Timer> {

    private final long at;
    private final long order;
    private final boolean holding;
    private final Runnable task;

    private Timer(long at, long order, boolean holding, Runnable task) {
      this.at = at;
      this.order = order;
      this.holding = holding;
      this.task = task;
    }

    /// Forgets the task; harmless once it has run. On the loop only.
    void cancel() {
      requireLoop();
      timers.remove(this);
    }

    @Override
    public int compareTo(Timer other) {
      return at == other.at ? Long.compare(order, other.order) : Long.signum(at - other.at);
    }
  }
}
