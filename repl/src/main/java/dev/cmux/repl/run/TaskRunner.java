package dev.cmux.repl.run;

import dev.cmux.stdlib.ScriptHost;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.ScriptSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// One task file, one host, one result. Unless the options say otherwise, whatever the task opened is closed when this returns.
public final class TaskRunner {

  private static final String ADVICE = "Give it more time with `--timeout`, or look for a wait that never ends.";

  private TaskRunner() {}

  /// Runs the task until nothing it started is left to wait for, the time is over, or a signal stops it; blocks until then.
  ///
  /// @param limit for the whole task; none means it may take for ever
  public static ScriptResult run(TaskFile task, ScriptOptions options, Optional<TimeLimit> limit) {
    try (ScriptHost host = ScriptHost.open(options);
        Interruption interruption = new Interruption(host::interrupt)) {
      ScriptResult result = finish(host, task, limit);
      return interruption.happened() ? new ScriptResult.Interrupted() : result;
    }
  }

  /// The same for one of many things that a process does: what stops the task is an interrupt of the calling thread, not a signal.
  public static ScriptResult runOnThread(TaskFile task, ScriptOptions options, Optional<TimeLimit> limit) {
    try (ScriptHost host = ScriptHost.open(options)) {
      return finish(host, task, limit);
    }
  }

  private static ScriptResult finish(ScriptHost host, TaskFile task, Optional<TimeLimit> limit) {
    try (ScheduledExecutorService clock = clock(limit, host)) {
      ScriptResult result = host.eval(new ScriptSource.Module(task.path())).toCompletableFuture().get();
      clock.shutdownNow();
      return result;
    } catch (InterruptedException _) {
      host.interrupt();
      return new ScriptResult.Interrupted();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an evaluation never fails, it answers a failure", e);
    }
  }

  private static ScheduledExecutorService clock(Optional<TimeLimit> limit, ScriptHost host) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("cmux-timeout").factory());
    limit.ifPresent(known -> clock.schedule(() -> host.abort(known.failure(ADVICE)), known.time().toMillis(), TimeUnit.MILLISECONDS));
    return clock;
  }
}
