package dev.cmux.repl.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Tells a listener what happens, one call at a time, and keeps count.
final class Narration implements BatchListener {

  private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();

  private final BatchListener listener;
  private final int total;
  private final long startedNanos = System.nanoTime();
  private final Deque<Long> endings = new ArrayDeque<>();
  private int ok;
  private int failed;
  private int running;
  private long records;

  /// @param ok jobs that an earlier run ended well
  Narration(BatchListener listener, int total, int ok, int failed, long records) {
    this.listener = listener;
    this.total = total;
    this.ok = ok;
    this.failed = failed;
    this.records = records;
  }

  @Override
  public synchronized void started(BatchPlan plan) {
    listener.started(plan);
    listener.progress(now());
  }

  @Override
  public synchronized void jobStarted(Job job) {
    running++;
    listener.jobStarted(job);
  }

  @Override
  public synchronized void verb(Job job, String verb, String argument) {
    listener.verb(job, verb, argument);
  }

  @Override
  public synchronized void page(Job job, String url) {
    listener.page(job, url);
  }

  @Override
  public synchronized void retrying(Job job, int attempt, JobError error, Duration wait, boolean sameSession) {
    listener.retrying(job, attempt, error, wait, sameSession);
  }

  @Override
  public synchronized void jobEnded(JobResult result) {
    running--;
    if (result.failed()) {
      failed++;
    } else {
      ok++;
      records += result.records();
    }
    endings.add(System.nanoTime());
    listener.jobEnded(result);
    listener.progress(now());
  }

  @Override
  public synchronized void interrupting(int jobs, Duration grace) {
    listener.interrupting(jobs, grace);
  }

  @Override
  public synchronized void cutOff() {
    listener.cutOff();
  }

  /// A job was given up.
  synchronized void jobAbandoned() {
    running--;
  }

  /// Some time has passed.
  synchronized void tick() {
    listener.progress(now());
  }

  @Override
  public synchronized void ended(BatchSummary summary) {
    listener.ended(summary);
  }

  synchronized int ok() {
    return ok;
  }

  synchronized int failed() {
    return failed;
  }

  synchronized long records() {
    return records;
  }

  private BatchProgress now() {
    long now = System.nanoTime();
    while (!endings.isEmpty() && now - endings.peek() > WINDOW_NANOS) {
      endings.remove();
    }
    double seconds = Math.min(now - startedNanos, WINDOW_NANOS) / 1e9;
    double perSecond = seconds == 0 ? 0 : endings.size() / seconds;
    int left = total - ok - failed;
    Optional<Duration> remaining =
        left == 0 ? Optional.of(Duration.ZERO) : perSecond > 0 ? Optional.of(Duration.ofMillis((long) (left / perSecond * 1000))) : Optional.empty();
    return new BatchProgress(total, ok, failed, running, perSecond, Duration.ofNanos(now - startedNanos), remaining);
  }
}
