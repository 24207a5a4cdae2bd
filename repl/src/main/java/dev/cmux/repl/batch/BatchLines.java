package dev.cmux.repl.batch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// A batch as plain lines, for pipes and logs: failures and retries as they come, and the sum at the end.
public final class BatchLines implements BatchListener {

  private final PrintStream out;

  public BatchLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(BatchPlan plan) {
    int jobs = plan.jobs().size();
    if (plan.finished() > 0) {
      print("resuming: %d of %d jobs ended in an earlier run, %d to go".formatted(plan.finished(), jobs, jobs - plan.finished()));
    } else {
      print("%d jobs, %d at once, in %s".formatted(jobs, plan.concurrency(), plan.folder()));
    }
  }

  @Override
  public void retrying(Job job, int attempt, JobError error, Duration wait, boolean sameSession) {
    print(
        "retry   %s: %s: %s (attempt %d in %.1f s%s)"
            .formatted(job.id(), error.code(), error.message(), attempt, wait.toMillis() / 1000.0, sameSession ? ", same session" : ""));
  }

  @Override
  public void jobEnded(JobResult result) {
    result.error().ifPresent(error -> print("failed  %s: %s: %s".formatted(result.job().id(), error.code(), error.message())));
  }

  @Override
  public void interrupting(int running, Duration grace) {
    print("interrupted: %d running jobs have %d s to end; once more stops at once".formatted(running, grace.toSeconds()));
  }

  @Override
  public void ended(BatchSummary summary) {
    summary.reason().ifPresent(this::print);
    String left = summary.notRun() == 0 ? "" : ", %d not run".formatted(summary.notRun());
    print(
        "%d ok, %d failed%s; %d records; %s".formatted(summary.ok(), summary.failed(), left, summary.records(), seconds(summary.durationMs())));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
