package dev.cmux.repl;

/// Which of the standard streams are a terminal. The launcher tells (`cmux.terminal` has `i`, `o` and `e` for those that are), because it knows
/// for nothing what costs the JVM 30 ms to find out.
final class Terminals {

  private Terminals() {}

  static boolean input() {
    return has('i');
  }

  static boolean output() {
    return has('o');
  }

  static boolean errors() {
    return has('e');
  }

  /// Whether standard output should have colours: a terminal that can, and nobody said no.
  static boolean colors() {
    return output() && wantsColors();
  }

  /// Whether a terminal should have colours: it can, and nobody said no (https://no-color.org).
  static boolean wantsColors() {
    return System.getenv().getOrDefault("NO_COLOR", "").isEmpty() && !isDumb();
  }

  /// Whether the terminal can do nothing but write one line after the other.
  static boolean isDumb() {
    return "dumb".equals(System.getenv("TERM"));
  }

  private static boolean has(char stream) {
    return System.getProperty("cmux.terminal", "").indexOf(stream) >= 0;
  }
}
