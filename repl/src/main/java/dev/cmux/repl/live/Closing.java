package dev.cmux.repl.live;

import dev.cmux.repl.batch.BatchSummary;
import dev.cmux.repl.report.FailureGroup;
import dev.cmux.repl.report.ReportForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The last lines of a batch: what came out, what failed most, where the reports are, what to do next.
public final class Closing {

  private static final int MOST_GROUPS = 5;

  private Closing() {}

  /// @param failures by cause
  /// @param reports that were written
  /// @param columns of the window; for pipes a large number
  public static List<String> lines(BatchSummary summary, List<FailureGroup> failures, Map<ReportForm, Path> reports, int columns, boolean colors) {
    Paint paint = new Paint(colors);
    List<String> lines = new ArrayList<>();
    lines.add(counts(summary, paint));
    failures.stream()
        .limit(MOST_GROUPS)
        .forEach(group -> lines.add("%s %s".formatted(paint.red("%6d ×".formatted(group.jobs().size())), LineText.fit(group.code() + ": " + group.message(), columns - 10))));
    if (failures.size() > MOST_GROUPS) {
      lines.add(paint.grey("         and %s more".formatted(LineText.many(failures.size() - MOST_GROUPS, "kind"))));
    }
    summary.reason().ifPresent(reason -> lines.add(paint.yellow(LineText.harmless(reason))));
    reports.forEach((form, file) -> lines.add(paint.grey("%-7s".formatted(form.word())) + shown(file)));
    next(summary).ifPresent(lines::add);
    return lines;
  }

  private static String counts(BatchSummary summary, Paint paint) {
    List<String> parts = new ArrayList<>();
    parts.add(paint.green(String.format(Locale.ROOT, "%,d ok", summary.ok())));
    String failed = String.format(Locale.ROOT, "%,d failed", summary.failed());
    parts.add(summary.failed() > 0 ? paint.red(failed) : failed);
    if (summary.notRun() > 0) {
      parts.add(paint.yellow(String.format(Locale.ROOT, "%,d not run", summary.notRun())));
    }
    String mark = summary.failed() == 0 && summary.ending() == BatchSummary.Ending.FINISHED ? paint.green("✓") : paint.red("✗");
    return "%s %s; %s in %s".formatted(mark, String.join(", ", parts), LineText.many(summary.records(), "record"), LineText.duration(summary.durationMs()));
  }

  private static Optional<String> next(BatchSummary summary) {
    if (summary.ending() == BatchSummary.Ending.INCOMPLETE) {
      return Optional.of("Merge again when it is there, or run it here: the batch's command with this folder as --out and --resume, without --shard.");
    }
    if (summary.notRun() > 0) {
      return Optional.of("Go on with the same command and --resume%s.".formatted(summary.failed() > 0 ? ", or --rerun-failed for the failed ones too" : ""));
    }
    return summary.failed() > 0 ? Optional.of("Run the failed ones again with the same command and --rerun-failed.") : Optional.empty();
  }

  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
  }
}
