package dev.cmux.repl.report;

import dev.cmux.repl.batch.JobResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a look through all results finds out before a report can begin.
final class Totals {

  private final Map<String, TaskTotals> tasks = new LinkedHashMap<>();
  private final Failures failures = new Failures();

  /// One task file.
  ///
  /// @param startedAt when its first job began
  /// @param durationMs of its jobs together
  record TaskTotals(int jobs, int failed, long durationMs, Instant startedAt) {

    private TaskTotals and(TaskTotals more) {
      Instant first = startedAt.isBefore(more.startedAt) ? startedAt : more.startedAt;
      return new TaskTotals(jobs + more.jobs, failed + more.failed, durationMs + more.durationMs, first);
    }
  }

  void add(JobResult result) {
    TaskTotals one = new TaskTotals(1, result.failed() ? 1 : 0, result.durationMs(), result.startedAt());
    tasks.merge(result.job().task(), one, TaskTotals::and);
    failures.add(result);
  }

  /// By task file, in the order of the batch.
  Map<String, TaskTotals> tasks() {
    return tasks;
  }

  List<FailureGroup> failures() {
    return failures.groups();
  }
}
