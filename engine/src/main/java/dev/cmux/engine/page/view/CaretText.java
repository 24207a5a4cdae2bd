package dev.cmux.engine.page.view;

import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Reach;
import dev.cmux.engine.page.style.Styles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.impl.SimpleRange;

/// The text of an element as a caret walks through it from one of its places: without what is hidden or collapses, with a line feed between two lines, and one
/// character for a picture or for what cannot be edited.
///
/// As in Chromium, the caret between two characters is behind the first of them, and at the start of a line before the second. Lines are those of the markup, since
/// nothing is laid out. One object is one look at the document. For the surface's thread only.
public final class CaretText {

  private static final char OBJECT = '\ufffc';

  private final Visibility visibility;
  private final Styles styles;
  private final RenderedText rendered;
  private final DomNode root;
  private final boolean edited;
  private final DomNode node;
  private final int offset;

  private final StringBuilder text = new StringBuilder();
  /// Where the caret is before and behind each character; null for a line feed that no text node holds.
  private final List<SimpleRange> before = new ArrayList<>();
  private final List<SimpleRange> behind = new ArrayList<>();
  /// Where the caret is in lines without characters, by their index.
  private final Map<Integer, SimpleRange> empty = new HashMap<>();

  /// Whether there is a line that what follows belongs to, and whether there was one before it.
  private boolean inLine;
  private boolean breaks;
  /// A space that collapses unless more of its line follows.
  private SimpleRange space;

  /// The index of the place, once it is known: that of what comes next, or of the end of the line if that comes first.
  private int index = -1;
  private boolean isNext;
  private boolean isNextInLine;
  private boolean isAtSpace;

  /// Reads the text around a place, which is inside `root` and counted as that of a range.
  public CaretText(Visibility visibility, DomNode root, DomNode node, int offset) {
    this.visibility = visibility;
    this.styles = visibility.styles();
    this.rendered = new RenderedText(visibility);
    this.root = root;
    this.edited = Controls.editingHost(root).isPresent();
    this.node = node;
    this.offset = offset;
    children(root);
    if (index < 0) {
      index = text.length();
    }
  }

  /// How many characters are before the place that is as far from here as `reach` goes.
  public int index(Reach reach) {
    return reach.from(text.toString(), index);
  }

  /// Where a caret at the place gets by going as far as `reach`.
  public SimpleRange caret(Reach reach) {
    return caret(index(reach));
  }

  /// What lies between the place and as far as `reach`, from the first character to the last.
  public SimpleRange range(Reach reach) {
    int to = index(reach);
    return range(ahead(Math.min(index, to)), caret(Math.max(index, to)));
  }

  /// What lies between the place and another one behind it, from the first character to the last.
  public SimpleRange range(CaretText other) {
    return range(ahead(index), other.caret(other.index));
  }

  private static SimpleRange range(SimpleRange start, SimpleRange end) {
    return new SimpleRange(start.getStartContainer(), start.getStartOffset(), end.getStartContainer(), end.getStartOffset());
  }

  /// Whether going as far as `reach` leads into another line.
  public boolean leavesLine(Reach reach) {
    int to = index(reach);
    return text.substring(Math.min(index, to), Math.max(index, to)).indexOf('\n') >= 0;
  }

  private SimpleRange caret(int at) {
    if (at > 0 && behind.get(at - 1) != null) {
      return behind.get(at - 1);
    }
    SimpleRange inEmptyLine = empty.get(at);
    if (inEmptyLine != null) {
      return inEmptyLine;
    }
    return at < text.length() ? before.get(at) : new SimpleRange(root, 0);
  }

  private SimpleRange ahead(int at) {
    return at < text.length() && before.get(at) != null ? before.get(at) : caret(at);
  }

  private void children(DomNode parent) {
    int at = 0;
    for (DomNode child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (parent == node && at == offset) {
        isNext = true;
      }
      if (child instanceof DomText characters) {
        characters(characters);
      } else if (child instanceof DomElement element && visibility.isRendered(element)) {
        element(element, at);
      }
      at++;
    }
    if (parent == node) {
      endPlace();
    }
  }

  private void element(DomElement element, int at) {
    String display = styles.display(element);
    if (FlatTree.tag(element).equals("br")) {
      lineBreak(element, at);
    } else if (RenderedText.REPLACED.contains(FlatTree.tag(element))
        || edited && element.getAttribute("contenteditable").equalsIgnoreCase("false")) {
      put(OBJECT, element.getParentNode(), at);
    } else if (display.startsWith("table-") || rendered.isBlockLevel(element, display)) {
      endLine();
      children(element);
      endLine();
    } else {
      children(element);
    }
  }

  /// Ends a line that holds something, and is a line itself where there is none.
  private void lineBreak(DomElement element, int at) {
    if (!inLine) {
      beginLine();
      empty.put(text.length(), new SimpleRange(element.getParentNode(), at));
    }
    if (isNext) {
      found();
    }
    endLine();
  }

  private void characters(DomText characters) {
    DomNode parent = characters.getParentNode();
    if (parent instanceof DomElement element && !visibility.showsText(element)) {
      return;
    }
    boolean kept = parent instanceof DomElement element && styles.keepsSpaces(element);
    String data = characters.getData();
    for (int i = 0; i < data.length(); i++) {
      if (characters == node && i == offset) {
        isNext = true;
      }
      if (kept || " \t\n\r\f".indexOf(data.charAt(i)) < 0) {
        put(data.charAt(i), characters, i);
      } else if (inLine && space == null) {
        space = new SimpleRange(characters, i);
        isAtSpace = isNext;
        isNext = false;
      }
    }
    if (characters == node) {
      endPlace();
    }
  }

  /// The node of the place ends: nothing of it has come behind the place, or that has collapsed so far.
  private void endPlace() {
    if (index < 0 && !isAtSpace) {
      isNext = false;
      isNextInLine = true;
    }
  }

  private void found() {
    index = text.length();
    isNext = false;
    isNextInLine = false;
    isAtSpace = false;
  }

  private void put(char c, DomNode container, int at) {
    beginLine();
    if (space != null) {
      if (isAtSpace) {
        found();
      }
      add(' ', space.getStartContainer(), space.getStartOffset());
      space = null;
    }
    if (isNext || isNextInLine) {
      found();
    }
    add(c, container, at);
  }

  private void add(char c, DomNode container, int at) {
    text.append(c);
    before.add(new SimpleRange(container, at));
    behind.add(new SimpleRange(container, at + 1));
  }

  private void beginLine() {
    if (breaks) {
      text.append('\n');
      before.add(null);
      behind.add(null);
    }
    breaks = false;
    inLine = true;
  }

  private void endLine() {
    space = null;
    if (isNextInLine || isAtSpace) {
      found();
    }
    breaks = breaks || inLine;
    inLine = false;
  }
}
