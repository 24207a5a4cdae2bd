package dev.cmux.repl.report;

import dev.cmux.repl.batch.JobError;
import dev.cmux.repl.batch.JobResult;
import java.nio.file.Path;
import java.util.Optional;

/// Where in a script a job failed.
public final class ScriptPlace {

  private ScriptPlace() {}

  /// Such as `portals/export.cmux.js:6:15`; the task file as the command line named it. Empty when it is unknown.
  public static Optional<String> of(JobResult result) {
    String task = result.job().task();
    return result
        .error()
        .flatMap(JobError::at)
        .map(at -> "%s:%d:%d".formatted(Path.of(at.file()).endsWith(task) ? task : at.file(), at.line(), at.column()));
  }
}
