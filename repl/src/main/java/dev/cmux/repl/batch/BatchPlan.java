package dev.cmux.repl.batch;

import java.nio.file.Path;
import java.util.List;

/// What a batch is about to do.
///
/// @param jobs all jobs of this batch (of this shard), in order
/// @param finished how many of them an earlier run has ended already; the rest will run
/// @param concurrency how many jobs run at once at most
/// @param folder where journal, results, evidence and reports go
public record BatchPlan(List<Job> jobs, int finished, int concurrency, Path folder) {

  public BatchPlan {
    jobs = List.copyOf(jobs);
  }
}
