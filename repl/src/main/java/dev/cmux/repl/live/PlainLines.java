package dev.cmux.repl.live;

import dev.cmux.repl.batch.BatchListener;
import dev.cmux.repl.batch.BatchPlan;
import dev.cmux.repl.batch.BatchProgress;
import dev.cmux.repl.batch.Job;
import dev.cmux.repl.batch.JobError;
import dev.cmux.repl.batch.JobResult;
import java.io.PrintStream;
import java.time.Duration;

/// A batch as plain lines, for pipes, logs and dumb terminals: one a job that ended, the progress now and then.
public final class PlainLines implements BatchListener {

  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(30);
  private static final Paint PLAIN = new Paint(false);

  private final PrintStream out;
  private final boolean quiet;
  private Duration lastProgress = Duration.ZERO;

  /// @param quiet failures only
  public PlainLines(PrintStream out, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
  }

  @Override
  public void started(BatchPlan plan) {
    if (!quiet) {
      print(Remarks.begins(plan));
    }
  }

  @Override
  public void retrying(Job job, int attempt, JobError error, Duration wait, boolean sameSession) {
    if (!quiet) {
      String session = sameSession ? ", same session" : "";
      String text = "↻ %s  attempt %d in %s%s, after %s: %s";
      print(LineText.harmless(text.formatted(job.label(), attempt, LineText.duration(wait.toMillis()), session, error.code(), error.message())));
    }
  }

  @Override
  public void jobEnded(JobResult result) {
    if (result.failed()) {
      FailureLines.of(result, Integer.MAX_VALUE, PLAIN).forEach(this::print);
    } else if (!quiet) {
      String attempts = result.attempts() == 1 ? "" : ", %d attempts".formatted(result.attempts());
      print(LineText.harmless("✓ %s  %s, %s%s".formatted(result.job().label(), result.job().id(), LineText.duration(result.durationMs()), attempts)));
    }
  }

  @Override
  public void progress(BatchProgress progress) {
    if (!quiet && progress.elapsed().minus(lastProgress).compareTo(PROGRESS_EVERY) >= 0) {
      lastProgress = progress.elapsed();
      print("… " + ProgressLine.text(progress));
    }
  }

  @Override
  public void interrupting(int running, Duration grace) {
    print(Remarks.interrupting(running, grace));
  }

  @Override
  public void cutOff() {
    print(Remarks.CUT_OFF);
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
