package dev.cmux.repl;

import java.util.Map;

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

  /// Whether standard output should have colours: a terminal that can, and nobody said no (https://no-color.org).
  static boolean colors() {
    Map<String, String> environment = System.getenv();
    return output() && environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
  }

  private static boolean has(char stream) {
    return System.getProperty("cmux.terminal", "").indexOf(stream) >= 0;
  }
}
