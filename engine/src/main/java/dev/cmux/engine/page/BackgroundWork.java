package dev.cmux.engine.page;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// Work of a command that touches no page, such as a file or a transfer: done beside the queue, so that it holds up nothing.
final class BackgroundWork<T> implements Attempt<T> {

  private final String missing;
  private final CompletableFuture<T> result;

  /// Starts the work.
  ///
  /// @param missing completes "Waited 5000 ms, but …"
  BackgroundWork(SurfaceThread thread, String missing, Supplier<T> work) {
    this.missing = missing;
    this.result = CompletableFuture.supplyAsync(work, thread.background());
    result.whenComplete(
        (value, failure) -> {
          try {
            thread.execute(() -> {}); // makes the queue look again
          } catch (RejectedExecutionException ignored) {
            // the browser closed; nobody waits any more
          }
        });
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
