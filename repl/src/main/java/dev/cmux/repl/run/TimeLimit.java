package dev.cmux.repl.run;

import dev.cmux.stdlib.host.ScriptFailure;
import java.time.Duration;

/// How long something may take.
///
/// @param what it is, as messages call it: a task, a job
/// @param awaited what it waits for meanwhile
public record TimeLimit(String what, Duration time, Awaited awaited) {

  /// What is told when the time is up.
  ///
  /// @param advice how to give it more
  public ScriptFailure failure(String advice) {
    return ScriptFailure.of(
        "timeout",
        "The %s did not end within %d ms.".formatted(what, time.toMillis()),
        awaited.sentence().map(sentence -> sentence + " ").orElse("") + advice);
  }
}
