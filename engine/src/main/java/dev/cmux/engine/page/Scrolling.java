package dev.cmux.engine.page;

import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// Scrolls: there is nothing to see, but pages listen for it and load more.
final class Scrolling {

  private Scrolling() {}

  /// Turns the wheel over the element by so many CSS pixels.
  ///
  /// @param element what scrolls; null for the page
  static void by(HtmlPage page, DomElement element, double dx, double dy, Modifiers held) {
    DomElement over = element != null ? element : page.getBody() != null ? page.getBody() : page.getDocumentElement();
    if (!page.getWebClient().isJavaScriptEnabled()) {
      return;
    }
    Spot spot = new Spot(over);
    boolean allowed =
        Signals.send(over, node -> new PointerSignal(node, "wheel", spot, held).buttons(0, 0).delta(dx, dy));
    if (!allowed || !Pointer.isPresent(over)) {
      return;
    }
    Scriptable receiver =
        element != null ? element.getScriptableObject() : page.getEnclosingWindow().getScriptableObject();
    call(page, receiver, "scrollBy", dx, dy);
  }

  /// Scrolls until the element would be seen.
  static void intoView(DomElement element) {
    if (element.getPage() instanceof HtmlPage page && page.getWebClient().isJavaScriptEnabled()) {
      call(page, element.getScriptableObject(), "scrollIntoView");
    }
  }

  private static void call(HtmlPage page, Scriptable receiver, String name, Object... args) {
    if (ScriptableObject.getProperty(receiver, name) instanceof Function function) {
      page.executeJavaScriptFunction(function, receiver, args, page.getDocumentElement());
    }
  }
}
