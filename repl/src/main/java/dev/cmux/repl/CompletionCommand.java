package dev.cmux.repl;

import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.CompletionScript;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import java.util.List;
import java.util.function.Supplier;

/// `cmux completion SHELL`.
final class CompletionCommand implements Command {

  private final Supplier<List<CommandSpec>> everything;

  /// @param everything all commands and verbs
  CompletionCommand(Supplier<List<CommandSpec>> everything) {
    this.everything = everything;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
            "completion", "Print a completion script for your shell.", List.of(Operand.required("SHELL", "bash, zsh or fish")), List.of())
        .withDetails(
            """
            Put one of these into the file your shell reads at its start:
              source <(cmux completion bash)
              source <(cmux completion zsh)
              cmux completion fish | source
            """);
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    CompletionScript script = new CompletionScript(everything.get());
    String shell = arguments.operand(0).orElseThrow();
    streams
        .out()
        .print(
            switch (shell) {
              case "bash" -> script.bash();
              case "zsh" -> script.zsh();
              case "fish" -> script.fish();
              default -> throw arguments.wrong("There is no completion for `%s`; there is for bash, zsh and fish.".formatted(shell));
            });
    return ExitCode.DONE;
  }
}
