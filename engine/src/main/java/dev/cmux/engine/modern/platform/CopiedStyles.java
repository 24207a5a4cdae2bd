package dev.cmux.engine.modern.platform;

import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// Parts the `style` of copies from that of what they are copies of. HtmlUnit (5.5.0, `DomElement.getStyleMap`) keeps what it has read of a `style` for as long as the
/// attribute is the same object, and a copy gets both: what the copy's `style` is given, the original writes too at its next change.
final class CopiedStyles {

  private CopiedStyles() {}

  static void part(DomNode copy) {
    if (copy instanceof DomElement element) {
      renew(element);
    }
    copy.getDomElementDescendants().forEach(CopiedStyles::renew);
  }

  private static void renew(DomElement element) {
    String style = element.getAttributeDirect("style");
    if (!style.isEmpty()) {
      element.setAttribute("style", new String(style)); // the same text, another object
    }
  }
}
