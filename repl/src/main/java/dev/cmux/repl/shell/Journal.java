package dev.cmux.repl.shell;

import dev.cmux.engine.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What was done in this session, in order, as a task file. The prompt's `_` and `_error` are not in it.
final class Journal {

  /// Task files have no `surf`.
  private static final String SURF =
      """
      { // `surf` as at the prompt: the surface that was opened or chosen last
        let newest;
        let current;
        const last = () => cmux.surfaces().at(-1)?.ref;
        Object.defineProperty(globalThis, 'surf', {
          get: () => {
            if (last() !== newest) current = newest = last();
            return current && cmux.surface(current);
          },
          set: (surface) => [current, newest] = [surface.ref, last()],
          configurable: true,
        });
      }
      """;

  private static final Pattern USES_SURF = Pattern.compile("\\bsurf\\b");

  private final List<String> entries = new ArrayList<>();
  private String last = "";

  /// JavaScript that was evaluated.
  ///
  /// @param well whether it went well, and is worth doing again
  void add(String code, boolean well) {
    last = code.strip();
    if (well) {
      entries.add(last);
    }
  }

  /// Another surface was chosen.
  void addUse(String refOrName) {
    entries.add("surf = cmux.surface(%s)".formatted(JsonText.line(refOrName)));
  }

  /// A line of the command line, which no task file can have.
  void addCommand(String line) {
    entries.add("// " + line.strip());
  }

  int size() {
    return entries.size();
  }

  /// The last JavaScript, whether it went well or not; empty when there is none.
  String last() {
    return last;
  }

  /// A module that does the same again.
  String module() {
    String code = String.join("\n", entries) + "\n";
    return USES_SURF.matcher(code).find() ? SURF + code : code;
  }
}
