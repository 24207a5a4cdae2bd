package dev.cmux.repl.grammar;

import java.util.Objects;

/// One `--name` of a command.
///
/// @param name without dashes
/// @param value what to call its value in the help (`MS`, `FILE`); empty for a switch
/// @param repeatable given more than once it collects; otherwise that is wrong usage
/// @param help one sentence
public record Option(String name, String value, boolean repeatable, String help) {

  public Option {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(help, "help");
  }

  /// An option that is given or not.
  public static Option flag(String name, String help) {
    return new Option(name, "", false, help);
  }

  /// An option with a value.
  public static Option of(String name, String value, String help) {
    return new Option(name, value, false, help);
  }

  /// An option with a value that may be given more than once.
  public static Option many(String name, String value, String help) {
    return new Option(name, value, true, help);
  }

  boolean isFlag() {
    return value.isEmpty();
  }

  /// As the help shows it: `--timeout MS`.
  @Override
  public String toString() {
    return isFlag() ? "--" + name : "--" + name + " " + value;
  }
}
