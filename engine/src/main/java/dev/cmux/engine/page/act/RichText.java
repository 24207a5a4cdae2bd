package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.Reach;
import dev.cmux.engine.page.view.CaretText;
import dev.cmux.engine.page.view.Visibility;
import java.util.List;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.impl.SimpleRange;

/// The content of a `contenteditable` element, edited the way Chromium edits it.
record RichText(DomElement element) implements Editable {

  private HtmlPage page() {
    return (HtmlPage) element.getPage();
  }

  /// The selection inside the element; a caret at its end when the page's selection is elsewhere.
  private SimpleRange range() {
    List<SimpleRange> ranges = page().getSelectionRanges();
    if (ranges.size() == 1 && isInside(ranges.getFirst().getStartContainer()) && isInside(ranges.getFirst().getEndContainer())) {
      return ranges.getFirst();
    }
    caretToEnd();
    return page().getSelectionRanges().getFirst();
  }

  private boolean isInside(DomNode node) {
    for (DomNode at = node; at != null; at = at.getParentNode()) {
      if (at == element) {
        return true;
      }
    }
    return false;
  }

  private void caret(DomNode node, int offset) {
    page().setSelectionRange(new SimpleRange(node, offset));
  }

  @Override
  public boolean isWritable() {
    return true;
  }

  @Override
  public boolean hasLines() {
    return true;
  }

  @Override
  public String selected() {
    SimpleRange range = range();
    return range.isCollapsed() ? "" : range.toString();
  }

