package dev.cmux.repl.report;

import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.batch.BatchSummary;
import dev.cmux.repl.batch.Job;
import dev.cmux.repl.batch.JobError;
import dev.cmux.repl.batch.JobResult;
import dev.cmux.repl.batch.JournalContents;
import dev.cmux.stdlib.host.CallSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folder of a batch that has ended, made of results that a test thinks up.
public final class RecordedBatch {

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final Path folder;
  private final List<JobResult> results = new ArrayList<>();

  public RecordedBatch(Path folder) {
    this.folder = folder;
  }

  /// A job that ended well.
  public RecordedBatch ok(String task, String site, long durationMs) {
    return add(job(task, Map.of("name", site)), 1, durationMs, Optional.empty(), Map.of());
  }

  /// A job that failed on line 3 of its task.
  public RecordedBatch failed(String task, String site, long durationMs, String code, String message) {
    return failed(task, site, durationMs, code, message, Map.of());
  }

  /// The same with evidence: kind to text.
  public RecordedBatch failed(String task, String site, long durationMs, String code, String message, Map<String, String> evidence) {
    JobError error =
        new JobError(
            code, message, Optional.of("Take a snapshot."), Map.of(), Optional.of("surface:1"),
            Optional.of(new CallSite("", "/somewhere/" + task, 3, 9)), "> 3 | await s.click('#go');\n    |         ^");
    return add(job(task, Map.of("name", site)), 2, durationMs, Optional.of(error), evidence);
  }

  private Job job(String task, Map<String, Object> params) {
    int index = results.size();
    return new Job("job-" + index, index, task, index + 1, params.get("name").toString(), params, Optional.empty());
  }

  private RecordedBatch add(Job job, int attempts, long durationMs, Optional<JobError> error, Map<String, String> evidence) {
    Map<String, String> files = new LinkedHashMap<>();
    evidence.forEach((kind, text) -> files.put(kind, write(job, kind, text)));
    JobResult.Status status = error.isPresent() ? JobResult.Status.FAILED : JobResult.Status.OK;
    Optional<String> page = error.map(_ -> "javascript:window.evil=1");
    results.add(
        new JobResult(job, status, attempts, START.plusMillis(job.index() * 100L), durationMs, error, error.isPresent() ? 0 : 1, files, "printed by " + job.id(), page));
    return this;
  }

  private String write(Job job, String kind, String text) {
    try {
      Path file = Files.createDirectories(folder.resolve("jobs").resolve(job.id())).resolve(kind + ".txt");
      Files.writeString(file, text);
      return "jobs/%s/%s.txt".formatted(job.id(), kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes the journal, in the order in which nobody would expect the jobs, and the reports.
  public Reports report() throws IOException {
    List<String> lines = new ArrayList<>(List.of("{\"cmuxBatch\":1}"));
    results.reversed().forEach(result -> lines.add(JsonText.line(result.toMap())));
    Files.write(Files.createDirectories(folder).resolve(JournalContents.FILE), lines);
    int failed = (int) results.stream().filter(JobResult::failed).count();
    BatchSummary summary =
        new BatchSummary(
            BatchSummary.Ending.FINISHED, Optional.empty(), START, START.plusSeconds(60), results.size(), results.size() - failed, failed, 0,
            results.size() - failed, 4, Optional.of("1/2"), "0123456789abcdef", "1.2.3");
    Reports reports = Reports.of(folder, summary);
    reports.write(EnumSet.allOf(ReportForm.class));
    return reports;
  }
}
