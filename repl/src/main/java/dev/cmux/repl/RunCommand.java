package dev.cmux.repl;

import dev.cmux.engine.Browser;
import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.output.ErrorReport;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Records;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.run.Parameters;
import dev.cmux.repl.run.TaskFile;
import dev.cmux.repl.run.TaskRunner;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.bind.CmuxGlobal;
import dev.cmux.stdlib.bind.CmuxOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// `cmux run FILE`: one task, from start to exit code.
final class RunCommand implements Command {

  /// The permissions of a script; batch and test take the same ones.
  static final List<Option> PERMISSIONS =
      List.of(
          Option.many("allow-hosts", "HOST,…", "Let surfaces reach these hosts only; `*.example.com` takes subdomains and example.com."),
          Option.many("allow-read", "PATH,…", "Let the task read here too, beyond its own, the working and the temporary folder."),
          Option.many("allow-write", "PATH,…", "Let the task read and write here too."),
          Option.many("allow-env", "NAME,…", "Let the task see these environment variables in `cmux.env`; `*` at the end is a wildcard."));

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
            "run",
            "Run a task file.",
            List.of(Operand.required("FILE", "a `.cmux.js` file, or `-` for standard input")),
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(
                        Option.many("param", "NAME=VALUE", "A value for the task's `cmux.params`."),
                        Option.of("timeout", "MS", "Stop the task with the error `timeout` after so many milliseconds."),
                        Option.of("output", "FILE", "Write the records of `cmux.output` into this file, a JSON text a line.")),
                    PERMISSIONS.stream())
                .toList())
        .withRest("ARGS")
        .withDetails(
            """
            What follows `--` is `cmux.args`. With --json, standard output has the records only, and what the task
            prints goes to standard error.

            Examples:
              cmux run samples/hello.cmux.js
              cmux run login.cmux.js --param user=ada --output results.ndjson --timeout 60000
              echo 'console.log(cmux.version)' | cmux run -
            """);
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    Path folder = Path.of("").toAbsolutePath();
    boolean json = arguments.flag("json");
    PrintStream printed = json ? streams.err() : streams.out();
    Map<String, Object> params = Parameters.read(arguments);
    Map<String, String> environment = Parameters.environment(System.getenv(), arguments.list("allow-env"));
    try (TaskFile task = TaskFile.open(arguments.operand(0).orElseThrow(), streams.in());
        Records records = records(arguments, json, streams);
        Browser browser = new Browser()) {
      // the page engine loads its classes while the script engine loads its own
      Thread.ofPlatform().daemon().name("cmux-warm-up").start(browser::warmUp);
      CmuxOptions cmux =
          CmuxOptions.of(browser, record -> records.write(JsonText.line(record)))
              .withParams(params)
              .withArgs(arguments.rest())
              .withEnvironment(environment)
              .withAllowHosts(arguments.list("allow-hosts"))
              .withStatePassphrase(Optional.ofNullable(System.getenv("CMUX_STATE_PASSPHRASE")));
      ScriptOptions options =
          ScriptOptions.in(folder, flushing(printed), flushing(streams.err()))
              .allowingRead(paths(arguments, "allow-read"))
              .allowingWrite(paths(arguments, "allow-write"))
              .withEnvironment(environment)
              .withColors(Terminals.colors())
              .withExtension(new CmuxGlobal(cmux));
      ScriptResult result = TaskRunner.run(task, options, arguments.number("timeout", 1).map(Duration::ofMillis));
      return finish(result, folder, json, arguments.flag("debug"), streams);
    }
  }

  /// Into the file of `--output`; else, with `--json`, to standard output; else nowhere that would mix with what the task prints.
  private static Records records(Arguments arguments, boolean json, Streams streams) {
    return arguments
        .value("output")
        .map(file -> Records.toFile(Path.of(file)))
        .orElseGet(() -> Records.to(json ? streams.out() : java.io.OutputStream.nullOutputStream()));
  }

  private static Consumer<String> flushing(PrintStream stream) {
    return text -> {
      stream.print(text);
      stream.flush();
    };
  }

  private static List<Path> paths(Arguments arguments, String option) {
    return arguments.list(option).stream().map(Path::of).toList();
  }

  private static ExitCode finish(ScriptResult result, Path folder, boolean json, boolean debug, Streams streams) {
    return switch (result) {
      case ScriptResult.Value _ -> ExitCode.DONE;
      case ScriptResult.Failure(var failure) -> {
        ErrorReport report = ErrorReport.of(failure, folder);
        streams.err().println(json ? report.json() : report.text());
        if (debug) {
          failure.cause().ifPresent(cause -> cause.printStackTrace(streams.err()));
        }
        yield ExitCode.FAILED;
      }
      case ScriptResult.Interrupted _ -> {
        streams.err().println("cmux: interrupted");
        yield ExitCode.INTERRUPTED;
      }
      case ScriptResult.Incomplete _ -> throw new IllegalStateException("a task file is never incomplete");
    };
  }
}