  @Override
  public boolean insert(String inserted) {
    boolean removed = removeSelection();
    String[] lines = inserted.split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        breakLine(false);
      }
      insertLine(lines[i]);
    }
    return removed || !inserted.isEmpty();
  }

  private void insertLine(String line) {
    if (line.isEmpty()) {
      return;
    }
    DomText text = caretText();
    int at = range().getStartOffset();
    String joined = text.getData().substring(0, at) + line + text.getData().substring(at);
    text.setData(TypedSpaces.in(text, joined));
    caret(text, at + line.length());
  }

  /// The text node the caret is in; made when there is none.
  private DomText caretText() {
    SimpleRange range = range();
    DomNode container = range.getStartContainer();
    if (container instanceof DomText text) {
      return text;
    }
    DomNode next = child(container, range.getStartOffset());
    DomNode before = next == null ? container.getLastChild() : next.getPreviousSibling();
    if (before instanceof DomText text) {
      caret(text, text.getData().length());
      return text;
    }
    if (next instanceof DomText text) {
      caret(text, 0);
      return text;
    }
    DomText made = new DomText(page(), "");
    if (Paragraphs.isBreak(next)) {
      next.insertBefore(made);
      if (made.getNextSibling().getNextSibling() == null) {
        next.remove();
      }
    } else if (next != null) {
      next.insertBefore(made);
    } else if (Paragraphs.isBreak(container.getLastChild())) {
      container.getLastChild().insertBefore(made);
      container.getLastChild().remove();
    } else {
      container.appendChild(made);
    }
    caret(made, 0);
    return made;
  }

  private static DomNode child(DomNode node, int index) {
    DomNode at = node.getFirstChild();
    for (int i = 0; i < index && at != null; i++) {
      at = at.getNextSibling();
    }
    return at;
  }

  private boolean removeSelection() {
    SimpleRange range = range();
    if (range.isCollapsed()) {
      return false;
    }
    if (coversAll(range)) {
      element.removeAllChildren();
      caret(element, 0);
      return true;
    }
    DomNode start = range.getStartContainer();
    int offset = range.getStartOffset();
    if (start == range.getEndContainer() && start instanceof DomText text) {
      text.setData(text.getData().substring(0, offset) + text.getData().substring(range.getEndOffset()));
    } else {
      DomElement last = paragraphs().around(range.getEndContainer());
      range.deleteContents();
      if (last.getPreviousSibling() == paragraphs().around(start)) {
        paragraphs().joinToPrevious(last);
      }
    }
    caret(start.isAttachedToPage() ? start : element, start.isAttachedToPage() ? offset : 0);
    return true;
  }

  private boolean coversAll(SimpleRange range) {
    return range.getStartContainer() == element
        && range.getEndContainer() == element
        && range.getStartOffset() == 0
        && range.getEndOffset() >= element.getChildNodes().getLength();
  }

  @Override
  public boolean breakLine(boolean soft) {
    removeSelection();
    DomText text = caretText();
    int at = Math.min(range().getStartOffset(), text.getData().length());
    DomText rest = new DomText(page(), text.getData().substring(at));
    text.setData(text.getData().substring(0, at));
    if (soft) {
      DomElement line = paragraphs().lineBreak();
      Paragraphs.insertAfter(text, line);
      Paragraphs.insertAfter(line, rest);
      caret(rest, 0);
    } else {
      DomElement paragraph = paragraphs().split(text, rest);
      caret(paragraph.getFirstChild() instanceof DomText first ? first : paragraph, 0);
    }
    return true;
  }

  private Paragraphs paragraphs() {
    return new Paragraphs(element);
  }

  @Override
  public Optional<SimpleRange> target(Reach reach) {
    SimpleRange range = range();
    if (!range.isCollapsed()) {
      return Optional.of(startOf(range).range(endOf(range)));
    }
    return Optional.of(reach == Reach.NOWHERE ? range : startOf(range).range(reach));
  }

  private CaretText startOf(SimpleRange range) {
    return new CaretText(new Visibility(), element, range.getStartContainer(), range.getStartOffset());
  }

  private CaretText endOf(SimpleRange range) {
    return new CaretText(new Visibility(), element, range.getEndContainer(), range.getEndOffset());
  }

  @Override
  public boolean delete(Reach reach) {
    if (removeSelection()) {
      DomElement block = paragraphs().around(range().getStartContainer());
      if (paragraphs().keep(block)) {
        caret(block, 0);
      }
      return true;
    }
    if (element.getTextContent().isEmpty() && paragraphs().around(range().getStartContainer()) == element) {
      return false;
    }
    CaretText caret = startOf(range());
    SimpleRange taken = caret.range(reach);
    if (taken.isCollapsed() || caret.leavesLine(reach)) {
      DomText text = caretText();
      Optional<SimpleRange> joined =
          reach.backwards ? paragraphs().joinToPrevious(text) : paragraphs().joinNext(text);
      joined.ifPresent(page()::setSelectionRange);
      return joined.isPresent();
    }
    remove(taken);
    return true;
  }

  /// Removes text of one line.
  private void remove(SimpleRange taken) {
    DomNode start = taken.getStartContainer();
    int at = taken.getStartOffset();
    if (start == taken.getEndContainer() && start instanceof DomText text) {
      text.setData(TypedSpaces.in(text, text.getData().substring(0, at) + text.getData().substring(taken.getEndOffset())));
    } else {
      taken.deleteContents();
    }
    DomElement block = paragraphs().around(start);
    if (paragraphs().keep(block)) {
      caret(block, 0);
    } else {
      caret(start, at);
    }
  }

  @Override
  public void move(Reach reach) {
    if (reach == Reach.TEXT_END) {
      caretToEnd();
      return;
    }
    SimpleRange range = range();
    boolean stays = !range.isCollapsed() && (reach == Reach.CHARACTER_BACK || reach == Reach.CHARACTER_FORWARD);
    CaretText from = reach.backwards ? startOf(range) : endOf(range);
    page().setSelectionRange(from.caret(stays ? Reach.NOWHERE : reach));
  }

  @Override
  public boolean extend(Reach reach, boolean fromStart) {
    SimpleRange range = range();
    CaretText moving = fromStart ? startOf(range) : endOf(range);
    CaretText fixed = fromStart ? endOf(range) : startOf(range);
    boolean start = moving.index(reach) < fixed.index(Reach.NOWHERE);
    SimpleRange to = moving.caret(reach);
    SimpleRange from = fixed.caret(Reach.NOWHERE);
    page().setSelectionRange(start ? spanning(to, from) : spanning(from, to));
    return start;
  }

  private static SimpleRange spanning(SimpleRange start, SimpleRange end) {
    return new SimpleRange(start.getStartContainer(), start.getStartOffset(), end.getStartContainer(), end.getStartOffset());
  }

  @Override
  public void selectAll() {
    page().setSelectionRange(new SimpleRange(element, 0, element, element.getChildNodes().getLength()));
  }

  @Override
  public void caretToEnd() {
    DomNode last = element;
    for (DomNode at = lastEditable(last); at != null && !Paragraphs.isBreak(at); at = lastEditable(last)) {
      last = at;
    }
    if (last instanceof DomText text) {
      caret(text, text.getData().length());
    } else {
      caret(last, Paragraphs.isBreak(last.getLastChild()) ? 0 : last.getChildNodes().getLength());
    }
  }

  /// Editors show placeholders and handles in islands that cannot be edited.
  private static DomNode lastEditable(DomNode node) {
    DomNode child = node.getLastChild();
    while (child instanceof DomElement island && island.getAttribute("contenteditable").equalsIgnoreCase("false")) {
      child = child.getPreviousSibling();
    }
    return child;
  }
}
