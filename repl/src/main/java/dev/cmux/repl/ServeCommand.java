package dev.cmux.repl;

import dev.cmux.engine.Browser;
import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.server.AttachedPrompts;
import dev.cmux.repl.server.SessionCommands;
import dev.cmux.repl.server.SessionServer;
import dev.cmux.repl.shell.SessionHost;
import dev.cmux.repl.wire.SessionFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `cmux server run`: the session server itself, in the foreground. The client starts it in the background.
final class ServeCommand implements Command {

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        "server run",
        "Be the session server, in the foreground. The first session command does this by itself.",
        List.of(),
        List.of(
            Option.of("session", "NAME", "Which session; CMUX_SESSION is the default of this option."),
            Option.of("idle-minutes", "N", "End after so long without a command; 30 unless CMUX_IDLE_MINUTES says otherwise.")));
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    String session = arguments.value("session").orElse(System.getenv().getOrDefault("CMUX_SESSION", "default"));
    Browser browser = new Browser();
    try (SessionCommands commands = new SessionCommands(session, browser)) {
      SessionFolder folder = SessionFolder.open(session, System.getenv(), System.getProperty("cmux.uid", ""));
      AttachedPrompts prompts = (request, in, out) -> SessionHost.serve(request, browser, commands, in, out);
      new SessionServer(folder, System.getProperty("cmux.build", ""), commands, prompts, idleLimit(arguments)).run();
      return ExitCode.DONE;
    } catch (IOException e) {
      throw EngineException.notAllowed(e.getMessage()).withHint("Set CMUX_RUNTIME_DIR to a folder of your own, mode 0700.").causedBy(e);
    }
  }

  private static Duration idleLimit(Arguments arguments) {
    String fallback = System.getenv().getOrDefault("CMUX_IDLE_MINUTES", "30");
    long minutes =
        arguments
            .number("idle-minutes", 1)
            .orElseGet(() -> fallback.matches("[1-9][0-9]{0,5}") ? Long.parseLong(fallback) : 30L);
    return Duration.ofMinutes(minutes);
  }
}
