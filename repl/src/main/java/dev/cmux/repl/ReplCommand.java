package dev.cmux.repl;

import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.run.Parameters;
import dev.cmux.repl.run.TaskWords;
import dev.cmux.repl.shell.Shell;
import dev.cmux.repl.shell.ShellOptions;
import java.nio.file.Path;
import java.util.List;

/// `cmux repl`, and `cmux` alone at a terminal.
final class ReplCommand implements Command {

  @Override
  public CommandSpec spec() {
    return new CommandSpec("repl", "Try things out at a prompt; `cmux` alone does the same.", List.of(), TaskWords.PERMISSIONS)
        .withDetails(
            """
            Through a pipe, each line is evaluated as if it had been typed, and the exit status is 1 when one failed.

            Examples:
              cmux
              echo '1 + 1' | cmux repl
            """);
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    ShellOptions options =
        new ShellOptions(
            Path.of("").toAbsolutePath(),
            Terminals.colors(),
            Terminals.input() && Terminals.output(),
            System.getenv(),
            Parameters.environment(System.getenv(), arguments.list("allow-env")),
            arguments.list("allow-hosts"),
            paths(arguments, "allow-read"),
            paths(arguments, "allow-write"));
    return Shell.run(options, streams, Version.current().cmux(), () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.status()));
  }

  private static List<Path> paths(Arguments arguments, String option) {
    return arguments.list(option).stream().map(Path::of).toList();
  }
}
