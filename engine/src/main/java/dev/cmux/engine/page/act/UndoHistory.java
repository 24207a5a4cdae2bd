package dev.cmux.engine.page.act;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.htmlunit.html.DomElement;

/// What a user's edits of fields can be taken back to. Characters typed in a row are one step, as in Chromium; what a script does to a value
/// in between cannot be taken back, and ends what could be. Confined to the surface's thread.
final class UndoHistory {

  private static final int MOST_STEPS = 100;

  private final Map<DomElement, Steps> byField = new WeakHashMap<>();

  /// An edit is about to be made, and `now` is what it changes.
  void before(DomElement field, String inputType, FieldText.Content now) {
    Steps steps = current(field, now);
    boolean goesOn = inputType.equals("insertText") && inputType.equals(steps.lastType) && now.equals(steps.last);
    if (!goesOn) {
      steps.undo.push(now);
      if (steps.undo.size() > MOST_STEPS) {
        steps.undo.removeLast();
      }
    }
    steps.redo.clear();
    steps.lastType = inputType;
  }

  /// The edit has been made.
  void after(DomElement field, FieldText.Content now) {
    byField.get(field).last = now;
  }

  /// Whether there is something to go back to, or forward.
  boolean has(DomElement field, boolean back, FieldText.Content now) {
    Steps steps = current(field, now);
    return !(back ? steps.undo : steps.redo).isEmpty();
  }

  /// What the field goes back to, or forward.
  Optional<FieldText.Content> step(DomElement field, boolean back, FieldText.Content now) {
    Steps steps = current(field, now);
    Deque<FieldText.Content> from = back ? steps.undo : steps.redo;
    if (from.isEmpty()) {
      return Optional.empty();
    }
    (back ? steps.redo : steps.undo).push(now);
    steps.last = from.pop();
    steps.lastType = "";
    return Optional.of(steps.last);
  }

  private Steps current(DomElement field, FieldText.Content now) {
    Steps steps = byField.computeIfAbsent(field, ignored -> new Steps());
    if (steps.last != null && !steps.last.text().equals(now.text())) {
      byField.put(field, steps = new Steps());
    }
    return steps;
  }

  private static final class Steps {
    private final Deque<FieldText.Content> undo = new ArrayDeque<>();
    private final Deque<FieldText.Content> redo = new ArrayDeque<>();
    private FieldText.Content last;
    private String lastType = "";
  }
}
