package dev.cmux.repl;

import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.batch.BatchSummary;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.report.ReportForm;
import dev.cmux.repl.report.Reports;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The option `--report`, and what it asks for.
///
/// @param forms in the order they are written
record BatchReports(Set<ReportForm> forms) {

  static final Option OPTION =
      Option.many("report", "json,junit,html", "The reports to write into DIR: report.json, junit.xml, report.html; all of them if not said, or `none`.");

  /// Reads the option.
  ///
  /// @throws dev.cmux.repl.grammar.UsageException when it names no report
  static BatchReports of(Arguments arguments) {
    if (arguments.values("report").isEmpty()) {
      return new BatchReports(EnumSet.allOf(ReportForm.class));
    }
    EnumSet<ReportForm> forms = EnumSet.noneOf(ReportForm.class);
    for (String word : arguments.list("report")) {
      if (!word.equals("none")) {
        forms.add(ReportForm.of(word).orElseThrow(() -> arguments.wrong("There is no report `%s`; there are %s.".formatted(word, words()))));
      }
    }
    return new BatchReports(forms);
  }

  private static String words() {
    return Arrays.stream(ReportForm.values()).map(ReportForm::word).collect(Collectors.joining(", ")) + " and none";
  }

  /// Writes them, and has the view say so.
  ///
  /// @throws EngineException `io_error` when one cannot be written
  void write(Path folder, BatchSummary summary, BatchView view) {
    Reports reports = Reports.of(folder, summary);
    view.close(summary, reports.failures(), reports.write(forms));
  }
}
