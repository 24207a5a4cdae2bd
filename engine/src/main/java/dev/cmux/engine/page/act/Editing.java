package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.Reach;
import java.util.function.BooleanSupplier;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// A user's edits of text with their events: `beforeinput`, which a page may prevent, the change, `input`.
///
/// For the surface's thread only.
final class Editing {

  private final Focus focus;
  private final UndoHistory history = new UndoHistory();
  private DomElement selectionMoved;
  private boolean selected;
  private boolean movesStart;

  Editing(Focus focus) {
    this.focus = focus;
  }

  /// Types text in place of the selection.
  ///
  /// @return whether the text changed
  boolean insert(Editable text, String inserted) {
    return edit(text, "insertText", inserted, () -> text.insert(inserted));
  }

  /// Starts a new line, where the field has lines.
  boolean breakLine(Editable text, boolean soft) {
    boolean paragraph = text instanceof RichText && !soft;
    return edit(text, paragraph ? "insertParagraph" : "insertLineBreak", null, () -> text.breakLine(!paragraph));
  }

  /// Deletes the selection, or as far as `reach`.
  boolean delete(Editable text, Reach reach) {
    return edit(text, reach.inputType, null, reach, () -> text.delete(reach));
  }

  /// Carries out one edit.
  ///
  /// @param data what is inserted, or null
  /// @return whether the text changed
  boolean edit(Editable text, String inputType, String data, BooleanSupplier change) {
    return edit(text, inputType, data, Reach.NOWHERE, change);
  }

  private boolean edit(Editable text, String inputType, String data, Reach reach, BooleanSupplier change) {
    return text instanceof FieldText field
        ? send(text, inputType, data, reach, () -> remembered(field, inputType, change))
        : send(text, inputType, data, reach, change);
  }

  private boolean remembered(FieldText field, String inputType, BooleanSupplier change) {
    FieldText.Content before = field.content();
    if (!change.getAsBoolean()) {
      return false;
    }
    history.before(field.element(), inputType, before);
    history.after(field.element(), field.content());
    return true;
  }

  /// Takes the last edit of a field back, or the last one taken back forward.
  void takeBack(FieldText field, boolean back) {
    if (field.isWritable() && history.has(field.element(), back, field.content())) {
      send(
          field,
          back ? "historyUndo" : "historyRedo",
          null,
          Reach.NOWHERE,
          () -> {
            history.step(field.element(), back, field.content()).ifPresent(field::restore);
            return true;
          });
    }
  }

  private boolean send(Editable text, String inputType, String data, Reach reach, BooleanSupplier change) {
    DomElement element = text.element();
    if (!Signals.send(element, node -> new TextSignal(node, "beforeinput", inputType, data).taking(() -> text.target(reach)))
        || !Pointer.isPresent(element)
        || !text.isWritable()) {
      return false;
    }
    focus.editing(element);
    if (!change.getAsBoolean()) {
      return false;
    }
    moved(text);
    Signals.send(element, node -> new TextSignal(node, "input", inputType, data));
    return true;
  }

  /// Moves the caret, or with `extend` the end of the selection that moved last.
  void move(Editable text, Reach reach, boolean extend) {
    if (!extend) {
      text.move(reach);
    } else {
      boolean fromStart = text.selected().isEmpty() ? reach.backwards : movesStart;
      movesStart = text.extend(reach, fromStart);
      tellSelected(text);
    }
    moved(text);
  }

  /// Selects everything, with `select` for a field.
  void selectAll(Editable text) {
    text.selectAll();
    moved(text);
    tellSelected(text);
  }

  private static void tellSelected(Editable text) {
    if (text instanceof FieldText && !text.selected().isEmpty()) {
      Signals.plain(text.element(), "select", Signals.Trait.BUBBLES);
    }
  }

  /// Puts the caret where a click on `target` leaves it: behind the text of what was clicked; a double click selects the last word,
  /// a triple click everything.
  void place(DomElement target, DomElement focused, int clicks, boolean extend) {
    Editable text = Editable.of(focused).orElse(null);
    switch (text) {
      case FieldText field -> {
        if (extend) {
          field.extend(Reach.TEXT_END, false);
        } else {
          field.caretToEnd();
        }
        if (clicks == 2) {
          field.extend(Reach.WORD_BACK, true);
        } else if (clicks > 2) {
          field.selectAll();
        }
        selected = clicks > 1;
        moved(field);
      }
      case RichText rich -> {
        new RichText(target).caretToEnd();
        moved(rich);
      }
      case null -> { }
    }
  }

  /// Puts the caret behind the text.
  void caretToEnd(Editable text) {
    text.caretToEnd();
    moved(text);
  }

  private void moved(Editable text) {
    selectionMoved = text.element();
  }

  /// Sends the `selectionchange` that is due; browsers do this once, after the event that moved the selection.
  void tellSelection(HtmlPage page) {
    DomElement element = selectionMoved;
    selectionMoved = null;
    boolean selects = selected;
    selected = false;
    if (element == null || !Pointer.isPresent(element)) {
      return;
    }
    if (selects) {
      Editable.of(element).ifPresent(Editing::tellSelected);
    }
    if (Controls.isTextField(element)) {
      Signals.plain(element, "selectionchange", Signals.Trait.BUBBLES);
    } else {
      Signals.plain(page, "selectionchange");
    }
  }
}
