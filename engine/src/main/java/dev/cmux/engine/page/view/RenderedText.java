package dev.cmux.engine.page.view;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.style.Styles;
import java.util.Locale;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;

/// The text of an element as a person sees it, by the rules of `innerText` (HTML standard, 3.2.7): hidden parts left
/// out, white space collapsed, line breaks between blocks, tabs between cells, preformatted text kept.
///
/// As in browsers, the text of an element that is not rendered itself is its plain text content.
public final class RenderedText {

  static final Set<String> REPLACED =
      Set.of("img", "input", "textarea", "video", "audio", "canvas", "iframe", "object", "embed", "button");

  private final Visibility visibility;
  private final Styles styles;

  public RenderedText(Visibility visibility) {
    this.visibility = visibility;
    this.styles = visibility.styles();
  }

  public String of(DomElement element) {
    if (!visibility.isRendered(element)) {
      return element.getTextContent();
    }
    TextLines lines = new TextLines(Integer.MAX_VALUE);
    if (FlatTree.tag(element).equals("select")) {
      options(element, lines);
    } else {
      children(element, lines);
    }
    return lines.finish();
  }

  /// The first characters of the rendered text, with its line breaks as single spaces.
  public String excerpt(DomElement element, int length) {
    if (!visibility.isRendered(element)) {
      return "";
    }
    TextLines lines = new TextLines(length * 2);
    children(element, lines);
    String text = lines.finish().replaceAll("\\s+", " ").strip();
    return text.length() <= length ? text : text.substring(0, length - 1).stripTrailing() + "…";
  }

  private void children(DomElement element, TextLines lines) {
    for (DomNode child = FlatTree.firstChild(element);
        child != null && !lines.isFull();
        child = FlatTree.nextSibling(child)) {
      if (child instanceof DomText text) {
        text(text, element, lines);
      } else if (child instanceof DomElement inner && visibility.isRendered(inner)) {
        element(inner, lines);
      }
    }
  }

  private void text(DomText text, DomElement parent, TextLines lines) {
    if (!styles.visibility(parent).equals("visible") || !visibility.showsText(parent)) {
      return;
    }
    if (text.getData().isBlank() && isTablePart(styles.display(parent))) {
      return;
    }
    String data = transform(text.getData(), styles.textTransform(parent));
    switch (styles.whiteSpace(parent)) {
      case "pre", "pre-wrap", "break-spaces" -> lines.keep(data);
      case "pre-line" -> lines.lines(data);
      default -> lines.collapse(data);
    }
  }

  /// Tables, row groups and rows hold no text themselves.
  private static boolean isTablePart(String display) {
    return display.endsWith("table") || display.endsWith("-group") || display.equals("table-row");
  }

  private void element(DomElement element, TextLines lines) {
    if (!styles.visibility(element).equals("visible")) {
      children(element, lines);
      return;
    }
    String display = styles.display(element);
    switch (FlatTree.tag(element)) {
      case "br" -> lines.lineBreak();
      case "select" -> options(element, lines);
      case "p" -> lines.block(2, () -> children(element, lines));
      default -> {
        if (isBlockLevel(element, display)) {
          lines.block(1, () -> children(element, lines));
        } else if (REPLACED.contains(FlatTree.tag(element)) || display.startsWith("inline-")) {
          lines.atom(() -> children(element, lines));
        } else {
          inTable(element, display, lines);
        }
      }
    }
  }

  /// A drop-down list too tells all its options.
  private void options(DomElement parent, TextLines lines) {
    for (DomElement child : parent.getChildElements()) {
      switch (FlatTree.tag(child)) {
        case "option" -> lines.block(1, () -> lines.collapse(child.getTextContent()));
        case "optgroup" -> lines.block(1, () -> options(child, lines));
        default -> {}
      }
    }
  }

  private void inTable(DomElement element, String display, TextLines lines) {
    switch (display) {
      case "table-cell" -> {
        lines.cell();
        children(element, lines);
        if (hasFollowing(element, "table-cell")) {
          lines.tab();
        }
      }
      case "table-row" -> {
        children(element, lines);
        if (!isLastRow(element)) {
          lines.rowEnd();
        }
      }
      default -> children(element, lines);
    }
  }

  boolean isBlockLevel(DomElement element, String display) {
    if (display.startsWith("table-") && !display.equals("table-caption")
        || display.equals("contents") || display.startsWith("ruby")) {
      return false;
    }
    if (!display.startsWith("inline") || FlatTree.tag(element).equals("option")) {
      return true;
    }
    String position = styles.declared(element, "position");
    String floating = styles.declared(element, "float");
    DomElement parent = FlatTree.parent(element);
    String around = parent == null ? "" : styles.display(parent);
    return position.equals("absolute") || position.equals("fixed")
        || !floating.isEmpty() && !floating.equals("none")
        || around.endsWith("flex") || around.endsWith("grid");
  }

  private boolean hasFollowing(DomElement element, String display) {
    for (DomElement at = element.getNextElementSibling(); at != null; at = at.getNextElementSibling()) {
      if (styles.display(at).equals(display)) {
        return true;
      }
    }
    return false;
  }

  /// A row that ends its table, not only its group.
  private boolean isLastRow(DomElement row) {
    if (hasFollowing(row, "table-row")) {
      return false;
    }
    DomElement group = FlatTree.parent(row);
    if (group == null || !styles.display(group).endsWith("-group")) {
      return true;
    }
    for (DomElement at = group.getNextElementSibling(); at != null; at = at.getNextElementSibling()) {
      if (styles.display(at).endsWith("-group") && at.getFirstElementChild() != null) {
        return false;
      }
    }
    return true;
  }

  private static String transform(String text, String how) {
    return switch (how) {
      case "uppercase" -> text.toUpperCase(Locale.ROOT);
      case "lowercase" -> text.toLowerCase(Locale.ROOT);
      case "capitalize" -> capitalize(text);
      default -> text;
    };
  }

  private static String capitalize(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean begins = true;
    for (char c : text.toCharArray()) {
      out.append(begins ? Character.toTitleCase(c) : c);
      begins = !Character.isLetterOrDigit(c) && c != '\'' && c != '’';
    }
    return out.toString();
  }
}
