package dev.cmux.repl.batch;

import java.time.Duration;

/// Hears what a batch does, for a live view, lines and reports.
///
/// Called from many threads, one call at a time; must be quick and must not throw. `started` comes first and `ended` last, each once.
/// Between them a job is `jobStarted`, then any number of `verb` and `retrying`, then `jobEnded`; a job that an interruption abandons is not ended.
public interface BatchListener {

  /// Hears nothing.
  BatchListener NONE = new BatchListener() {};

  /// The batch begins.
  default void started(BatchPlan plan) {}

  /// A job begins its first attempt.
  default void jobStarted(Job job) {}

  /// A verb of a job begins.
  ///
  /// @param verb its name, such as `click`
  /// @param argument its first argument as text, such as a selector or a URL; empty when it has none
  default void verb(Job job, String verb, String argument) {}

  /// A job has opened another page.
  default void page(Job job, String url) {}

  /// An attempt has failed and another will follow.
  ///
  /// @param attempt the one that follows, from 2
  /// @param wait how long until then
  /// @param sameSession whether its surfaces begin with what those of the failed attempt remember
  default void retrying(Job job, int attempt, JobError error, Duration wait, boolean sameSession) {}

  /// A job has ended, and its line of the journal is on the disk.
  default void jobEnded(JobResult result) {}

  /// Where the batch stands: after every job's end, and about twice a second.
  default void progress(BatchProgress progress) {}

  /// Ctrl-C or a termination signal: no job begins any more.
  ///
  /// @param running how many are under way
  /// @param grace how long they may still take before they are given up; another signal ends the process at once
  default void interrupting(int running, Duration grace) {}

  /// A second signal: the process ends now, and with it whatever is under way. `ended` does not follow.
  default void cutOff() {}

  /// The batch has ended; everything it opened is closed.
  default void ended(BatchSummary summary) {}
}
