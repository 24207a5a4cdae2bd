package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Reach;
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
    DomText text = caretText();
    String data = text.getData();
    int at = Math.min(range().getStartOffset(), data.length());
    int to = reach.from(data, at);
    if (to == at) {
      Optional<SimpleRange> joined =
          reach.backwards ? paragraphs().joinToPrevious(text) : paragraphs().joinNext(text);
      joined.ifPresent(page()::setSelectionRange);
      return joined.isPresent();
    }
    text.setData(TypedSpaces.in(text, data.substring(0, Math.min(at, to)) + data.substring(Math.max(at, to))));
    DomElement block = paragraphs().around(text);
    if (paragraphs().keep(block)) {
      caret(block, 0);
    } else {
      caret(text, Math.min(at, to));
    }
    return true;
  }

  @Override
  public void move(Reach reach) {
    switch (reach) {
      case TEXT_END -> caretToEnd();
      case TEXT_START -> {
        DomText first = neighbour(element, false);
        caret(first == null ? element : first, 0);
      }
      default -> {
        boolean selected = collapse(range(), reach.backwards);
        if (selected && (reach == Reach.CHARACTER_BACK || reach == Reach.CHARACTER_FORWARD)) {
          return;
        }
        DomText text = caretText();
        int from = Math.min(range().getStartOffset(), text.getData().length());
        int to = reach.from(text.getData(), from);
        DomText next = to == from && reach.crossesNodes() ? neighbour(text, reach.backwards) : null;
        if (next == null) {
          caret(text, to);
        } else {
          caret(next, reach.backwards ? next.getData().length() : 0);
        }
      }
    }
  }

  /// Puts the caret at that end of the selected text, where keys that move it start from.
  ///
  /// @return whether text was selected
  private boolean collapse(SimpleRange range, boolean toStart) {
    List<DomNode> texts = range.isCollapsed() ? List.of() : range.containedNodes().stream().filter(DomText.class::isInstance).toList();
    if (texts.isEmpty()) {
      return false;
    }
    DomText text = (DomText) (toStart ? texts.getFirst() : texts.getLast());
    int start = text == range.getStartContainer() ? range.getStartOffset() : 0;
    int end = text == range.getEndContainer() ? range.getEndOffset() : text.getData().length();
    caret(text, toStart ? start : end);
    return true;
  }

  /// The text before or after a node in the element; null when there is none.
  private DomText neighbour(DomNode node, boolean before) {
    DomText last = null;
    boolean passed = node == element;
    for (DomNode at = element.getFirstChild(); at != null; at = FlatTree.next(at, element)) {
      if (at == node) {
        if (before) {
          return last;
        }
        passed = true;
      } else if (at instanceof DomText text) {
        if (passed) {
          return text;
        }
        last = text;
      }
    }
    return null;
  }

  @Override
  public boolean extend(Reach reach, boolean fromStart) {
    SimpleRange range = range();
    DomNode moving = fromStart ? range.getStartContainer() : range.getEndContainer();
    if (!(moving instanceof DomText text)) {
      return fromStart;
    }
    int offset = fromStart ? range.getStartOffset() : range.getEndOffset();
    int to = reach.from(text.getData(), Math.min(offset, text.getData().length()));
    DomNode fixed = fromStart ? range.getEndContainer() : range.getStartContainer();
    int at = fromStart ? range.getEndOffset() : range.getStartOffset();
    boolean start = fixed == text ? to < at : fromStart;
    page().setSelectionRange(start ? new SimpleRange(text, to, fixed, at) : new SimpleRange(fixed, at, text, to));
    return start;
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
