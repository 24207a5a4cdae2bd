package dev.cmux.repl.live;

import dev.cmux.repl.batch.JobError;
import dev.cmux.repl.batch.JobResult;
import dev.cmux.repl.report.ScriptPlace;
import java.util.ArrayList;
import java.util.List;

/// A failed job, in two lines.
final class FailureLines {

  private FailureLines() {}

  /// `✗ acme  not_found: Nothing matches …` and under it the place in the script and the job's id.
  static List<String> of(JobResult result, int columns, Paint paint) {
    JobError error = result.error().orElseThrow();
    List<String> lines = new ArrayList<>();
    String site = LineText.fit(result.job().label(), Math.max(8, columns / 3));
    String message = LineText.fit("%s: %s".formatted(error.code(), error.message()), columns - LineText.columns(site) - 4);
    lines.add(paint.red("✗") + " " + paint.bold(site) + "  " + message);
    String place = ScriptPlace.of(result).orElse(result.job().task());
    String attempts = result.attempts() == 1 ? "" : ", %d attempts".formatted(result.attempts());
    lines.add(paint.grey("  " + LineText.fit("%s (%s%s)".formatted(place, result.job().id(), attempts), columns - 2)));
    return lines;
  }
}
