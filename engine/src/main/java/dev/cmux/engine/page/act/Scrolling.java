package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.style.Styles;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.Element;

/// Scrolls: there is nothing to see, but pages listen for it and load more.
final class Scrolling {

  /// What a key scrolls in Chromium: a line in CSS pixels, a page in screens.
  private static final int LINE = 40;
  private static final double PAGE = 0.875;

  private Scrolling() {}

  /// Turns the wheel by so many CSS pixels; what scrolls is the nearest element with a scrollable `overflow`, else the document.
  ///
  /// @param element what the pointer is over; null for the document
  static void by(HtmlPage page, DomElement element, double dx, double dy, Modifiers held) {
    DomElement over = element != null ? element : page.getDocumentElement();
    if (!page.getWebClient().isJavaScriptEnabled()) {
      return;
    }
    Spot spot = new Spot(over);
    boolean allowed =
        Signals.send(over, node -> new PointerSignal(node, "wheel", spot, held).buttons(0, 0).delta(dx, dy));
    if (!allowed || !Pointer.isPresent(over)) {
      return;
    }
    DomElement scrolled = element == null ? null : scrollable(element);
    if (scrolled == null) {
      WindowScroll.by(page, dx, dy);
    } else {
      scroll(scrolled, dx, dy);
    }
  }

  /// What a key does where no text is edited. Down leads to the end of what is there by HtmlUnit's estimate.
  static void byKey(HtmlPage page, String key) {
    if (!page.getWebClient().isJavaScriptEnabled() || !(page.getBody() instanceof HtmlElement body)) {
      return;
    }
    int screen = (int) (page.getEnclosingWindow().getInnerHeight() * PAGE);
    int top = WindowScroll.of(page)[1];
    int down =
        switch (key) {
          case "ArrowDown" -> LINE;
          case "ArrowUp" -> -LINE;
          case "PageDown" -> screen;
          case "PageUp" -> -screen;
          case "Home" -> -top;
          case "End" -> body.getScriptableObject() instanceof Element element ? Math.max(0, element.getScrollHeight() - top) : 0;
          default -> 0;
        };
    if (down != 0) {
      WindowScroll.by(page, 0, down);
    }
  }

  private static DomElement scrollable(DomElement element) {
    Styles styles = new Styles();
    for (DomElement at = element; at != null; at = FlatTree.parent(at)) {
      if (at == at.getPage().getDocumentElement() || FlatTree.tag(at).equals("body")) {
        return null;
      }
      String overflow =
          styles.declared(at, "overflow") + styles.declared(at, "overflow-x") + styles.declared(at, "overflow-y");
      if (overflow.contains("auto") || overflow.contains("scroll") || FlatTree.tag(at).equals("textarea")) {
        return at;
      }
    }
    return null;
  }

  private static void scroll(DomElement element, double dx, double dy) {
    if (element.getScriptableObject() instanceof Element scriptable) {
      int left = scriptable.getScrollLeft();
      int top = scriptable.getScrollTop();
      scriptable.setScrollLeft((int) Math.max(0, left + dx));
      scriptable.setScrollTop((int) Math.max(0, top + dy));
      Signals.plain(element, "scroll");
      Signals.plain(element, "scrollend");
    }
  }

  /// Scrolls until the element would be seen, through the page's own `scrollIntoView`, which tells everything around it.
  static void intoView(DomElement element) {
    if (element.getPage() instanceof HtmlPage page
        && page.getWebClient().isJavaScriptEnabled()
        && ScriptableObject.getProperty(element.getScriptableObject(), "scrollIntoView") instanceof Function function) {
      page.executeJavaScriptFunction(function, element.getScriptableObject(), new Object[0], element);
    }
  }
}
