package dev.cmux.repl.grammar;

import java.util.Locale;

/// A word of a command that is not an option.
///
/// @param name what the help calls it, in capitals
/// @param required wrong usage without it
/// @param repeatable takes every word that is left; only the last operand may
/// @param help one sentence
public record Operand(String name, boolean required, boolean repeatable, String help) {

  public static Operand required(String name, String help) {
    return new Operand(name, true, false, help);
  }

  public static Operand optional(String name, String help) {
    return new Operand(name, false, false, help);
  }

  public static Operand oneOrMore(String name, String help) {
    return new Operand(name, true, true, help);
  }

  /// The option that can stand for it, where the command has one: `text` for TEXT.
  String option() {
    return name.toLowerCase(Locale.ROOT);
  }

  /// As the synopsis shows it: `FILE`, `[URL]`, `FILE…`.
  @Override
  public String toString() {
    String word = repeatable ? name + "…" : name;
    return required ? word : "[" + word + "]";
  }
}
