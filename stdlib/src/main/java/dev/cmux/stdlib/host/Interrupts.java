package dev.cmux.stdlib.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.graalvm.polyglot.Context;

/// Breaks off JavaScript that runs. From any thread but the event loop.
final class Interrupts {

  /// How long running JavaScript may take to notice that it is interrupted: at the next loop turn or call, but a machine may be busy.
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /// How long until an interrupt is repeated.
  private static final Duration AGAIN = Duration.ofMillis(50);

  private final AtomicInteger underWay = new AtomicInteger();

  /// Whether what begins now could be hit by an interrupt that is meant for something else.
  boolean areUnderWay() {
    return underWay.get() > 0;
  }

  void begin() {
    underWay.incrementAndGet();
  }

  void end() {
    underWay.decrementAndGet();
  }

  /// First the loop may notice by itself, as it does when the script waits for something. JavaScript that runs is interrupted then, more than once
  /// where it must be: an interrupt finds nothing in the moment between two pieces of JavaScript.
  ///
  /// @param noticed done when the loop has come to see that it is to stop
  /// @param closed whether the context is being closed, which ends its scripts as well
  void until(CompletableFuture<Void> noticed, Context context, BooleanSupplier closed) {
    long since = System.nanoTime();
    for (boolean first = true; !closed.getAsBoolean() && !noticed.isDone(); first = false) {
      try {
        if (!first) {
          context.interrupt(LONGEST);
        }
        noticed.get(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (System.nanoTime() - since > LONGEST.toNanos()) {
          throw new IllegalStateException("The script did not stop within " + LONGEST.toSeconds() + " seconds.", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
