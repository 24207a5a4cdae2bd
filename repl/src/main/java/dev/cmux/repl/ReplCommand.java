package dev.cmux.repl;

import dev.cmux.repl.client.Client;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.run.TaskWords;
import dev.cmux.repl.shell.Shell;
import dev.cmux.repl.shell.ShellOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `cmux repl`, and `cmux` alone at a terminal.
final class ReplCommand implements Command {

  @Override
  public CommandSpec spec() {
    List<Option> options = new ArrayList<>(TaskWords.PERMISSIONS);
    options.add(Option.flag("attach", "Share the surfaces of the session server, which stay open afterwards."));
    options.add(Option.of("session", "NAME", "Which session server to attach to; CMUX_SESSION is the default of this option."));
    return new CommandSpec("repl", "Try things out at a prompt; `cmux` alone does the same.", List.of(), options)
        .withDetails(
            """
            Through a pipe, each line is evaluated as if it had been typed, and the exit status is 1 when one failed.
            With --json, which is for pipes only, every value is a line of JSON; what scripts print goes to standard error.

            Examples:
              cmux
              cmux repl --attach
              echo '1 + 1' | cmux repl
              echo '({ a: 1 })' | cmux repl --json
            """);
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    boolean terminal = Terminals.input() && Terminals.output();
    if (terminal && arguments.flag("json")) {
      throw arguments.wrong("`--json` is for a prompt whose lines come through a pipe; this one is at a terminal.");
    }
    ShellOptions options = ShellOptions.of(arguments, Path.of("").toAbsolutePath(), System.getenv(), terminal, Terminals.colors());
    String version = Version.current().cmux();
    Runnable leaveNow = () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.status());
    if (arguments.flag("attach")) {
      Client.AttachedPrompt prompt = (in, out) -> Shell.attached(options, streams, version, leaveNow, in, out).status();
      return ExitCode.of(Client.attach(System.getenv(), prompt, words(arguments)));
    }
    if (arguments.flag("session")) {
      throw arguments.wrong("`--session` says which server to attach to, and needs `--attach`.");
    }
    return Shell.run(options, streams, version, leaveNow);
  }

  /// What the session server is asked; the rest of the prompt's world comes with every request.
  private static String[] words(Arguments arguments) {
    List<String> words = new ArrayList<>(List.of("repl", "--attach"));
    arguments.value("session").ifPresent(name -> words.add("--session=" + name));
    for (Option option : TaskWords.PERMISSIONS) {
      arguments.values(option.name()).forEach(value -> words.add("--" + option.name() + "=" + value));
    }
    if (Terminals.colors()) {
      words.add("--colors");
    }
    if (arguments.flag("json")) {
      words.add("--json");
    }
    return words.toArray(String[]::new);
  }
}
