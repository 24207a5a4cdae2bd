package dev.cmux.engine.page.draw;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.render.Drawing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomElement;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// What of a picture is fixed to the window rather than to a place of the document. The renderer knows no windows: each such element gets a box of the
/// window's size where the window is scrolled to. Open dialogs are in the middle of one.
final class WindowLayer {

  private final Document document;
  private final int[] scrolled;
  private final int height;
  private final List<Element> boxes = new ArrayList<>();

  /// @param scrolled how far to the right and down, in CSS pixels
  /// @param height of the window
  WindowLayer(Document document, int[] scrolled, int height) {
    this.document = document;
    this.scrolled = scrolled;
    this.height = height;
  }

  /// Takes the copy of an element, unless its place is in the document.
  ///
  /// @return whether it did
  boolean takes(DomElement element, Element copy) {
    String position = Drawing.declared(copy).getOrDefault("position", "");
    boolean dialog = FlatTree.tag(element).equals("dialog") && (position.isEmpty() || position.equals("fixed"));
    if (!position.equals("fixed") && !dialog) {
      return false;
    }
    Element box = document.createElement("div");
    box.setAttribute(Drawing.WINDOW, "");
    box.setAttribute("style", "position: absolute; left: %dpx; top: %dpx; width: 100%%; height: %dpx".formatted(scrolled[0], scrolled[1], height));
    Map<String, String> style = new LinkedHashMap<>(Drawing.declared(copy));
    style.put("position", dialog ? "static" : "absolute");
    if (dialog) {
      box.setAttribute("style", box.getAttribute("style") + "; text-align: center");
      style.put("display", "inline-block");
      style.putIfAbsent("text-align", "left");
      style.put("margin", "%dpx 0 0 0".formatted(height / 5));
    }
    Drawing.declare(copy, style);
    box.appendChild(copy);
    boxes.add(box);
    return true;
  }

  /// Lays all of it over a document.
  void over(Element body) {
    boxes.forEach(body::appendChild);
  }

  /// Lays only that over a document which the picture is cut to: what lies over others is not wanted in a picture of one of them.
  void targetOver(Element body) {
    boxes.stream().filter(WindowLayer::hasTarget).forEach(body::appendChild);
  }

  private static boolean hasTarget(Element element) {
    if (element.getAttribute("id").equals(Drawing.TARGET)) {
      return true;
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner && hasTarget(inner)) {
        return true;
      }
    }
    return false;
  }
}
