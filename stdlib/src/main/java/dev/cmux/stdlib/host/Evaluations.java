package dev.cmux.stdlib.host;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.graalvm.polyglot.PolyglotException;

/// The evaluations of a realm: one runs, the others wait for it. Confined to the loop but where it says otherwise.
final class Evaluations {

  private final EventLoop loop;
  private final Interrupts interrupts;
  private final Consumer<Throwable> thrown;
  /// Those asked for that have not ended, oldest first. Any thread.
  private final Queue<Pending> submitted = new ConcurrentLinkedQueue<>();
  private final Queue<Pending> waiting = new ArrayDeque<>();
  private Pending running;

  /// @param interrupts those under way, which would hit whatever begins
  /// @param thrown gets what an evaluation throws while it is only being started
  Evaluations(EventLoop loop, Interrupts interrupts, Consumer<Throwable> thrown) {
    this.loop = loop;
    this.interrupts = interrupts;
    this.thrown = thrown;
  }

  /// Any thread. It begins when its turn comes.
  CompletionStage<Evaluation> submit(Pending evaluation) {
    submitted.add(evaluation);
    loop.post(() -> begin(evaluation));
    return evaluation.result;
  }

  /// Any thread. Marks the oldest to end with this whatever comes of it: one that has not begun, because the host is still starting, then never does.
  ///
  /// @return the oldest, or null when there is none
  Pending stopOldest(RuntimeException reason) {
    Pending oldest = submitted.peek();
    if (oldest != null) {
      oldest.stopped = reason;
    }
    return oldest;
  }

  /// The one that runs, or null.
  Pending running() {
    return running;
  }

  private void begin(Pending evaluation) {
    // An interrupt of the last evaluation that is still on its way would hit this one.
    if (running != null || interrupts.areUnderWay()) {
      waiting.add(evaluation);
      return;
    }
    if (evaluation.stopped != null) {
      submitted.remove(evaluation);
      evaluation.fail(evaluation.stopped);
      beginNext();
      return;
    }
    running = evaluation;
    evaluation.starting = true;
    try {
      evaluation.start.run();
    } catch (PolyglotException failure) {
      // Such as a line that the parser let through and the engine does not.
      thrown.accept(failure);
    } finally {
      evaluation.starting = false;
    }
  }

  /// Gives the next its turn, if it can begin.
  void beginNext() {
    Pending next = waiting.poll();
    if (next != null) {
      loop.post(() -> begin(next));
    }
  }

  /// Ends an evaluation, if it is the one that runs.
  void finish(Pending evaluation, Runnable outcome) {
    if (evaluation == null || running != evaluation) {
      return;
    }
    if (evaluation.untilIdle) {
      loop.abandon();
    }
    submitted.remove(evaluation);
    running = null;
    if (evaluation.stopped == null) {
      outcome.run();
    } else {
      // What it waited for is cancelled, and throws first.
      evaluation.fail(evaluation.stopped);
    }
    beginNext();
  }

  /// Ends the one that runs, if there is one.
  void abandon(RuntimeException reason) {
    Pending mine = running;
    finish(mine, () -> mine.fail(reason));
  }
}
