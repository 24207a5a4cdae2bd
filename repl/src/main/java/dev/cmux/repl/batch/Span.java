package dev.cmux.repl.batch;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The time that jobs took together.
///
/// @param end when the last one ended
/// @param most how many ran at once at most
record Span(Instant end, int most) {

  /// @param start the end, when there are no jobs
  static Span of(Collection<JobResult> results, Instant start) {
    PriorityQueue<Instant> running = new PriorityQueue<>();
    Instant end = start;
    int most = 0;
    List<JobResult> ordered = results.stream().sorted(Comparator.comparing(JobResult::startedAt)).toList();
    for (JobResult result : ordered) {
      while (!running.isEmpty() && !running.peek().isAfter(result.startedAt())) {
        running.remove();
      }
      Instant ended = result.startedAt().plusMillis(result.durationMs());
      running.add(ended);
      end = ended.isAfter(end) ? ended : end;
      most = Math.max(most, running.size());
    }
    return new Span(end, Math.max(1, most));
  }
}
