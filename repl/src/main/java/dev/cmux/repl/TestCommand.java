package dev.cmux.repl;

import dev.cmux.engine.Browser;
import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.run.TaskFile;
import dev.cmux.repl.run.TaskRunner;
import dev.cmux.repl.run.TaskWords;
import dev.cmux.repl.run.TestLines;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.bind.CmuxGlobal;
import dev.cmux.stdlib.host.ScriptFailure;
import dev.cmux.stdlib.modules.TestListener;
import dev.cmux.stdlib.modules.TestReport;
import dev.cmux.stdlib.modules.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// `cmux test FILE…`: tests written with `cmux:test`, one file after the other, each in a world of its own.
final class TestCommand implements Command {

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
            "test",
            "Run tests written with cmux:test.",
            List.of(Operand.oneOrMore("FILE", "`.cmux.js` files that import `cmux:test`")),
            Stream.concat(
                    Stream.of(
                        Option.many("param", "NAME=VALUE", "A value for the tests' `cmux.params`."),
                        Option.of("grep", "TEXT", "Run only tests that have the text in their name or in that of a group around them."),
                        Option.of("timeout", "MS", "Stop a file with the error `timeout` after so many milliseconds."),
                        Option.of("junit", "FILE", "Write the results into this file, in the XML that CI servers read.")),
                    TaskWords.PERMISSIONS.stream())
                .toList())
        .withRest("ARGS")
        .withDetails(
            """
            The text of --grep stands in `group › name`, in whatever case. A file whose tests are all left out is fine; that
            none in all files has the text is an error. With --json, standard output has one object a test, and what the tests print goes to standard error.

            Examples:
              cmux test tests/*.cmux.js
              cmux test tests/*.cmux.js --grep login
              cmux test login.cmux.js --junit target/login.xml --param url=http://127.0.0.1:8080
            """);
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    TestLines lines = new TestLines(streams, arguments.flag("json"), Path.of("").toAbsolutePath());
    Map<String, List<TestResult>> results = new LinkedHashMap<>();
    Chosen chosen = new Chosen(arguments.value("grep").orElse(""));
    boolean interrupted = false;
    // A misspelt name must not cost the results of the files before it.
    arguments.operands().stream().filter(file -> !file.equals("-")).forEach(file -> TaskFile.open(file, streams.in()));
    for (String file : arguments.operands()) {
      List<TestResult> ofFile = results.computeIfAbsent(file, _ -> new ArrayList<>());
      lines.file(file);
      switch (runFile(file, arguments, streams, lines, chosen.listener(result -> hear(file, result, lines, ofFile)))) {
        case ScriptResult.Value _ when ofFile.isEmpty() && chosen.leftOutOfFile() == 0 -> hear(file, TestResult.ofFile(noTests(file)), lines, ofFile);
        case ScriptResult.Value _ -> {}
        // Outside any test: a syntax error, a failing import, a time that is over.
        case ScriptResult.Failure(var failure) -> hear(file, TestResult.ofFile(failure), lines, ofFile);
        case ScriptResult.Interrupted _ -> interrupted = true;
        case ScriptResult.Incomplete _ -> throw new IllegalStateException("a file is never incomplete");
      }
      if (interrupted) {
        break;
      }
    }
    arguments.value("junit").ifPresent(report -> write(Path.of(report), TestReport.of(results)));
    boolean passed = lines.summary(results, chosen.leftOut());
    if (!interrupted && results.values().stream().allMatch(List::isEmpty)) {
      throw EngineException.notFound("No test has `%s` in its name.".formatted(arguments.value("grep").orElse(""))).with("grep", arguments.value("grep").orElse(""));
    }
    return interrupted ? ExitCode.INTERRUPTED : passed ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static void hear(String file, TestResult result, TestLines lines, List<TestResult> ofFile) {
    ofFile.add(result);
    lines.test(file, result);
  }

  /// A suite that lost its tests must not stay green.
  private static ScriptFailure noTests(String file) {
    return ScriptFailure.of(
        "not_found", "`%s` has no tests.".formatted(file), "Register one: `import { test } from 'cmux:test'; test('…', async ({ surface }) => { … });`");
  }

  private static ScriptResult runFile(String file, Arguments arguments, Streams streams, TestLines lines, TestListener listener) {
    TaskWords words = new TaskWords(arguments, Path.of("").toAbsolutePath(), System.getenv(), streams);
    try (TaskFile task = TaskFile.open(file, streams.in());
        Browser browser = new Browser()) {
      ScriptOptions options =
          words.script(lines::printed, lines::printed).withTests(listener).withExtension(new CmuxGlobal(words.cmux(browser, lines::record)));
      return TaskRunner.run(task, options, words.limit());
    }
  }

  /// Which tests run, by their names, and how many did not.
  private static final class Chosen {

    private final String text;
    private int leftOut;
    private int leftOutOfFile;

    private Chosen(String text) {
      this.text = text.toLowerCase(Locale.ROOT);
    }

    /// @param ended hears of the tests of one file
    TestListener listener(Consumer<TestResult> ended) {
      leftOutOfFile = 0;
      return new TestListener() {
        @Override
        public void ended(TestResult result) {
          ended.accept(result);
        }

        @Override
        public boolean wants(List<String> path) {
          return String.join(" › ", path).toLowerCase(Locale.ROOT).contains(text);
        }

        @Override
        public void leftOut(int count) {
          leftOutOfFile = count;
          leftOut += count;
        }
      };
    }

    int leftOut() {
      return leftOut;
    }

    int leftOutOfFile() {
      return leftOutOfFile;
    }
  }

  private static void write(Path file, String text) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw EngineException.ioError("The report `%s` cannot be written: %s.".formatted(file, e.getMessage())).causedBy(e);
    }
  }
}
