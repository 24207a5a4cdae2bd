package dev.cmux.repl.batch;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.run.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// The way from the words of `cmux batch` to a batch that has ended: inputs are read, the journal of an earlier run is compared with them, signals are
/// heeded.
public final class BatchRun {

  /// What `cmux batch` takes beside the permissions of its tasks and the reports.
  public static final List<Option> OPTIONS = BatchCommandLine.OPTIONS;

  private static final int INTERRUPTED = 130;

  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  /// Jobs that a sentence names.
  private static final int NAMED = 5;

  private final BatchCommandLine words;
  private final Arguments arguments;
  private final String version;

  /// @param version of cmux, for journal and reports
  public BatchRun(Arguments arguments, String version) {
    this.arguments = arguments;
    this.words = new BatchCommandLine(arguments);
    this.version = version;
  }

  /// Where everything goes.
  public Path folder() {
    return words.folder();
  }

  /// When the batch counts as failed.
  public Threshold threshold() {
    return Threshold.of(arguments);
  }

  /// Runs the batch; blocks until it has ended.
  ///
  /// @throws EngineException when it cannot begin; what happens later is in the summary
  /// @throws dev.cmux.repl.grammar.UsageException when the words contradict each other
  public BatchSummary run(InputStream input, BatchListener listener) {
    threshold();
    BatchOptions options = words.options();
    if (arguments.flag("fresh") && (arguments.flag("resume") || arguments.flag("rerun-failed"))) {
      throw arguments.wrong("`--fresh` starts over, so it cannot go with `--resume` or `--rerun-failed`.");
    }
    BatchInputs inputs = words.inputs(input);
    List<PreparedJob> jobs = options.shard().map(shard -> shard.of(inputs.jobs())).orElse(inputs.jobs());
    JournalHeader header =
        new JournalHeader(version, Instant.now(), jobs.size(), options.shard().map(Shard::toString), inputs.fingerprint(), inputs.parts());
    Optional<JournalContents> earlier = earlier(header, jobs);
    Batch batch = new Batch(options, jobs, header, earlier, listener);
    AtomicBoolean signalled = new AtomicBoolean();
    try (Signals _ = new Signals(() -> stop(batch, signalled))) {
      return batch.run();
    }
  }

  private static void stop(Batch batch, AtomicBoolean signalled) {
    if (signalled.compareAndSet(false, true)) {
      batch.interrupt();
    } else {
      // What is in the journal is on the disk; the next run cuts off the rest. A terminal that was stopped with Ctrl-S takes no last words.
      Thread goodbye = Thread.ofPlatform().daemon().name("cmux-batch-goodbye").start(batch::cutOff);
      try {
        goodbye.join(LAST_WORDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      System.exit(INTERRUPTED);
    }
  }

  private Optional<JournalContents> earlier(JournalHeader header, List<PreparedJob> jobs) {
    Path folder = words.folder();
    try {
      Files.createDirectories(folder);
      if (arguments.flag("fresh")) {
        Files.deleteIfExists(folder.resolve(JournalContents.FILE));
        Files.deleteIfExists(folder.resolve(JournalContents.RESULTS_FILE));
        Evidence.delete(folder.resolve(Evidence.FOLDER));
        return Optional.empty();
      }
    } catch (IOException e) {
      throw FileErrors.write(folder, e);
    }
    Optional<JournalContents> found = JournalContents.find(folder);
    if (found.isEmpty()) {
      return found;
    }
    JournalContents earlier = found.get();
    if (!arguments.flag("resume") && !arguments.flag("rerun-failed")) {
      throw EngineException.invalidState(
              "`%s` has a batch already: %d of its %d jobs have ended.".formatted(folder, earlier.results().size(), earlier.header().total()))
          .with("path", folder.toString())
          .withHint("Go on with `--resume`, start over with `--fresh`, or choose another folder with `--out`.");
    }
    List<String> differences = earlier.header().differences(header);
    if (!differences.isEmpty()) {
      throw EngineException.invalidState(
              "The batch in `%s` cannot be resumed, because its inputs are others now: %s.%s".formatted(folder, String.join(", ", differences), earlier.header().shard().equals(header.shard()) ? gone(earlier, jobs) : ""))
          .with("path", folder.toString())
          .with("differences", differences)
          .withHint("Bring them back, start over with `--fresh`, or choose another folder with `--out`.");
    }
    return Optional.of(arguments.flag("rerun-failed") ? earlier.withoutFailed() : earlier);
  }

  /// Which jobs that have ended are none of this batch any more; a job is its task and its row.
  private static String gone(JournalContents earlier, List<PreparedJob> jobs) {
    Set<String> now = jobs.stream().map(job -> job.job().id()).collect(Collectors.toSet());
    List<String> gone =
        earlier.results().values().stream()
            .map(JobResult::job)
            .filter(job -> !now.contains(job.id()))
            .map(Job::labelWithRow)
            .toList();
    if (gone.isEmpty()) {
      return "";
    }
    String more = gone.size() > NAMED ? " and %d more".formatted(gone.size() - NAMED) : "";
    return " Of the %d jobs that have ended, these are no longer in it: %s%s."
        .formatted(earlier.results().size(), gone.stream().limit(NAMED).collect(Collectors.joining(", ")), more);
  }
}
