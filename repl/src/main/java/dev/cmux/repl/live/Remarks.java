package dev.cmux.repl.live;

import dev.cmux.repl.batch.BatchPlan;
import java.time.Duration;
import java.util.Locale;

/// Sentences that the live view and the plain lines share.
final class Remarks {

  static final String CUT_OFF = "stopped: what has ended is kept, and `--resume` goes on from there";

  private Remarks() {}

  static String begins(BatchPlan plan) {
    int jobs = plan.jobs().size();
    if (plan.finished() > 0) {
      return String.format(Locale.ROOT, "resuming: %,d of %,d jobs ended in an earlier run, %,d to go", plan.finished(), jobs, jobs - plan.finished());
    }
    String most = jobs > 1 ? ", up to %d at once".formatted(Math.min(jobs, plan.concurrency())) : "";
    return "%s%s, in %s".formatted(LineText.many(jobs, "job"), most, plan.folder());
  }

  static String interrupting(int running, Duration grace) {
    return running == 0
        ? "interrupted"
        : "interrupted: %s may end within %d s; Ctrl-C once more stops at once".formatted(LineText.many(running, "running job"), grace.toSeconds());
  }
}
