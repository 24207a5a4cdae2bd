package dev.cmux.repl.batch;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.network.RequestLimits;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.run.Parameters;
import dev.cmux.repl.run.TaskFile;
import dev.cmux.repl.run.TaskWords;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the words of `cmux batch`.
final class BatchCommandLine {

  /// What a job takes while it runs: a script context, and a surface or two with their pages.
  private static final long BYTES_A_JOB = 48L << 20;

  private static final int JOBS_A_CORE = 8;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);
  private static final Pattern RATE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(?:/(s|m|h))?");

  static final List<Option> OPTIONS =
      List.of(
          Option.of("sites", "FILE", "Run each task once a row of this CSV (with a header), JSON or NDJSON file; `-` reads standard input."),
          Option.many("param", "NAME=VALUE", "A value for `cmux.params` of every job; a row goes before it."),
          Option.of("out", "DIR", "Where journal, results, evidence and reports go; `cmux-batch` if not said."),
          Option.flag("resume", "Run only the jobs of DIR that did not end in an earlier run."),
          Option.flag("rerun-failed", "The same, and those that failed once more."),
          Option.flag("fresh", "Start over: what an earlier batch left in DIR is taken away."),
          Option.of("concurrency", "N", "Jobs at once; if not said, as many as the processors can do, by cores and memory at most."),
          Option.of("per-host", "N", "Requests to one host at once, and jobs that a row names that host for."),
          Option.of("delay", "MS", "From one request to a host to the next; implies --per-host 1 unless that is said."),
          Option.of("rate", "N[/s|/m|/h]", "Requests a second, minute or hour, to all hosts together."),
          Option.of("retries", "N", "Try a failed job again: on the same session first, then afresh."),
          Option.of("retry-delay", "MS", "Before the first retry, twice as long before each one after it; 1000 if not said."),
          Option.of("timeout", "MS", "Stop an attempt of a job after so many milliseconds; 600000 if not said."),
          Option.of("max-failures", "N", "Begin no more jobs after so many have failed."),
          Threshold.OPTION,
          Option.of("setup", "FILE", "A task that signs in first; what its surfaces remember, those of the jobs begin with."),
          Option.of("setup-key", "COLUMN", "Run the setup once a value of this column, with the first row that has it as its params."),
          Option.of("shard", "I/N", "Run the I-th of N parts, for many machines."),
          Option.flag("har", "Failed jobs keep what their surfaces asked and were answered, as HAR files."));

  private final Arguments arguments;

  BatchCommandLine(Arguments arguments) {
    this.arguments = arguments;
  }

  /// The jobs that the words name, all shards together.
  BatchInputs inputs(InputStream input) {
    List<Path> files = TaskFiles.find(arguments.operands());
    List<Map<String, Object>> rows = arguments.value("sites").map(file -> SiteRows.read(file, input)).orElse(List.of());
    setupKey().ifPresent(column -> checkColumn(column, rows));
    return BatchInputs.of(files, rows, Parameters.read(arguments), setup());
  }

  private void checkColumn(String column, List<Map<String, Object>> rows) {
    if (arguments.value("setup").isEmpty()) {
      throw arguments.wrong("`--setup-key` needs `--setup`.");
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).get(column) == null) {
        throw EngineException.invalidParams("Row %d of the sites has no `%s`, which `--setup-key` names.".formatted(i + 1, column))
            .with("row", i + 1)
            .withHint("It has: %s.".formatted(String.join(", ", rows.get(i).keySet())));
      }
    }
  }

  BatchOptions options() {
    Optional<Long> delay = arguments.number("delay", 0);
    int perHost = arguments.number("per-host", 1).map(BatchCommandLine::count).orElse(delay.filter(millis -> millis > 0).isPresent() ? 1 : 0);
    RequestLimits limits = new RequestLimits(perHost, Duration.ofMillis(delay.orElse(0L)), arguments.value("rate").map(this::interval).orElse(Duration.ZERO));
    Optional<Integer> concurrency = arguments.number("concurrency", 1).map(BatchCommandLine::count);
    return new BatchOptions(
        folder(),
        concurrency.orElseGet(BatchCommandLine::defaultConcurrency),
        concurrency.isEmpty(),
        limits,
        arguments.number("retries", 0).map(BatchCommandLine::count).orElse(0),
        Duration.ofMillis(arguments.number("retry-delay", 0).orElse(1_000L)),
        arguments.number("timeout", 1).map(Duration::ofMillis).orElse(DEFAULT_TIMEOUT),
        arguments.number("max-failures", 1).map(BatchCommandLine::count).orElse(0),
        arguments.flag("har"),
        setup(),
        setupKey(),
        arguments.value("shard").map(this::shard),
        settings());
  }

  Path folder() {
    return Path.of(arguments.value("out").orElse("cmux-batch")).toAbsolutePath().normalize();
  }

  private ScriptSettings settings() {
    return new ScriptSettings(
        Path.of("").toAbsolutePath(),
        arguments.rest(),
        Parameters.environment(System.getenv(), arguments.list("allow-env")),
        arguments.list("allow-hosts"),
        paths("allow-read"),
        paths("allow-write"),
        TaskWords.secrets(arguments, Path.of("").toAbsolutePath()),
        Optional.ofNullable(System.getenv("CMUX_STATE_PASSPHRASE")));
  }

  private List<Path> paths(String option) {
    return arguments.list(option).stream().map(Path::of).toList();
  }

  private Optional<Path> setup() {
    return arguments
        .value("setup")
        .map(
            word -> {
              try (TaskFile file = TaskFile.open(word, InputStream.nullInputStream())) {
                return file.path();
              }
            });
  }

  private Optional<String> setupKey() {
    return arguments.value("setup-key");
  }

  private Shard shard(String text) {
    return Shard.parse(text).orElseThrow(() -> arguments.wrong("`--shard` needs a part of a whole such as 2/5, not `%s`.".formatted(text)));
  }

  private Duration interval(String text) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches() || Double.parseDouble(matcher.group(1)) == 0) {
      throw arguments.wrong("`--rate` needs requests a second, minute or hour such as 5, 100/m or 2000/h, not `%s`.".formatted(text));
    }
    long seconds =
        switch (matcher.group(2)) {
          case "m" -> 60;
          case "h" -> 3600;
          case null, default -> 1;
        };
    return Duration.ofNanos((long) (seconds * 1e9 / Double.parseDouble(matcher.group(1))));
  }

  private static int count(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }

  private static int defaultConcurrency() {
    long byMemory = Runtime.getRuntime().maxMemory() / BYTES_A_JOB;
    return Math.clamp(Math.min(byMemory, (long) Runtime.getRuntime().availableProcessors() * JOBS_A_CORE), 1, 64);
  }
}
