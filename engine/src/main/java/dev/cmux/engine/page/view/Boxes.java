package dev.cmux.engine.page.view;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.style.Styles;
import dev.cmux.engine.page.style.UserAgentStyles;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;

/// Tells whether an element would have an empty box in a browser.
///
/// There is no layout engine, so this looks for a reason why the box is empty and takes everything else as having a
/// size: text, images, controls and anything with a size, padding or border of its own fill a box; an element with
/// none of these inside, or whose `width` or `height` is declared zero, is empty.
final class Boxes {

  private static final Set<String> FILLED =
      Set.of(
          "html", "body", "img", "svg", "canvas", "video", "audio", "iframe", "frame", "embed", "object", "input",
          "button", "select", "textarea", "meter", "progress", "td", "th", "li", "hr", "fieldset", "marquee", "math",
          "option", "optgroup", "summary", "image");
  private static final Set<String> SIZED_BY_ATTRIBUTE =
      Set.of("img", "svg", "canvas", "video", "iframe", "embed", "object");

  private final Styles styles;
  private final Visibility visibility;

  Boxes(Styles styles, Visibility visibility) {
    this.styles = styles;
    this.visibility = visibility;
  }

  /// Whether the box of a rendered element has no width or no height.
  boolean isEmpty(DomElement element) {
    return isDeclaredEmpty(element) || !fillsItself(element) && !hasContent(element);
  }

  /// Whether anything inside a rendered element gives it a size.
  boolean hasContent(DomElement element) {
    DomNode at = FlatTree.firstChild(element);
    while (at != null) {
      if (at instanceof DomText text) {
        if (isShown(text)) {
          return true;
        }
        at = FlatTree.nextSkippingChildren(at, element);
      } else if (!(at instanceof DomElement child) || !visibility.isRendered(child) || isDeclaredEmpty(child)) {
        at = FlatTree.nextSkippingChildren(at, element);
      } else if (fillsItself(child)) {
        return true;
      } else {
        at = FlatTree.next(at, element);
      }
    }
    return false;
  }

  private boolean isShown(DomText text) {
    DomElement parent = FlatTree.parent(text);
    if (parent != null && !visibility.showsText(parent)) {
      return false;
    }
    if (!text.getData().isBlank()) {
      return true;
    }
    return parent != null && !text.getData().isEmpty() && styles.whiteSpace(parent).startsWith("pre")
        && !styles.whiteSpace(parent).equals("pre-line");
  }

  private boolean isDeclaredEmpty(DomElement element) {
    String tag = FlatTree.tag(element);
    if (isZero(styles.declared(element, "transform").replaceFirst("^scale[xy]?\\((.*)\\)$", "$1"))) {
      return true;
    }
    boolean replaced = SIZED_BY_ATTRIBUTE.contains(tag);
    if (styles.display(element).equals("inline") && !replaced && !isOutOfFlow(element)) {
      return false;
    }
    return isFlat(element, "width", replaced) || isFlat(element, "height", replaced);
  }

  private boolean isFlat(DomElement element, String side, boolean replaced) {
    String size = styles.declared(element, side);
    boolean zero = isZero(styles.declared(element, "max-" + side))
        || (size.isEmpty() ? replaced && isZero(element.getAttribute(side)) : isZero(size));
    return zero
        && !isPositive(styles.declared(element, "min-" + side))
        && !hasEdges(element, side)
        && !(FlatTree.tag(element).equals("iframe") && !element.getAttribute("frameborder").equals("0")
            && styles.declared(element, "border").isEmpty() && styles.declared(element, "border-width").isEmpty());
  }

  /// Whether the element has a size without any content.
  private boolean fillsItself(DomElement element) {
    String tag = FlatTree.tag(element);
    if (FILLED.contains(tag) || UserAgentStyles.isSvg(element)) {
      return true;
    }
    if (styles.content(element, "before").filter(Boxes::isText).isPresent()
        || styles.content(element, "after").filter(Boxes::isText).isPresent()) {
      return true;
    }
    boolean outOfFlow = isOutOfFlow(element);
    if (Focusability.isEditingHost(element) && !styles.display(element).equals("inline")) {
      return true; // an empty editable block keeps a line for the caret
    }
    return switch (styles.display(element)) {
      case "inline" -> outOfFlow ? hasSize(element, "width") && hasSize(element, "height") : hasEdges(element, "width");
      case "block", "flex", "grid", "flow-root", "list-item", "table" ->
          hasSize(element, "height") && (!outOfFlow || hasSize(element, "width"));
      case "inline-block", "inline-flex", "inline-grid" -> hasSize(element, "width") && hasSize(element, "height");
      case "contents" -> false;
      default -> hasSize(element, "height");
    };
  }

  private boolean hasSize(DomElement element, String side) {
    if (isPositive(styles.declared(element, side))
        || isPositive(styles.declared(element, "min-" + side))
        || hasEdges(element, side)) {
      return true;
    }
    String start = side.equals("width") ? "left" : "top";
    String end = side.equals("width") ? "right" : "bottom";
    return isPositioned(element)
        && (!styles.declared(element, "inset").isEmpty()
            || !styles.declared(element, start).isEmpty() && !styles.declared(element, end).isEmpty());
  }

  /// Whether padding or border along the side take up space.
  private boolean hasEdges(DomElement element, String side) {
    boolean across = side.equals("width");
    String[] ends = across ? new String[] {"left", "right"} : new String[] {"top", "bottom"};
    if (isPositive(edge(styles.declared(element, "padding"), across)) || isBorder(element, "border")) {
      return true;
    }
    for (String end : ends) {
      if (isPositive(styles.declared(element, "padding-" + end)) || isBorder(element, "border-" + end)) {
        return true;
      }
    }
    return isPositive(styles.declared(element, across ? "padding-inline" : "padding-block"));
  }

  private boolean isBorder(DomElement element, String property) {
    String border = styles.declared(element, property);
    boolean drawn =
        border.contains("solid") || border.contains("dashed") || border.contains("dotted") || border.contains("double");
    return drawn && !border.contains("none") && !border.contains("hidden") && !border.matches("0[a-z]*\\b.*");
  }

  /// The vertical or horizontal part of a shorthand such as `4px 8px`.
  private static String edge(String shorthand, boolean across) {
    String[] parts = shorthand.split("\\s+");
    if (!across) {
      return isPositive(parts[0]) ? parts[0] : parts[parts.length > 2 ? 2 : 0];
    }
    String right = parts[parts.length > 1 ? 1 : 0];
    return isPositive(right) ? right : parts[parts.length > 3 ? 3 : parts.length > 1 ? 1 : 0];
  }

  private boolean isOutOfFlow(DomElement element) {
    String floating = styles.declared(element, "float");
    return isPositioned(element) || !floating.isEmpty() && !floating.equals("none");
  }

  private boolean isPositioned(DomElement element) {
    String position = styles.declared(element, "position");
    return position.equals("absolute") || position.equals("fixed");
  }

  private static boolean isText(String content) {
    return !content.equals("none") && !content.equals("normal") && !content.equals("\"\"") && !content.equals("''");
  }

  private static boolean isZero(String length) {
    return length.matches("[+-]?0*\\.?0+([a-z]+|%)?");
  }

  private static boolean isPositive(String length) {
    return !length.isEmpty() && !isZero(length) && !length.equals("auto") && !length.equals("none")
        && !length.equals("inherit") && !length.equals("initial") && !length.startsWith("-");
  }
}
