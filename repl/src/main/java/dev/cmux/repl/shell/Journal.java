package dev.cmux.repl.shell;

import dev.cmux.engine.json.JsonText;
import dev.cmux.stdlib.host.PastLine;
import java.util.ArrayList;
import java.util.List;

/// What was done in this session and went well, in order.
final class Journal {

  private final List<PastLine> entries = new ArrayList<>();
  private String last = "";

  /// JavaScript that was evaluated.
  ///
  /// @param well whether it went well, and is worth doing again
  void add(String code, boolean well) {
    last = code.strip();
    if (well) {
      entries.add(new PastLine(last, true));
    }
  }

  /// Another surface was chosen.
  void addUse(String refOrName) {
    entries.add(new PastLine("surf = cmux.surface(%s)".formatted(JsonText.line(refOrName)), false));
  }

  /// A line of the command line, which no task file can have.
  void addCommand(String line) {
    entries.add(new PastLine("// " + line.strip().replace('\n', ' '), false));
  }

  List<PastLine> lines() {
    return List.copyOf(entries);
  }

  /// The last JavaScript, whether it went well or not; empty when there is none.
  String last() {
    return last;
  }
}
