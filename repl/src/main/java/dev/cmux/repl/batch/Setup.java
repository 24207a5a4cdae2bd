package dev.cmux.repl.batch;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Store;
import dev.cmux.engine.state.State;
import dev.cmux.stdlib.host.ScriptFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The task that signs in for the jobs: it runs once, or once a value of a column, when the first job needs it. What its surfaces remember
/// when it ends is what every surface of those jobs begins with; of several surfaces, all of it together.
final class Setup {

  private static final ScriptFailure NONE_OPEN =
      ScriptFailure.of("invalid_state", "It ended with no surface open.", "Leave the surface open that has signed in: what it remembers is handed to the jobs.");

  private final Path file;
  private final Optional<String> column;
  private final Runner runner;
  private final Map<String, CompletableFuture<Outcome>> outcomes = new ConcurrentHashMap<>();

  /// Runs the setup's task.
  interface Runner {
    /// @param params `cmux.params` of the setup
    Outcome run(Job job, Path file, Map<String, Object> params);
  }

  /// What a setup came to: a state, or why there is none. With neither it was abandoned.
  ///
  /// @param kept the evidence of a failure
  record Outcome(Optional<State> state, Optional<JobError> error, Evidence.Kept kept) {

    static final Outcome ABANDONED = new Outcome(Optional.empty(), Optional.empty(), Evidence.Kept.NOTHING);
  }

  Setup(Path file, Optional<String> column, Runner runner) {
    this.file = file;
    this.column = column;
    this.runner = runner;
  }

  /// The outcome for a job; runs the setup, or waits for it, where it has not ended yet.
  Outcome of(PreparedJob job) {
    String key = column.map(name -> String.valueOf(job.params().get(name))).orElse("");
    CompletableFuture<Outcome> mine = new CompletableFuture<>();
    CompletableFuture<Outcome> first = outcomes.putIfAbsent(key, mine);
    if (first != null) {
      return first.join();
    }
    try {
      mine.complete(run(job));
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
    }
    return mine.join();
  }

  private Outcome run(PreparedJob job) {
    String task = BatchInputs.shown(file);
    // Each value of the column has a folder of its own for what a failure leaves; jobs come and go.
    String id = column.map(name -> "setup-" + Digest.of(job.job().params().get(name)).substring(0, 10)).orElse("setup");
    Job shown = new Job(id, job.job().index(), task, job.job().row(), job.job().label(), job.job().params(), job.job().host());
    Outcome outcome = runner.run(shown, file, job.params());
    return new Outcome(outcome.state(), outcome.error().map(error -> explained(error, task)), outcome.kept());
  }

  private static JobError explained(JobError error, String task) {
    return new JobError(
        error.code(), "The setup `%s` failed: %s".formatted(task, error.message()), error.hint(), error.data(), error.surface(), error.at(), error.excerpt());
  }

  /// What the surfaces that the setup has left open remember.
  ///
  /// @param keep keeps the evidence of a failure
  static Outcome outcome(List<Surface> open, Optional<ScriptFailure> failure, Function<JobError, Evidence.Kept> keep) {
    Optional<JobError> error = failure.or(() -> open.isEmpty() ? Optional.of(NONE_OPEN) : Optional.empty()).map(JobError::of);
    if (error.isPresent()) {
      return new Outcome(Optional.empty(), error, keep.apply(error.get()));
    }
    State all = State.empty();
    for (Surface surface : open) {
      all = all.merge(surface.perform(new Store.ExportState()).join());
    }
    return new Outcome(Optional.of(new State(all.cookies(), all.origins(), Optional.empty())), Optional.empty(), Evidence.Kept.NOTHING);
  }
}
