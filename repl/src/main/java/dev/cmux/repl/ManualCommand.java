package dev.cmux.repl;

import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.ManualPage;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import java.util.List;
import java.util.function.Supplier;

/// `cmux manual`: the manual page, for whoever installs cmux.
final class ManualCommand implements Command {

  private final Supplier<List<CommandSpec>> everything;

  /// @param everything all commands and verbs
  ManualCommand(Supplier<List<CommandSpec>> everything) {
    this.everything = everything;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec("manual", "Print the manual page in roff: `cmux manual | man -l -` shows it.", List.of(), List.of());
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    streams.out().print(ManualPage.of(everything.get(), "cmux " + Version.current().cmux()));
    return ExitCode.DONE;
  }
}
