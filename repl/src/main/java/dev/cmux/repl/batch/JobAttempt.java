package dev.cmux.repl.batch;

import dev.cmux.engine.Browser;
import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.run.SecretParams;
import dev.cmux.repl.run.TimeLimit;
import dev.cmux.stdlib.ScriptHost;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.ScriptSource;
import dev.cmux.stdlib.bind.CmuxGlobal;
import dev.cmux.stdlib.bind.CmuxOptions;
import dev.cmux.stdlib.host.ScriptFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// One run of a task with its row, in a script context and with surfaces of its own. Used once; `abandon` comes from any thread.
final class JobAttempt {

  /// How long closed surfaces may take to be gone; a page's script that does not stop must not hold up the batch.
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final PreparedJob prepared;
  private final JobSurfaces surfaces;
  private final ScriptSettings settings;
  private final ConsoleTail console = new ConsoleTail();
  private final List<String> records = new CopyOnWriteArrayList<>();
  private volatile ScriptHost running;
  private volatile boolean abandoned;

  JobAttempt(PreparedJob prepared, JobSurfaces surfaces, ScriptSettings settings) {
    this.prepared = prepared;
    this.surfaces = surfaces;
    this.settings = settings;
  }

  /// Runs it to its end; blocks until then, and until everything it opened is closed.
  ///
  /// @param afterwards looks at what the task has left open, before it is closed
  /// @return what `afterwards` made of it; empty when it was abandoned
  <R> Optional<R> run(Browser shared, ScheduledExecutorService clock, Duration timeout, Function<Optional<ScriptFailure>, R> afterwards) {
    Browser browser = shared.sibling();
    try (ScriptHost host = ScriptHost.open(options(browser))) {
      running = host;
      if (abandoned) {
        return Optional.empty();
      }
      Future<?> alarm = clock.schedule(() -> aside(() -> host.abort(late(timeout))), timeout.toMillis(), TimeUnit.MILLISECONDS);
      CompletableFuture<ScriptResult> evaluation = host.eval(new ScriptSource.Module(prepared.file())).toCompletableFuture();
      if (abandoned) {
        // Whoever said so a moment ago found nothing to stop.
        host.interrupt();
      }
      ScriptResult result = evaluation.join();
      alarm.cancel(false);
      return switch (result) {
        case ScriptResult.Value _ -> abandoned ? Optional.empty() : Optional.of(afterwards.apply(Optional.empty()));
        case ScriptResult.Failure(var failure) -> abandoned ? Optional.empty() : Optional.of(afterwards.apply(Optional.of(failure)));
        case ScriptResult.Interrupted _ -> Optional.empty();
        case ScriptResult.Incomplete _ -> throw new IllegalStateException("a task file is never incomplete");
      };
    } finally {
      close(browser);
    }
  }

  private static void close(Browser browser) {
    try {
      browser.closeAll().orTimeout(CLOSING.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException _) {
      // They are closed for everyone else; what is left of them ends on its own queue.
    }
    browser.close();
  }

  private ScriptOptions options(Browser browser) {
    CmuxOptions cmux =
        CmuxOptions.of(browser, record -> records.add(JsonText.line(record)))
            .withParams(prepared.params())
            .withArgs(settings.args())
            .withEnvironment(settings.environment())
            .withAllowHosts(settings.allowHosts())
            .withStatePassphrase(settings.statePassphrase())
            .withListener(surfaces)
            .withCare(surfaces);
    return ScriptOptions.in(settings.folder(), console::print, console::print)
        .allowingRead(settings.allowRead())
        .allowingWrite(settings.allowWrite())
        .withEnvironment(settings.environment())
        .withSecretsFile(settings.secrets())
        .withExtension(SecretParams.masking(prepared.params()))
        .withExtension(new CmuxGlobal(cmux));
  }

  /// Ends it without a result.
  void abandon() {
    abandoned = true;
    ScriptHost host = running;
    if (host != null) {
      aside(host::interrupt);
    }
  }

  /// Stopping a script waits until it has noticed.
  private static void aside(Runnable work) {
    Thread.startVirtualThread(work);
  }

  /// What the task gave to `cmux.output`, as JSON texts.
  List<String> records() {
    return List.copyOf(records);
  }

  ConsoleTail console() {
    return console;
  }

  private ScriptFailure late(Duration limit) {
    return new TimeLimit("job", limit, surfaces.awaited()).failure("Give each attempt more time with `--timeout`, or look for a wait that never ends.");
  }
}
