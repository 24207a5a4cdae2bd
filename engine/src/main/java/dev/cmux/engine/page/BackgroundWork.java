package dev.cmux.engine.page;

import dev.cmux.engine.page.net.HtmlUnitErrors;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Work of a command that touches no page, such as a file or a transfer: done beside the queue, so that it holds up nothing.
final class BackgroundWork<T> implements Attempt<T> {

  private final String missing;
  private final Consumer<Thread> breakOff;
  private final CompletableFuture<T> result;
  private Thread worker;

  /// Starts work that ends by itself.
  ///
  /// @param missing completes "Waited 5000 ms, but …"
  BackgroundWork(SurfaceThread thread, String missing, Supplier<T> work) {
    this(thread, missing, work, ignored -> {});
  }

  /// Starts the work.
  ///
  /// @param missing completes "Waited 5000 ms, but …"
  /// @param breakOff ends what the given thread is at, when nobody waits for it any more
  BackgroundWork(SurfaceThread thread, String missing, Supplier<T> work, Consumer<Thread> breakOff) {
    this.missing = missing;
    this.breakOff = breakOff;
    this.result = CompletableFuture.supplyAsync(() -> carryOut(work), thread.background());
    result.whenComplete(
        (value, failure) -> {
          try {
            thread.execute(() -> {}); // makes the queue look again
          } catch (RejectedExecutionException ignored) {
            // the browser closed; nobody waits any more
          }
        });
  }

  private T carryOut(Supplier<T> work) {
    setWorker(Thread.currentThread());
    try {
      return work.get();
    } finally {
      setWorker(null);
      Thread.interrupted(); // it may have been broken off by an interrupt, which the pool's next task must not feel
    }
  }

  private synchronized void setWorker(Thread thread) {
    worker = thread;
  }

  @Override
  public synchronized void abandon() {
    if (worker != null) {
      breakOff.accept(worker);
    }
  }

  @Override
  public Outcome<T> tryNow() {
    if (!result.isDone()) {
      return Attempt.notYet(missing);
    }
    try {
      return Attempt.done(result.join());
    } catch (CompletionException e) {
      throw HtmlUnitErrors.translate(e.getCause());
    }
  }
}
