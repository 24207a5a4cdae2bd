package dev.cmux.repl.shell;

import dev.cmux.engine.json.JsonText;
import dev.cmux.stdlib.host.PastLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was done in this session, in order.
final class Journal {

  private final List<PastLine> entries = new ArrayList<>();
  private String last = "";

  /// JavaScript that was evaluated.
  ///
  /// @param well whether it went well, and is worth doing again; of what failed, the names it declared remain
  void add(String code, boolean well) {
    last = code.strip();
    entries.add(new PastLine(last, well ? PastLine.Kind.TYPED : PastLine.Kind.FAILED));
  }

  /// Another surface was chosen.
  void addUse(String refOrName) {
    entries.add(new PastLine("surf = cmux.surface(%s)".formatted(JsonText.line(refOrName)), PastLine.Kind.OTHER));
  }

  /// A line of the command line.
  ///
  /// @param script JavaScript that does the same; a line without one only told something
  void addCommand(String line, Optional<String> script) {
    entries.add(new PastLine(script.orElseGet(() -> "// " + line.strip().replace('\n', ' ')), PastLine.Kind.OTHER));
  }

  List<PastLine> lines() {
    return List.copyOf(entries);
  }

  /// The last JavaScript, whether it went well or not; empty when there is none.
  String last() {
    return last;
  }
}
