package dev.cmux.engine.page;

import dev.cmux.engine.error.EngineException;

/// An action together with what the page does at once because of it: the timers without a delay and the frame that follow.
///
/// A browser has drawn the next frame before its user can look or act again, and frameworks that gather changes (Angular without zones,
/// Lit, schedulers of React) rely on it. Timers that are due later than that frame, and loops that never end, are not waited for.
final class Aftermath<R> implements Attempt<R> {

  private static final long FRAME_MILLIS = 16;

  private final Attempt<R> action;
  private final PageJobs jobs;
  private Outcome.Done<R> acted;
  private long until;
  private boolean drawn;

  Aftermath(Attempt<R> action, PageJobs jobs) {
    this.action = action;
    this.jobs = jobs;
  }

  @Override
  public Outcome<R> tryNow() {
    if (acted == null) {
      switch (action.tryNow()) {
        case Outcome.Done<R> done -> {
          acted = done;
          until = System.currentTimeMillis() + FRAME_MILLIS;
        }
        case Outcome.NotYet<R> notYet -> {
          return notYet;
        }
      }
    }
    if (!drawn && !jobs.haveDueBy(until)) {
      // The callbacks of a frame are jobs that come with it.
      drawn = true;
      until = System.currentTimeMillis();
    }
    return drawn && !jobs.haveDueBy(until) ? acted : Attempt.notYet("the page was still at what it does right after the action");
  }

  @Override
  public EngineException gaveUp(String missing, long waitedMillis) {
    return acted == null ? action.gaveUp(missing, waitedMillis) : Attempt.late(missing, waitedMillis);
  }

  @Override
  public void abandon() {
    action.abandon();
  }

  @Override
  public long againAfterMillis() {
    return acted == null ? action.againAfterMillis() : 0;
  }
}
