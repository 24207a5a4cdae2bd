package dev.cmux.repl.batch;

import java.time.Duration;

/// Tells two listeners everything, the first one first.
record BothListeners(BatchListener first, BatchListener second) implements BatchListener {

  @Override
  public void started(BatchPlan plan) {
    first.started(plan);
    second.started(plan);
  }

  @Override
  public void jobStarted(Job job) {
    first.jobStarted(job);
    second.jobStarted(job);
  }

  @Override
  public void verb(Job job, String verb, String argument) {
    first.verb(job, verb, argument);
    second.verb(job, verb, argument);
  }

  @Override
  public void page(Job job, String url) {
    first.page(job, url);
    second.page(job, url);
  }

  @Override
  public void retrying(Job job, int attempt, JobError error, Duration wait, boolean sameSession) {
    first.retrying(job, attempt, error, wait, sameSession);
    second.retrying(job, attempt, error, wait, sameSession);
  }

  @Override
  public void jobEnded(JobResult result) {
    first.jobEnded(result);
    second.jobEnded(result);
  }

  @Override
  public void progress(BatchProgress progress) {
    first.progress(progress);
    second.progress(progress);
  }

  @Override
  public void interrupting(int running, Duration grace) {
    first.interrupting(running, grace);
    second.interrupting(running, grace);
  }

  @Override
  public void ended(BatchSummary summary) {
    first.ended(summary);
    second.ended(summary);
  }
}
