package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.Drawings;
import org.htmlunit.html.DomElement;
import org.htmlunit.javascript.host.DOMRect;
import org.htmlunit.javascript.host.Element;

/// Where the pointer is: the middle of an element's approximate box, worked out when a page asks for it, because few
/// pages do and it costs a layout.
final class Spot {

  private final DomElement element;
  private boolean known;
  private int x;
  private int y;
  private int insideX;
  private int insideY;

  Spot(DomElement element) {
    this.element = element;
  }

  /// CSS pixels from the left edge of the viewport.
  int x() {
    locate();
    return x;
  }

  /// CSS pixels from the top edge of the viewport.
  int y() {
    locate();
    return y;
  }

  /// CSS pixels from the left edge of the element, or of the drawing that it is a shape of.
  int insideX() {
    locate();
    return insideX;
  }

  /// CSS pixels from the top edge of the element.
  int insideY() {
    locate();
    return insideY;
  }

  private void locate() {
    if (known) {
      return;
    }
    known = true;
    Drawings.Place drawn = Drawings.place(element).orElse(null);
    if (drawn != null) {
      x = (int) (drawn.left() + drawn.width() / 2);
      y = (int) (drawn.top() + drawn.height() / 2);
      Drawings.Place drawing = Drawings.place(Drawings.outermost(element)).orElse(drawn);
      insideX = x - (int) drawing.left();
      insideY = y - (int) drawing.top();
    } else if (element.getScriptableObject() instanceof Element scriptable) {
      DOMRect box = scriptable.getBoundingClientRect();
      insideX = (int) (box.getWidth() / 2);
      insideY = (int) (box.getHeight() / 2);
      x = (int) box.getX() + insideX;
      y = (int) box.getY() + insideY;
    }
  }
}
