package dev.cmux.engine.modern.platform;

import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// Parts the `style` of copies from that of what they are copies of. HtmlUnit (5.5.0, `DomElement.getStyleMap`) keeps what it has read of a `style` for as long as the
/// attribute is the same object, and a copy gets both: what the copy's `style` is given, the original writes too at its next change.
final class CopiedStyles {

  private CopiedStyles() {}

  static void part(DomNode original, DomNode copy) {
    if (original instanceof DomElement from && copy instanceof DomElement to) {
      part(from, to);
    }
    DomNode left = original.getFirstChild();
    DomNode right = copy.getFirstChild();
    while (left != null && right != null) {
      part(left, right);
      left = left.getNextSibling();
      right = right.getNextSibling();
    }
  }

  private static void part(DomElement original, DomElement copy) {
    String style = copy.getAttributeDirect("style");
    if (!style.isEmpty()) {
      copy.setAttribute("style", new String(style)); // the same text, another object
    } else if (copy.getStyleMap() == original.getStyleMap()) {
      copy.setAttribute("style", " ");
      copy.getStyleMap();
      copy.removeAttribute("style");
    }
  }
}
