package dev.cmux.engine.page;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.page.net.HtmlUnitErrors;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// One command between its arrival and its answer: its future, its deadline, and what it waits for.
final class Call<R> {

  /// When the surface's queue is held up, a command whose time is up is answered all the same after this long; long enough that
  /// a slow machine does not hide why it failed.
  private static final long GRACE_MILLIS = 2_000;

  /// While requests wait for their turn, what is left of a command's time stands still: this is how often it is looked at.
  private static final long SHORTEST_ALARM_MILLIS = 50;

  private final Command<R> command;
  private final long millis;
  private final long startedNanos = System.nanoTime();
  private final CompletableFuture<R> answer = new CompletableFuture<>();
  private volatile Future<?> alarm;
  private long waitedBefore;
  private volatile Attempt<R> attempt;
  private String missing = "the surface was busy with earlier work";
  private volatile boolean running;
  private Interruption interruption;
  private boolean stopped;
  private boolean answeredEarly;

  /// How to end what a call is at.
  interface Interruption {

    /// Breaks off a script or a transfer of the page, now and until `resume`. Safe from any thread.
    void stop();

    /// What was broken off, to complete "did not finish within 300 ms: …"; empty when there was nothing. Safe from any thread.
    Optional<String> ended();

    /// What the queue is at and cannot be broken off, in the same words. Safe from any thread.
    Optional<String> holdsUp();

    /// Lets the next call run undisturbed.
    void resume();

    /// How long requests have waited for their turn so far: time that no command is charged with. Safe from any thread.
    long waitedMillis();
  }

  Call(Command<R> command, long millis) {
    this.command = command;
    this.millis = millis;
  }

  CompletableFuture<R> answer() {
    return answer;
  }

  /// Whether the command is being carried out at this moment.
  boolean isRunning() {
    return running;
  }

  boolean isDone() {
    return answer.isDone();
  }

  String verb() {
    return command.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /// Sets the deadline. When it passes while the command waits, the queue is asked for a last look; while it runs, it is broken off.
  void setAlarm(SurfaceThread thread, Interruption whenRunning) {
    interruption = whenRunning;
    waitedBefore = whenRunning.waitedMillis();
    alarm = thread.alarm(() -> timeIsUp(thread), millis);
    answer.whenComplete(
        (value, failure) -> {
          alarm.cancel(false);
          if (failure != null && attempt != null) {
            attempt.abandon();
          }
        });
  }

  private void timeIsUp(SurfaceThread thread) {
    long left = millis + interruption.waitedMillis() - waitedBefore - (System.nanoTime() - startedNanos) / 1_000_000;
    if (left > 0 && !isDone()) {
      alarm = thread.alarm(() -> timeIsUp(thread), Math.max(left, SHORTEST_ALARM_MILLIS));
      return;
    }
    breakOff();
    try {
      thread.execute(this::expire);
    } catch (RejectedExecutionException e) {
      fail(EngineException.closed("The surface was closed."));
    }
    alarm = thread.alarm(() -> overdue(thread), GRACE_MILLIS);
  }

  /// Begins, on the queue.
  void start(Supplier<Attempt<R>> begin) {
    guarded(
        () -> {
          attempt = begin.get();
          look();
        });
  }

  /// Answers while the command is still being carried out; the rest of it has no deadline. One that has been broken off has no answer.
  void answerEarly(R value) {
    synchronized (this) {
      if (stopped) {
        return;
      }
      answeredEarly = true;
    }
    answer.complete(value);
  }

  /// Looks again, on the queue.
  void again() {
    if (!isDone() && attempt != null) {
      guarded(this::look);
    }
  }

  /// How soon to look again although nothing happened; 0 for never.
  long againAfterMillis() {
    return attempt == null ? 0 : attempt.againAfterMillis();
  }

  /// Gives the command up: it does not begin any more, and what it is at is broken off. Safe from any thread.
  void cancel() {
    answer.cancel(false);
    breakOff();
  }

  void fail(Throwable failure) {
    answer.completeExceptionally(failure);
  }

  /// What a command that was broken off has brought about is not its answer.
  private void look() {
    if (brokenOff().isPresent()) {
      return;
    }
    switch (attempt.tryNow()) {
      case Attempt.Outcome.Done<R>(R value) when brokenOff().isEmpty() -> answer.complete(value);
      case Attempt.Outcome.Done<R> late -> {}
      case Attempt.Outcome.NotYet<R>(String reason) -> missing = reason;
    }
  }

  private void guarded(Runnable work) {
    if (isDone()) {
      return;
    }
    running = true;
    EngineException failure = null;
    Optional<String> ended;
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      // Whatever it is, the queue goes on and the caller hears of it.
      failure = HtmlUnitErrors.translate(e);
    } finally {
      ended = leave();
    }
    if (ended.isPresent()) {
      fail(late(ended.get()));
    } else if (failure != null) {
      fail(failure);
    }
  }

  /// Under the same lock as {@link #leave}, so that never the next call is broken off instead of this one.
  ///
  /// @return whether there was something new to break off
  private synchronized boolean breakOff() {
    boolean begins = running && !stopped && !answeredEarly;
    if (begins) {
      stopped = true;
      interruption.stop();
    }
    return begins;
  }

  private synchronized Optional<String> brokenOff() {
    return stopped ? interruption.ended() : Optional.empty();
  }

  private synchronized Optional<String> leave() {
    running = false;
    Optional<String> ended = brokenOff();
    if (stopped) {
      stopped = false;
      interruption.resume();
    }
    return ended;
  }

  /// The last look, on the queue.
  private void expire() {
    again();
    if (!isDone()) {
      long waited = (System.nanoTime() - startedNanos) / 1_000_000;
      fail(attempt == null ? EngineException.timeout("Waited %d ms, but %s.".formatted(millis, missing)) : giveUp(waited));
    }
  }

  private EngineException giveUp(long waited) {
    try {
      return attempt.gaveUp(missing, Math.max(waited, millis));
    } catch (RuntimeException | Error e) {
      return HtmlUnitErrors.translate(e);
    }
  }

  /// The queue did not get to the last look, or the last look does not end: then that is broken off, and the call with it.
  private void overdue(SurfaceThread thread) {
    if (breakOff()) {
      alarm = thread.alarm(() -> overdue(thread), GRACE_MILLIS);
    } else {
      fail(late(whatHoldsUp()));
    }
  }

  private synchronized String whatHoldsUp() {
    return brokenOff().or(interruption::holdsUp).orElse(attempt == null ? missing : "the page is still busy");
  }

  private EngineException late(String reason) {
    return EngineException.timeout("`%s` did not finish within %d ms: %s.".formatted(verb(), millis, reason))
        .withHint("Give it more time with `timeoutMs`. The surface can be used on.");
  }
}
