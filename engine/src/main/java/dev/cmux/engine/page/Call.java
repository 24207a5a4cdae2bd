package dev.cmux.engine.page;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.modern.ScriptStopped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// One command between its arrival and its answer: its future, its deadline, and what it waits for.
final class Call<R> {

  /// When the surface's queue is held up, a command whose time is up is answered all the same after this long; long enough that
  /// a slow machine does not hide why it failed.
  private static final long GRACE_MILLIS = 2_000;

  private final Command<R> command;
  private final long millis;
  private final long startedNanos = System.nanoTime();
  private final CompletableFuture<R> answer = new CompletableFuture<>();
  private Future<?> alarm;
  private Attempt<R> attempt;
  private String missing = "the surface was busy with earlier work";
  private volatile boolean running;
  private volatile boolean lastLook;
  private volatile boolean stopped;

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
    return command.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  /// Sets the deadline. When it passes while the command waits, the queue is asked for a last look; while it runs, `interrupt` is called.
  void setAlarm(SurfaceThread thread, Runnable interrupt) {
    alarm =
        thread.alarm(
            () -> {
              if (running) {
                interrupt.run();
              }
              try {
                thread.execute(this::expire);
              } catch (RejectedExecutionException e) {
                fail(EngineException.closed("The surface was closed."));
              }
              alarm = thread.alarm(() -> overdue(thread, interrupt), GRACE_MILLIS);
            },
            millis);
    answer.whenComplete((value, failure) -> alarm.cancel(false));
  }

  /// Begins, on the queue.
  void start(Supplier<Attempt<R>> begin) {
    guarded(
        () -> {
          attempt = begin.get();
          look();
        });
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

  void fail(Throwable failure) {
    answer.completeExceptionally(failure);
  }

  private void look() {
    switch (attempt.tryNow()) {
      case Attempt.Outcome.Done<R>(R value) -> answer.complete(value);
      case Attempt.Outcome.NotYet<R>(String reason) -> missing = reason;
    }
  }

  private void guarded(Runnable work) {
    if (isDone()) {
      return;
    }
    running = true;
    try {
      work.run();
    } catch (EngineException e) {
      fail(e);
    } catch (ScriptStopped e) {
      fail(EngineException.timeout("`%s` was stopped after %d ms: the page's script was still running.".formatted(verb(), millis)));
    } catch (RuntimeException | StackOverflowError e) {
      fail(HtmlUnitErrors.translate(e));
    } finally {
      running = false;
    }
  }

  /// The last look, on the queue.
  private void expire() {
    lastLook = true;
    again();
    if (!isDone()) {
      long waited = (System.nanoTime() - startedNanos) / 1_000_000;
      fail(attempt == null ? EngineException.timeout("Waited %d ms, but %s.".formatted(millis, missing)) : giveUp(waited));
    }
  }

  private EngineException giveUp(long waited) {
    try {
      return attempt.gaveUp(missing, Math.max(waited, millis));
    } catch (RuntimeException e) {
      return HtmlUnitErrors.translate(e);
    }
  }

  /// The queue did not get to the last look, or the last look does not end: then the page is stopped, and the call with it.
  private void overdue(SurfaceThread thread, Runnable interrupt) {
    if (lastLook && !stopped) {
      stopped = true;
      interrupt.run();
      alarm = thread.alarm(() -> overdue(thread, interrupt), GRACE_MILLIS);
      return;
    }
    fail(
        EngineException.timeout("`%s` did not finish within %d ms: %s.".formatted(verb(), millis, attempt == null ? missing : "the page is still busy"))
            .withHint("Give it more time with `timeoutMs`, or look at `errors.list()` for a script that does not end."));
  }
}
