package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.FlatTree;
import java.net.MalformedURLException;
import java.util.Map;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;

/// One drag and drop of HTML, from the moment the pressed mouse has moved onto another element.
///
/// See https://html.spec.whatwg.org/multipage/dnd.html; the order is Chromium's.
final class Drag {

  private final DomElement source;
  private final DomElement to;
  private final Modifiers held;
  private final Spot end;
  private final TransferData data;

  Drag(DomElement source, DomElement to, Modifiers held) {
    this.source = source;
    this.to = to;
    this.held = held;
    this.end = new Spot(to);
    this.data = new TransferData(source, content(source));
  }

  /// What is dragged when the mouse goes down on the element: the nearest draggable one, images and links among them; null for none.
  static DomElement source(DomElement pressed) {
    for (DomElement at = pressed; at != null; at = FlatTree.parent(at)) {
      String draggable = at.getAttribute("draggable").strip();
      boolean byNature = FlatTree.tag(at).equals("img") || FlatTree.tag(at).equals("a") && at.hasAttribute("href");
      if (draggable.equalsIgnoreCase("true") || draggable.isEmpty() && byNature) {
        return at;
      }
    }
    return null;
  }

  void run() {
    Spot start = new Spot(source);
    int down = MouseButton.LEFT.bit;
    if (!Signals.send(
        source, node -> new PointerSignal(node, "dragstart", start, held).buttons(0, down).carrying(data))) {
      releasePlainly();
      return;
    }
    Signals.send(to, node -> new PointerSignal(node, "pointercancel", end, held).buttons(0, 0));
    Signals.send(to, node -> new PointerSignal(node, "pointerout", end, held).buttons(0, 0));
    send(source, "drag");
    send(to, "dragenter");
    boolean taken = !send(to, "dragover");
    send(to, taken ? "drop" : "dragleave");
    send(source, "dragend");
  }

  /// @return whether nobody prevented it
  private boolean send(DomElement target, String type) {
    return !Pointer.isPresent(target)
        || Signals.send(target, node -> new PointerSignal(node, type, end, held).carrying(data));
  }

  /// A drag that `dragstart` forbade goes on as plain mouse events.
  private void releasePlainly() {
    Signals.send(to, node -> new PointerSignal(node, "pointerup", end, held).buttons(0, 0));
    Signals.send(to, node -> new PointerSignal(node, "mouseup", end, held).buttons(0, 0).count(1));
  }

  private static Map<String, String> content(DomElement source) {
    if (source instanceof HtmlAnchor anchor && source.getPage() instanceof HtmlPage page) {
      try {
        String url = page.getFullyQualifiedUrl(anchor.getHrefAttribute()).toExternalForm();
        return Map.of("text/uri-list", url, "text/plain", url);
      } catch (MalformedURLException e) {
        return Map.of();
      }
    }
    return Map.of();
  }
}
