package dev.cmux.repl.server;

import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;

/// One command that the session server carries out.
interface SessionCommand {

  CommandSpec spec();

  /// Carries it out; blocks until it is done.
  ///
  /// @throws dev.cmux.engine.error.EngineException when it fails
  /// @throws dev.cmux.repl.grammar.UsageException when the arguments are wrong beyond what the spec says
  Answer run(Arguments arguments, Call call);
}
