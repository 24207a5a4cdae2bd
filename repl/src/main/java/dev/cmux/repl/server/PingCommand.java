package dev.cmux.repl.server;

import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import java.util.List;

/// `cmux ping`: is the session server there and answering.
final class PingCommand implements SessionCommand {

  @Override
  public CommandSpec spec() {
    return new CommandSpec("ping", "Start the session server if need be, and hear from it.", List.of(), List.of());
  }

  @Override
  public Answer run(Arguments arguments, Call call) {
    return Answer.of("pong", "pong", true);
  }
}
