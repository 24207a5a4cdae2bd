package dev.cmux.repl;

import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;

/// One word after `cmux`.
interface Command {

  /// What it takes.
  CommandSpec spec();

  /// Carries it out; the arguments fit the spec.
  ///
  /// @throws dev.cmux.engine.error.EngineException when it fails: the caller prints it and ends with {@link ExitCode#FAILED}
  /// @throws dev.cmux.repl.grammar.UsageException when the arguments contradict each other
  ExitCode run(Arguments arguments, Streams streams);
}
