package dev.cmux.repl.shell;

import java.util.ArrayList;
import java.util.List;

/// What was evaluated well in this session, in order, as the body of a task file.
final class Journal {

  private final List<String> entries = new ArrayList<>();

  void add(String code) {
    entries.add(code.strip());
  }

  /// A line of the command line, which no task file can have.
  void addCommand(String line) {
    entries.add("// " + line.strip());
  }

  int size() {
    return entries.size();
  }

  /// The last JavaScript; empty when there is none.
  String last() {
    return entries.isEmpty() ? "" : entries.getLast();
  }

  /// A module that does the same again.
  String module() {
    return String.join("\n", entries) + "\n";
  }
}
