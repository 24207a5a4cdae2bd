package dev.cmux.repl.live;

import dev.cmux.repl.batch.Job;
import dev.cmux.repl.batch.JobError;

/// A job under way, as its line shows it.
final class RunningJob {

  private final String label;
  private final long startedNanos;
  private String doing = "starting";
  private String page = "";

  RunningJob(Job job, long startedNanos) {
    this.label = job.label();
    this.startedNanos = startedNanos;
  }

  void verb(String verb, String argument) {
    doing = argument.isEmpty() ? verb : verb + " " + argument;
  }

  void page(String url) {
    page = url;
  }

  void retries(int attempt, JobError error) {
    doing = "attempt %d after %s".formatted(attempt, error.code());
  }

  /// `site   click #save   http://…   2.1 s`; a narrow window has no room for the page.
  String line(int columns, Paint paint, long nowNanos) {
    String time = LineText.duration((nowNanos - startedNanos) / 1_000_000 / 100 * 100);
    int name = Math.clamp(columns / 4, 8, 28);
    int left = Math.max(0, columns - name - 4 - LineText.columns(time) - 2);
    int place = columns < 72 || doing.startsWith("goto ") ? 0 : left * 2 / 5;
    String what = LineText.cell(doing, left - place);
    return "  " + paint.bold(LineText.cell(label, name)) + "  " + what + paint.grey(LineText.cell(place == 0 ? "" : "  " + page, place)) + "  " + paint.grey(time);
  }
}
