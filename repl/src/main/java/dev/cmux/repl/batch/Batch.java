package dev.cmux.repl.batch;

import dev.cmux.engine.Browser;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.network.RequestGate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs jobs, some at once, until all have ended or something stops it. Used once; `interrupt` comes from any thread.
final class Batch {

  /// How long jobs that run may go on after an interruption.
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final long TICK_MILLIS = 500;

  private final BatchOptions options;
  private final List<PreparedJob> jobs;
  private final JournalHeader header;
  private final Optional<JournalContents> earlier;
  private final RequestGate gate;
  private final JobQueue queue;
  private final Narration narration;
  private final Set<JobRun> running = ConcurrentHashMap.newKeySet();
  private final Set<JobAttempt> setups = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failures = new AtomicInteger();
  private final ScheduledExecutorService clock = clock();
  private volatile EngineException broken;
  private volatile boolean interrupted;
  private volatile boolean abandoning;

  /// @param jobs of this batch (of this shard), in order
  /// @param header what its journal begins with
  /// @param earlier what an earlier run has done of it
  Batch(BatchOptions options, List<PreparedJob> jobs, JournalHeader header, Optional<JournalContents> earlier, BatchListener listener) {
    this.options = options;
    this.jobs = List.copyOf(jobs);
    this.header = header;
    this.earlier = earlier;
    gate = new RequestGate(options.limits());
    Map<String, JobResult> done = earlier.map(JournalContents::results).orElse(Map.of());
    List<PreparedJob> left = jobs.stream().filter(job -> !done.containsKey(job.job().id())).toList();
    queue = new JobQueue(left, options.paced() ? Pace.byProcessors(options.concurrency()) : Pace.of(options.concurrency()), options.limits().perHost(), gate::pausedFor);
    int failed = (int) done.values().stream().filter(JobResult::failed).count();
    long records = done.values().stream().filter(result -> !result.failed()).mapToLong(JobResult::records).sum();
    narration = new Narration(listener, jobs.size(), done.size() - failed, failed, records);
  }

  /// Runs to the end; blocks until everything is closed.
  ///
  /// @throws EngineException when the folder cannot be used; failures of jobs are in their results
  BatchSummary run() {
    Instant startedAt = Instant.now();
    int resumed = narration.ok() + narration.failed();
    Path folder = options.folder();
    try (Journal journal = Journal.open(folder, header, earlier.orElse(null), narration::jobEnded, this::breakOff);
        Browser browser = Browser.through(gate)) {
      narration.started(new BatchPlan(jobs.stream().map(PreparedJob::job).toList(), resumed, options.concurrency(), folder));
      clock.scheduleAtFixedRate(narration::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
      JobRun.Means means = new JobRun.Means(options, browser, gate, clock, narration, setup(browser));
      work(() -> workOff(means, journal));
    } finally {
      clock.shutdownNow();
    }
    BatchSummary summary = summary(startedAt, resumed);
    narration.ended(summary);
    return summary;
  }

  /// Forgets alarms that are called off: those of jobs that have ended would pile up until their time has come.
  static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("cmux-batch-clock").factory());
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  private void work(Runnable worker) {
    List<Thread> workers = new ArrayList<>();
    int wanted = Math.min(options.concurrency(), jobs.size());
    for (int i = 1; i <= wanted; i++) {
      workers.add(Thread.ofPlatform().name("cmux-batch-" + i).start(worker));
    }
    for (Thread each : workers) {
      try {
        each.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts a batch by its thread", e);
      }
    }
  }

  private void workOff(JobRun.Means means, Journal journal) {
    for (Optional<PreparedJob> next = queue.take(); next.isPresent(); next = queue.take()) {
      PreparedJob job = next.get();
      JobRun run = new JobRun(job, means);
      running.add(run);
      try {
        if (abandoning) {
          run.abandon();
        }
        run.run().ifPresentOrElse(ended -> end(ended, journal), narration::jobAbandoned);
      } finally {
        running.remove(run);
        queue.done(job);
      }
    }
  }

  private void end(JobRun.Ended ended, Journal journal) {
    if (ended.result().failed() && failures.incrementAndGet() == options.maxFailures()) {
      queue.close();
    }
    journal.add(ended.result(), ended.records());
  }

  private Optional<Setup> setup(Browser browser) {
    return options.setup().map(file -> new Setup(file, options.setupKey(), (job, task, params) -> runSetup(browser, job, task, params)));
  }

  private Setup.Outcome runSetup(Browser browser, Job job, Path file, Map<String, Object> params) {
    Evidence evidence = new Evidence(options.folder(), job);
    evidence.clear();
    Optional<Path> recordings = options.har() ? Optional.of(evidence.folder()) : Optional.empty();
    JobSurfaces surfaces = new JobSurfaces(job, BatchListener.NONE, List.of(), Optional.empty(), recordings);
    JobAttempt attempt = new JobAttempt(new PreparedJob(job, file, params), surfaces, options.settings());
    setups.add(attempt);
    try {
      if (abandoning) {
        attempt.abandon();
      }
      return attempt
          .run(
              browser,
              clock,
              options.timeout(),
              failure -> {
                Setup.Outcome outcome = Setup.outcome(surfaces.open(), failure, error -> evidence.keep(error, attempt, surfaces, surfaces.traces()));
                if (outcome.error().isEmpty()) {
                  evidence.clear();
                }
                return outcome;
              })
          .orElse(Setup.Outcome.ABANDONED);
    } finally {
      setups.remove(attempt);
    }
  }

  /// Begins no more jobs, lets those that run end for a while, and then gives them up.
  void interrupt() {
    interrupted = true;
    queue.close();
    narration.interrupting(running.size(), GRACE);
    clock.schedule(this::abandonAll, GRACE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// The process is about to end.
  void cutOff() {
    narration.cutOff();
  }

  private void breakOff(EngineException failure) {
    broken = failure;
    queue.close();
    abandonAll();
  }

  private void abandonAll() {
    abandoning = true;
    running.forEach(JobRun::abandon);
    setups.forEach(JobAttempt::abandon);
  }

  private BatchSummary summary(Instant startedAt, int resumed) {
    int left = jobs.size() - narration.ok() - narration.failed();
    BatchSummary.Ending ending =
        broken != null
            ? BatchSummary.Ending.BROKEN
            : left == 0 ? BatchSummary.Ending.FINISHED : interrupted ? BatchSummary.Ending.INTERRUPTED : BatchSummary.Ending.STOPPED;
    Optional<String> reason =
        switch (ending) {
          case FINISHED, INCOMPLETE -> Optional.empty();
          case BROKEN -> Optional.of(broken.getMessage());
          case INTERRUPTED -> Optional.of("It was interrupted.");
          case STOPPED -> Optional.of("It was stopped because %d job%s failed, and `--max-failures` is %d.".formatted(failures.get(), failures.get() == 1 ? "" : "s", options.maxFailures()));
        };
    return new BatchSummary(
        ending, reason, startedAt, Instant.now(), jobs.size(), narration.ok(), narration.failed(), resumed, narration.records(),
        options.concurrency(), options.shard().map(Shard::toString), header.fingerprint(), header.version());
  }
}
