package dev.cmux.repl.shell;

import dev.cmux.engine.error.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be asked of the prompt itself. A command may be shortened to any beginning that no other command shares.
enum DotCommand {
  HELP("[NAME]", "Tell about the prompt, or about a verb, a function, a module or a command."),
  OPEN("[URL]", "Open a surface and make it the current one."),
  SURFACES("", "List the open surfaces."),
  USE("SURFACE", "Make a surface the current one, by ref or name."),
  TABS("", "List the tabs of the current surface."),
  SNAPSHOT("[SELECTOR]", "Show the current page as a tree, with refs such as e3."),
  STATE("save|load FILE", "Save or load the cookies and storage of the current surface."),
  LOAD("FILE", "Run a file as if it had been typed here."),
  SAVE("FILE", "Save what was typed here as a task file."),
  EDIT("", "Edit the last input in $EDITOR, and run it."),
  HISTORY("[TEXT]", "List what was typed, or what of it has the text."),
  TIME("CODE", "Evaluate, and tell how long it took."),
  MORE("", "Show what was cut off the last value."),
  CLEAR("", "Clear the screen."),
  EXIT("", "Close every surface and leave.");

  private final String operands;
  private final String help;

  DotCommand(String operands, String help) {
    this.operands = operands;
    this.help = help;
  }

  /// `.open`
  String word() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /// What follows, as help shows it; in brackets when it may be left out.
  String operands() {
    return operands;
  }

  String help() {
    return help;
  }

  /// `.open [URL]`
  String usage() {
    return (word() + " " + operands).strip();
  }

  boolean needsOperand() {
    return !operands.isEmpty() && !operands.startsWith("[");
  }

  /// The command that somebody meant who typed its name as if it were JavaScript.
  static Optional<DotCommand> meant(String code) {
    return switch (code.strip().replaceFirst("(\\(\\))?;?$", "")) {
      case "exit", "quit" -> Optional.of(EXIT);
      case "help" -> Optional.of(HELP);
      default -> Optional.empty();
    };
  }

  /// The command that somebody probably meant who misspelt its name.
  static Optional<DotCommand> near(String name) {
    return Nearest.to("." + name, Arrays.stream(values()).map(DotCommand::word).toList()).map(word -> named(word.substring(1)).getFirst());
  }

  /// The commands a name can stand for: the one of that very name, else all that begin with it.
  static List<DotCommand> named(String name) {
    String word = "." + name.toLowerCase(Locale.ROOT);
    List<DotCommand> exact = Arrays.stream(values()).filter(command -> command.word().equals(word)).toList();
    return exact.isEmpty() ? Arrays.stream(values()).filter(command -> command.word().startsWith(word)).toList() : exact;
  }
}
