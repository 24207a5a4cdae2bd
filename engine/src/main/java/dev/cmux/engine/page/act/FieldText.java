package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.Quietly;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.dom.Reach;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlNumberInput;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.html.impl.SelectableTextInput;
import org.htmlunit.html.impl.SimpleRange;

/// The text of an `<input>` or `<textarea>`.
record FieldText(DomElement element) implements Editable {

  /// A text and what is selected of it.
  record Content(String text, int start, int end) {}

  Content content() {
    return new Content(text(), start(), end());
  }

  void restore(Content content) {
    write(content.text(), content.end());
    select(content.start(), content.end());
  }

  private SelectableTextInput field() {
    return (SelectableTextInput) element;
  }

  private String text() {
    return field().getText();
  }

  private int start() {
    return Math.clamp(field().getSelectionStart(), 0, text().length());
  }

  private int end() {
    return Math.clamp(field().getSelectionEnd(), start(), text().length());
  }

  private void select(int start, int end) {
    field().setSelectionStart(start);
    field().setSelectionEnd(end);
  }

  @Override
  public boolean isWritable() {
    return !NativeState.isReadOnly(element) && !NativeState.isDisabled(element);
  }

  @Override
  public boolean hasLines() {
    return element instanceof HtmlTextArea;
  }

  @Override
  public String selected() {
    return text().substring(start(), end());
  }

  @Override
  public Optional<SimpleRange> target(Reach reach) {
    return Optional.empty();
  }

  @Override
  public boolean insert(String inserted) {
    int start = start();
    int end = end();
    String fitting = fit(inserted, end - start);
    if (fitting.isEmpty() && start == end || fitting.isEmpty() && !inserted.isEmpty()) {
      return false;
    }
    write(text().substring(0, start) + fitting + text().substring(end), start + fitting.length());
    return true;
  }

  @Override
  public boolean breakLine(boolean soft) {
    return hasLines() && insert("\n");
  }

  /// What of the text the field takes: one line, its characters, its `maxlength`.
  private String fit(String inserted, int replaced) {
    String fitting = inserted.replace("\r\n", "\n").replace('\r', '\n');
    if (!hasLines()) {
      fitting = fitting.replace('\n', ' ');
    }
    if (element instanceof HtmlNumberInput) {
      fitting = fitting.replaceAll("[^0-9eE.+-]", "");
    }
    String limit = element.getAttribute("maxlength").strip();
    if (limit.matches("[0-9]{1,9}") && !(element instanceof HtmlNumberInput)) {
      int room = Math.max(0, Integer.parseInt(limit) - (text().length() - replaced));
      if (fitting.length() > room) {
        int cut = room > 0 && Character.isHighSurrogate(fitting.charAt(room - 1)) ? room - 1 : room;
        fitting = fitting.substring(0, cut);
      }
    }
    return fitting;
  }

  /// Writes as a user's edit: the script's own `value` property is not involved, so that frameworks notice the difference.
  private void write(String text, int caret) {
    if (element instanceof HtmlInput input) {
      input.setValue(text);
      if (!input.getRawValue().equals(text)) {
        input.setRawValue(text);
      }
    } else {
      Quietly.change(element, () -> field().setText(text));
    }
    select(caret, caret);
  }

  @Override
  public boolean delete(Reach reach) {
    int start = start();
    int end = end();
    if (start == end) {
      int to = reach.from(text(), start);
      start = Math.min(start, to);
      end = Math.max(end, to);
    }
    if (start == end) {
      return false;
    }
    write(text().substring(0, start) + text().substring(end), start);
    return true;
  }

  @Override
  public void move(Reach reach) {
    int start = start();
    int end = end();
    boolean collapses = start != end && (reach == Reach.CHARACTER_BACK || reach == Reach.CHARACTER_FORWARD);
    int edge = reach.backwards ? start : end;
    int to = collapses ? edge : reach.from(text(), edge);
    select(to, to);
  }

  @Override
  public boolean extend(Reach reach, boolean fromStart) {
    int fixed = fromStart ? end() : start();
    int moved = reach.from(text(), fromStart ? start() : end());
    select(Math.min(fixed, moved), Math.max(fixed, moved));
    return moved < fixed;
  }

  @Override
  public void selectAll() {
    select(0, text().length());
  }

  @Override
  public void caretToEnd() {
    select(text().length(), text().length());
  }
}
