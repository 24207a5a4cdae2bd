package dev.cmux.repl.batch;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How a job ended: one line of the journal.
///
/// @param attempts how often it ran, 1 without retries
/// @param startedAt when its first attempt began
/// @param durationMs from then to its end, waiting between attempts included
/// @param error why it failed; empty when it did not
/// @param records how many records it gave to `cmux.output`; those of a failed job are evidence, not results
/// @param evidence what was kept of a failure: kind (`snapshot`, `html`, `console`, `errors`, `har`, `records`) to path, relative to the folder
///     of the batch, with `/`. When several surfaces were open, those after the first have their ref behind the kind: `snapshot surface:7`
/// @param console the last lines that the task printed; empty when it printed nothing
/// @param url the page that its surface showed at the end of a failure
public record JobResult(
    Job job,
    Status status,
    int attempts,
    Instant startedAt,
    long durationMs,
    Optional<JobError> error,
    int records,
    Map<String, String> evidence,
    String console,
    Optional<String> url) {

  /// How it ended. A job that did not end (interrupted, never begun) has no result: it is run by the next `--resume`.
  public enum Status {
    OK,
    FAILED;

    /// As it stands in files.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public JobResult {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(startedAt, "startedAt");
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    if (error.isPresent() != (status == Status.FAILED)) {
      throw new IllegalArgumentException("a failed job has an error, and no other has one");
    }
  }

  public boolean failed() {
    return status == Status.FAILED;
  }

  /// Plain data, as it stands in journals and reports: the members of {@link Job#toMap} first, then those of the result.
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>(job.toMap());
    map.put("status", status.wireName());
    map.put("attempts", attempts);
    map.put("startedAt", startedAt.toString());
    map.put("durationMs", durationMs);
    error.ifPresent(reason -> map.put("error", reason.toMap()));
    map.put("records", records);
    if (!evidence.isEmpty()) {
      map.put("evidence", evidence);
    }
    if (!console.isEmpty()) {
      map.put("console", console);
    }
    url.ifPresent(page -> map.put("url", page));
    return map;
  }

  /// What {@link #toMap} wrote.
  ///
  /// @throws IllegalArgumentException when it did not
  public static JobResult fromMap(Map<String, Object> map) {
    Plain plain = new Plain(map);
    Map<String, String> evidence = new LinkedHashMap<>();
    plain.map("evidence").forEach((kind, path) -> evidence.put(kind, String.valueOf(path)));
    return new JobResult(
        Job.fromMap(map),
        Status.valueOf(plain.text("status").toUpperCase(Locale.ROOT)),
        (int) plain.number("attempts"),
        plain.instant("startedAt"),
        plain.number("durationMs"),
        plain.optionalMap("error").map(JobError::fromMap),
        (int) plain.number("records"),
        evidence,
        plain.optionalText("console").orElse(""),
        plain.optionalText("url"));
  }
}
