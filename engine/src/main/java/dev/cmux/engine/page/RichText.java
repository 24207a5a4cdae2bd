package dev.cmux.engine.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.impl.SimpleRange;

/// The content of a `contenteditable` element, edited the way Chromium edits it: paragraphs are `<div>`s, an empty line holds a `<br>`.
record RichText(DomElement element) implements Editable {

  private static final Set<String> BLOCKS =
      Set.of("div", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "section", "article", "td", "th");

  private static final char NO_BREAK_SPACE = '\u00a0';

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
    text.setData(spaced(joined));
    caret(text, at + line.length());
  }

  /// Spaces that would collapse become no-break spaces, and turn back once something follows.
  private static String spaced(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      if (out.charAt(i) == ' ' || out.charAt(i) == NO_BREAK_SPACE) {
        boolean lone =
            i > 0 && i < out.length() - 1 && !isSpace(out.charAt(i - 1)) && !isSpace(out.charAt(i + 1));
        boolean edge = i == 0 || i == out.length() - 1 || out.charAt(i - 1) == ' ';
        if (lone) {
          out.setCharAt(i, ' ');
        } else if (edge) {
          out.setCharAt(i, NO_BREAK_SPACE);
        }
      }
    }
    return out.toString();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == NO_BREAK_SPACE;
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
    if (isBreak(next)) {
      next.insertBefore(made);
      if (made.getNextSibling().getNextSibling() == null) {
        next.remove();
      }
    } else if (next != null) {
      next.insertBefore(made);
    } else if (isBreak(container.getLastChild())) {
      container.getLastChild().insertBefore(made);
      container.getLastChild().remove();
    } else {
      container.appendChild(made);
    }
    caret(made, 0);
    return made;
  }

  private static boolean isBreak(DomNode node) {
    return node instanceof DomElement element && FlatTree.tag(element).equals("br");
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
      range.deleteContents();
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
    String data = text.getData();
    int at = Math.min(range().getStartOffset(), data.length());
    text.setData(data.substring(0, at));
    DomText rest = new DomText(page(), data.substring(at));
    if (soft) {
      DomElement line = page().createElement("br");
      after(text, line);
      after(line, rest);
    } else {
      DomElement paragraph = split(text);
      paragraph.insertBefore(rest, paragraph.getFirstChild());
      if (rest.getData().isEmpty() && paragraph.getLastChild() == rest) {
        paragraph.appendChild(page().createElement("br"));
      }
    }
    if (rest.getData().isEmpty() && !soft) {
      DomNode parent = rest.getParentNode();
      rest.remove();
      caret(parent, 0);
    } else {
      caret(rest, 0);
    }
    return true;
  }

  /// Moves everything behind the node into a new paragraph.
  private DomElement split(DomNode node) {
    DomElement block = block(node);
    DomElement paragraph = page().createElement(block == element ? "div" : FlatTree.tag(block));
    DomNode at = node;
    while (at.getParentNode() != block) {
      at = at.getParentNode();
    }
    List<DomNode> moved = new ArrayList<>();
    for (DomNode next = at.getNextSibling(); next != null; next = next.getNextSibling()) {
      moved.add(next);
    }
    moved.forEach(paragraph::appendChild);
    if (block == element) {
      element.appendChild(paragraph);
    } else {
      after(block, paragraph);
      if (block.getTextContent().isEmpty()) {
        block.appendChild(page().createElement("br"));
      }
    }
    return paragraph;
  }

  private DomElement block(DomNode node) {
    for (DomNode at = node; at != element; at = at.getParentNode()) {
      if (at instanceof DomElement candidate && BLOCKS.contains(FlatTree.tag(candidate))) {
        return candidate;
      }
    }
    return element;
  }

  private static void after(DomNode node, DomNode added) {
    DomNode next = node.getNextSibling();
    if (next == null) {
      node.getParentNode().appendChild(added);
    } else {
      next.insertBefore(added);
    }
  }

  @Override
  public boolean delete(Reach reach) {
    if (removeSelection()) {
      return true;
    }
    if (element.getTextContent().isEmpty() && block(range().getStartContainer()) == element) {
      return false;
    }
    DomText text = caretText();
    int at = Math.min(range().getStartOffset(), text.getData().length());
    int to = reach.from(text.getData(), at);
    if (to != at) {
      text.setData(
          spaced(text.getData().substring(0, Math.min(at, to)) + text.getData().substring(Math.max(at, to))));
      caret(text, Math.min(at, to));
      keepLine(text);
      return true;
    }
    return reach.backwards ? join(text) : joinNext(text);
  }

  /// A line whose text is gone stays a line.
  private void keepLine(DomText text) {
    DomElement block = block(text);
    if (text.getData().isEmpty() && block != element && block.getTextContent().isEmpty()) {
      block.removeAllChildren();
      block.appendChild(page().createElement("br"));
      caret(block, 0);
    }
  }

  /// Joins the caret's paragraph to the one before it.
  private boolean join(DomNode node) {
    DomElement block = block(node);
    DomNode before = block == element ? node.getPreviousSibling() : block.getPreviousSibling();
    if (before == null) {
      return false;
    }
    if (isBreak(before)) {
      before.remove();
      return true;
    }
    if (block == element) {
      return before instanceof DomText text && trim(text);
    }
    DomNode target = before instanceof DomElement paragraph && BLOCKS.contains(FlatTree.tag(paragraph)) ? paragraph : element;
    DomNode end = target == element ? before : target.getLastChild();
    if (isBreak(end) && target != element) {
      DomNode gone = end;
      end = end.getPreviousSibling();
      gone.remove();
    }
    List<DomNode> moved = new ArrayList<>();
    block.getChildren().forEach(moved::add);
    for (DomNode child : moved) {
      if (isBreak(child) && moved.size() == 1) {
        continue;
      }
      if (target == element) {
        block.insertBefore(child);
      } else {
        target.appendChild(child);
      }
    }
    block.remove();
    if (end instanceof DomText text) {
      caret(text, text.getData().length());
    } else {
      caret(target, end == null ? 0 : target.getChildNodes().getLength());
    }
    return true;
  }

  private boolean trim(DomText text) {
    String data = text.getData();
    if (data.isEmpty()) {
      return false;
    }
    text.setData(data.substring(0, Reach.CHARACTER_BACK.from(data, data.length())));
    caret(text, text.getData().length());
    return true;
  }

  private boolean joinNext(DomNode node) {
    DomElement block = block(node);
    DomNode next = block == element ? node.getNextSibling() : block.getNextSibling();
    if (!(next instanceof DomElement paragraph)) {
      return false;
    }
    if (isBreak(paragraph)) {
      paragraph.remove();
      return true;
    }
    caret(paragraph, 0);
    return join(paragraph.getFirstChild() == null ? paragraph : paragraph.getFirstChild());
  }

  @Override
  public void move(Reach reach) {
    if (reach == Reach.TEXT_END) {
      caretToEnd();
      return;
    }
    DomText text = caretText();
    caret(text, reach.from(text.getData(), Math.min(range().getStartOffset(), text.getData().length())));
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
    while (last.getLastChild() != null && !isBreak(last.getLastChild())) {
      last = last.getLastChild();
    }
    if (last instanceof DomText text) {
      caret(text, text.getData().length());
    } else {
      caret(last, isBreak(last.getLastChild()) ? 0 : last.getChildNodes().getLength());
    }
  }
}
