package dev.cmux.repl.grammar;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one command takes; parser, help, completion and manual all read it.
///
/// @param name as it is typed, with what comes before it: `run`, `server stop`
/// @param summary one sentence for the list of commands
/// @param operands in order
/// @param options its own; {@link #COMMON} comes on top
/// @param rest what the words after `--` are; empty when it takes none
/// @param details more paragraphs and examples for its own help page; may be empty
public record CommandSpec(
    String name, String summary, List<Operand> operands, List<Option> options, String rest, String details) {

  /// The options that every command takes, before or after its name.
  public static final List<Option> COMMON =
      List.of(
          Option.flag("json", "Print results and errors as JSON."),
          Option.flag("debug", "Print the stack trace of an error too."),
          Option.flag("help", "Show help and end (also -h)."));

  public CommandSpec {
    operands = List.copyOf(operands);
    options = List.copyOf(options);
  }

  public CommandSpec(String name, String summary, List<Operand> operands, List<Option> options) {
    this(name, summary, operands, options, "", "");
  }

  /// The same command with a longer explanation.
  public CommandSpec withDetails(String text) {
    return new CommandSpec(name, summary, operands, options, rest, text);
  }

  /// The same command, which also takes words after `--`.
  public CommandSpec withRest(String label) {
    return new CommandSpec(name, summary, operands, options, label, details);
  }

  /// As it is typed, `cmux run`; without a name, `cmux`.
  String typed() {
    return name.isEmpty() ? "cmux" : "cmux " + name;
  }

  /// Whether these words begin with the command's name.
  public boolean isNamedBy(List<String> words) {
    List<String> own = List.of(name.split(" "));
    return words.size() >= own.size() && words.subList(0, own.size()).equals(own);
  }

  Stream<Option> everyOption() {
    return Stream.concat(options.stream(), COMMON.stream());
  }

  Optional<Option> option(String wanted) {
    return everyOption().filter(option -> option.name().equals(wanted)).findFirst();
  }
}
