package dev.cmux.repl.report;

import dev.cmux.repl.batch.Job;
import dev.cmux.repl.batch.JobError;
import dev.cmux.repl.batch.JobResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What people call a job: the site of its row, not a digest.
public final class JobLabel {

  private static final List<String> NAMING = List.of("name", "site", "tenant", "id", "host", "url");
  private static final int LONGEST = 120;

  private JobLabel() {}

  /// The row's `name`, `site`, `tenant`, `id`, `host` or `url`, whichever it has first; else its first value that is not an object; without sites, the
  /// name of the task file. Never empty, at most 120 characters.
  public static String of(Job job) {
    String label = job.row() == 0 ? task(job) : NAMING.stream().flatMap(name -> text(job.params().get(name)).stream()).findFirst().orElseGet(() -> first(job));
    return label.length() <= LONGEST ? label : label.substring(0, label.offsetByCodePoints(0, Math.min(LONGEST - 1, label.codePointCount(0, label.length())))) + "…";
  }

  /// Where in a script a job failed, such as `portals/export.cmux.js:6:15`; the task file as the command line named it. Empty when it is unknown.
  public static Optional<String> place(JobResult result) {
    String task = result.job().task();
    return result
        .error()
        .flatMap(JobError::at)
        .map(at -> "%s:%d:%d".formatted(Path.of(at.file()).endsWith(task) ? task : at.file(), at.line(), at.column()));
  }

  private static String task(Job job) {
    return Path.of(job.task()).getFileName().toString().replaceFirst("(\\.cmux)?\\.m?js$", "");
  }

  private static String first(Job job) {
    return job.params().values().stream().flatMap(value -> text(value).stream()).findFirst().orElse(job.id());
  }

  private static Optional<String> text(Object value) {
    return value instanceof String || value instanceof Number ? Optional.of(value.toString()).filter(text -> !text.isBlank()) : Optional.empty();
  }
}
