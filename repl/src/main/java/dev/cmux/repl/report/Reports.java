package dev.cmux.repl.report;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.repl.batch.BatchSummary;
import dev.cmux.repl.batch.RecordedResults;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The reports of one batch. Each is written as a whole or not at all; results are read from the journal while they are written.
///
/// @param folder of the batch, where reports go and evidence lies
public record Reports(Path folder, BatchSummary summary, RecordedResults results, Totals totals) {

  /// Looks through the journal of a batch that has ended.
  ///
  /// @throws EngineException when it cannot be read
  public static Reports of(Path folder, BatchSummary summary) {
    RecordedResults results = RecordedResults.of(folder);
    Totals totals = new Totals();
    results.forEach(totals::add);
    return new Reports(folder, summary, results, totals);
  }

  /// Failed jobs by cause, the most frequent first.
  public List<FailureGroup> failures() {
    return totals.failures();
  }

  /// Writes these forms; answers where each is.
  ///
  /// @throws EngineException `io_error` when one cannot be written; what was there before stays
  public Map<ReportForm, Path> write(Set<ReportForm> forms) {
    Map<ReportForm, Path> written = new EnumMap<>(ReportForm.class);
    for (ReportForm form : forms) {
      written.put(form, write(form));
    }
    return written;
  }

  /// With the permissions that new files have: whoever may look into the folder may read the report.
  private Path write(ReportForm form) {
    Path file = folder.resolve(form.file());
    Path draft = folder.resolve(form.file() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        switch (form) {
          case JSON -> new JsonReport(this).writeTo(out);
          case JUNIT -> new JunitReport(this).writeTo(out);
          case HTML -> new HtmlReport(this).writeTo(out);
        }
      }
      return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw FileErrors.write(file, e);
    } finally {
      draft.toFile().delete();
    }
  }
}
