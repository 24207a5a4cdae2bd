package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.dom.Reach;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.impl.SelectableTextInput;
import org.htmlunit.html.impl.SimpleRange;

/// A text that a user edits with a caret. Its methods change text and selection and send no events.
sealed interface Editable permits FieldText, RichText {

  /// What is edited when keys go to the element; empty when keys type nothing there.
  static Optional<Editable> of(DomElement element) {
    if (Controls.isTextField(element) && element instanceof SelectableTextInput) {
      return NativeState.isDisabled(element) ? Optional.empty() : Optional.of(new FieldText(element));
    }
    return Controls.editingHost(element).map(RichText::new);
  }

  /// What the edit's events are sent to.
  DomElement element();

  /// Whether the user can change it.
  boolean isWritable();

  /// Whether Enter adds a line.
  boolean hasLines();

  /// The selected text; empty when there is just a caret.
  String selected();

  /// What an edit takes away, as its `beforeinput` tells: the selection or, when there is just a caret, as far as `reach`. Empty for fields.
  Optional<SimpleRange> target(Reach reach);

  /// Puts text in place of the selection.
  ///
  /// @return whether anything changed
  boolean insert(String text);

  /// Starts a new line: a paragraph, or just a line break when `soft`.
  ///
  /// @return whether anything changed
  boolean breakLine(boolean soft);

  /// Deletes the selection or, when there is just a caret, as far as `reach`.
  ///
  /// @return whether anything changed
  boolean delete(Reach reach);

  /// Moves the caret; a selection is given up.
  void move(Reach reach);

  /// Moves one end of the selection.
  ///
  /// @param fromStart the start moves, not the end
  /// @return whether the end that moved is now the start
  boolean extend(Reach reach, boolean fromStart);

  void selectAll();

  /// Puts the caret behind the text.
  void caretToEnd();
}
