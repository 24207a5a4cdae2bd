package dev.cmux.repl.batch;

import java.time.Duration;
import java.util.Optional;

/// Where a batch stands at one moment.
///
/// @param total jobs of the batch
/// @param ok jobs that ended well, those of an earlier run included
/// @param failed the same for failed jobs
/// @param running jobs under way
/// @param perSecond jobs ended a second, over the last half minute of this run
/// @param elapsed since this run began
/// @param remaining how long the rest will take at that rate; empty while nobody can tell
public record BatchProgress(
    int total, int ok, int failed, int running, double perSecond, Duration elapsed, Optional<Duration> remaining) {

  /// Jobs that have not begun.
  public int waiting() {
    return total - ok - failed - running;
  }
}
