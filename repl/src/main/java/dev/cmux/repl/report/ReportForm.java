package dev.cmux.repl.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A form of a batch's report.
public enum ReportForm {
  /// For programs.
  JSON("report.json"),
  /// For CI servers.
  JUNIT("junit.xml"),
  /// For people, in any browser.
  HTML("report.html");

  private final String file;

  ReportForm(String file) {
    this.file = file;
  }

  /// Its name inside the folder of the batch.
  public String file() {
    return file;
  }

  /// As it is spelled in `--report`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The form of that word.
  public static Optional<ReportForm> of(String word) {
    return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
  }
}
