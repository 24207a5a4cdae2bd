package dev.cmux.engine.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a page says to somebody who cannot see it: its accessibility tree as text, with refs to act on.
///
/// @param text the whole tree, a line a node; the first line is `- document "title"`
/// @param refs the elements that have a ref (`e1`, …) in document order
/// @param url the address of the document
/// @param title the title of the document
/// @param diff what changed since the tab's previous snapshot with the same options: lines that came begin with `+`,
///     lines that went with `-`, lines that changed with `~`, and the lines they stand under with a space; `(no
///     changes)` when there are none, empty when there was no previous snapshot
public record Snapshot(String text, Map<String, Element> refs, String url, String title, Optional<String> diff) {

  /// How many characters a print shows unless asked for more.
  public static final int PRINT_BUDGET = 20_000;

  /// What stands behind a ref; the name is empty when the element has none.
  public record Element(String role, String name) {
    public Element {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(name, "name");
    }
  }

  public Snapshot {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(diff, "diff");
    refs = Collections.unmodifiableMap(new LinkedHashMap<>(refs));
  }

  /// The text for a reader: whole lines up to {@link #PRINT_BUDGET} characters.
  public String printed() {
    return printed(PRINT_BUDGET);
  }

  /// The text for a reader: whole lines up to that many characters, then a line that says how much was left out and
  /// how to see it.
  public String printed(int budget) {
    if (text.length() <= budget) {
      return text;
    }
    int end = text.lastIndexOf('\n', Math.max(budget, 0));
    String shown = end <= 0 ? "" : text.substring(0, end + 1);
    String rest = text.substring(shown.length());
    return shown
        + "… %d more lines (%d characters): see the whole in `text`, or ask for less with `interactive`, `compact`,"
            .formatted(rest.lines().count(), rest.length())
        + " `maxDepth` or `selector`.";
  }

  /// The whole text.
  @Override
  public String toString() {
    return text;
  }
}
