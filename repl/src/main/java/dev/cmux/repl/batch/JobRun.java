package dev.cmux.repl.batch;

import dev.cmux.engine.Browser;
import dev.cmux.engine.network.RequestGate;
import dev.cmux.engine.state.State;
import dev.cmux.stdlib.host.ScriptFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// One job from its first attempt to its result. Used once; `abandon` comes from any thread.
///
/// A job that failed is tried again on the same session first: its surfaces begin with what they remembered, so whoever was signed in still is, and the
/// site sees one visitor. If that fails too, the session itself may be the trouble, and every attempt after it begins afresh.
final class JobRun {

  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  /// What no second attempt would change.
  private static final Set<String> FOR_GOOD = Set.of("invalid_params", "not_supported", "not_allowed");

  private final PreparedJob prepared;
  private final Job job;
  private final Means means;
  private final Evidence evidence;
  private final CountDownLatch abandoned = new CountDownLatch(1);
  private final Instant startedAt = Instant.now();
  private final long startedNanos = System.nanoTime();
  private volatile JobAttempt attempt;

  /// What all jobs of a batch share.
  record Means(BatchOptions options, Browser browser, RequestGate gate, ScheduledExecutorService clock, BatchListener listener, Optional<Setup> setup) {}

  /// A job that has ended.
  ///
  /// @param records for `results.ndjson`
  record Ended(JobResult result, List<String> records) {}

  /// What one attempt came to.
  private record Tried(Optional<JobError> error, List<SurfaceTrace> traces) {}

  JobRun(PreparedJob prepared, Means means) {
    this.prepared = prepared;
    this.job = prepared.job();
    this.means = means;
    this.evidence = new Evidence(means.options().folder(), job);
  }

  /// Runs the job; empty when it was abandoned.
  Optional<Ended> run() {
    means.listener().jobStarted(job);
    evidence.clear();
    Optional<State> common = Optional.empty();
    if (means.setup().isPresent()) {
      Setup.Outcome signedIn = means.setup().get().of(prepared);
      if (signedIn.error().isPresent()) {
        return Optional.of(new Ended(result(0, signedIn.error(), 0, signedIn.kept()), List.of()));
      }
      if (signedIn.state().isEmpty()) {
        return Optional.empty();
      }
      common = signedIn.state();
    }
    return attempts(common);
  }

  private Optional<Ended> attempts(Optional<State> common) {
    List<State> earlier = List.of();
    for (int number = 1; ; number++) {
      Optional<Path> recordings = means.options().har() ? Optional.of(evidence.folder()) : Optional.empty();
      JobSurfaces surfaces = new JobSurfaces(job, means.listener(), earlier, common, recordings);
      JobAttempt tried = new JobAttempt(prepared, surfaces, means.options().settings());
      attempt = tried;
      if (abandoned.getCount() == 0) {
        return Optional.empty();
      }
      Optional<Tried> outcome = tried.run(means.browser(), means.clock(), means.options().timeout(), failure -> look(surfaces, failure));
      if (outcome.isEmpty()) {
        return Optional.empty();
      }
      Optional<JobError> error = outcome.get().error();
      if (error.isEmpty()) {
        evidence.clear();
        return Optional.of(new Ended(result(number, error, tried.records().size(), new Evidence.Kept(Map.of(), tried.console().excerpt(), Optional.empty())), tried.records()));
      }
      if (number > means.options().retries() || FOR_GOOD.contains(error.get().code())) {
        return Optional.of(failed(number, surfaces, tried, outcome.get()));
      }
      evidence.clear();
      earlier = number == 1 ? outcome.get().traces().stream().flatMap(trace -> trace.state().stream()).toList() : List.of();
      if (!pause(number, error.get(), !earlier.isEmpty())) {
        return Optional.empty();
      }
    }
  }

  private Tried look(JobSurfaces surfaces, Optional<ScriptFailure> failure) {
    return new Tried(failure.map(JobError::of), failure.isPresent() ? surfaces.traces() : List.of());
  }

  private Ended failed(int attempts, JobSurfaces surfaces, JobAttempt tried, Tried outcome) {
    Evidence.Kept kept = evidence.keep(outcome.error().orElseThrow(), tried, surfaces, outcome.traces());
    return new Ended(result(attempts, outcome.error(), tried.records().size(), kept), List.of());
  }

  /// @return false when the job was abandoned meanwhile
  private boolean pause(int attempts, JobError error, boolean sameSession) {
    Duration wait = delay(means.options().retryDelay(), attempts);
    Duration asked = job.host().map(means.gate()::pausedFor).orElse(Duration.ZERO);
    Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
    means.listener().retrying(job, attempts + 1, error, longer, sameSession);
    try {
      return !abandoned.await(longer.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Doubled each time, and between half and one and a half of that, so that jobs that failed together do not come back together.
  private static Duration delay(Duration first, int attempts) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempts - 1, 10));
    long millis = Math.min(doubled.toMillis(), LONGEST_DELAY.toMillis());
    return Duration.ofMillis(millis == 0 ? 0 : ThreadLocalRandom.current().nextLong(millis / 2, millis + millis / 2 + 1));
  }

  /// Ends the job without a result.
  void abandon() {
    abandoned.countDown();
    JobAttempt current = attempt;
    if (current != null) {
      current.abandon();
    }
  }

  private JobResult result(int attempts, Optional<JobError> error, int records, Evidence.Kept kept) {
    JobResult.Status status = error.isPresent() ? JobResult.Status.FAILED : JobResult.Status.OK;
    long millis = (System.nanoTime() - startedNanos) / 1_000_000;
    return new JobResult(job, status, attempts, startedAt, millis, error, records, kept.files(), kept.console(), kept.url());
  }
}
