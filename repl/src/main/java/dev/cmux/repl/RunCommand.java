package dev.cmux.repl;

import dev.cmux.engine.Browser;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.output.ErrorReport;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Records;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.run.TaskFile;
import dev.cmux.repl.run.TaskRunner;
import dev.cmux.repl.run.TaskWords;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.bind.CmuxGlobal;
import java.nio.file.Path;

/// `cmux run FILE`: one task with surfaces of its own, from start to exit code. The launcher sends one with `--surface` to the session server.
final class RunCommand implements Command {

  @Override
  public CommandSpec spec() {
    return TaskWords.SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    Path folder = Path.of("").toAbsolutePath();
    TaskWords words = new TaskWords(arguments, folder, System.getenv(), streams);
    try (TaskFile task = words.open();
        Records records = words.records();
        Browser browser = new Browser()) {
      // the page engine loads its classes while the script engine loads its own
      Thread.ofPlatform().daemon().name("cmux-warm-up").start(browser::warmUp);
      ScriptOptions options = words.script().withColors(Terminals.colors()).withExtension(new CmuxGlobal(words.cmux(browser, records)));
      ScriptResult result = TaskRunner.run(task, options, words.limit());
      return finish(result, folder, arguments.flag("json"), arguments.flag("debug"), streams);
    }
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
