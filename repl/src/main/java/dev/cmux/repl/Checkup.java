package dev.cmux.repl;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One thing `cmux doctor` looked at.
///
/// @param name what was looked at
/// @param found what there is
/// @param advice what to do about it; empty when it is fine
record Checkup(String name, State state, String found, String advice) {

  enum State {
    FINE,
    /// cmux works, but less well than it could.
    WEAK,
    WRONG
  }

  static Checkup fine(String name, String found) {
    return new Checkup(name, State.FINE, found, "");
  }

  static Checkup weak(String name, String found, String advice) {
    return new Checkup(name, State.WEAK, found, advice);
  }

  static Checkup wrong(String name, String found, String advice) {
    return new Checkup(name, State.WRONG, found, advice);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("state", state.name().toLowerCase(Locale.ROOT));
    map.put("found", found);
    if (!advice.isEmpty()) {
      map.put("advice", advice);
    }
    return map;
  }

  @Override
  public String toString() {
    String line = "%-6s %-15s %s".formatted(state.name().toLowerCase(Locale.ROOT), name, found);
    return advice.isEmpty() ? line : line + System.lineSeparator() + " ".repeat(23) + advice;
  }
}
