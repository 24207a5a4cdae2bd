package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.PageTask;
import org.htmlunit.corejs.javascript.LambdaFunction;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.Window;

/// How far a document is scrolled. HtmlUnit's windows always say 0, and pages that load more at the end look at `scrollY`.
///
/// Put on a window when it is scrolled for the first time, by a user or by `scrollTo` and kin. There is no layout, so there is no lower end: a page
/// can be scrolled past its content.
public final class WindowScroll {

  private final HtmlPage page;
  private double left;
  private double top;
  private boolean telling;

  private WindowScroll(HtmlPage page) {
    this.page = page;
  }

  /// How far the document is scrolled to the right and down, in CSS pixels.
  public static int[] of(HtmlPage page) {
    Window window = page.getEnclosingWindow().getScriptableObject();
    return window != null && window.getAssociatedValue(WindowScroll.class) instanceof WindowScroll scroll && scroll.page == page
        ? new int[] {(int) scroll.left, (int) scroll.top}
        : new int[] {0, 0};
  }

  /// Scrolls a document by so many CSS pixels, with `scroll` and `scrollend` when that moves it.
  static void by(HtmlPage page, double dx, double dy) {
    WindowScroll scroll = in(page.getEnclosingWindow().getScriptableObject(), page);
    scroll.userScrolled(scroll.left + dx, scroll.top + dy);
  }

  /// Lets scripts scroll a document that nobody has scrolled yet.
  static void offer(HtmlPage page, Window window) {
    function(page, window, "scroll", false);
    function(page, window, "scrollTo", false);
    function(page, window, "scrollBy", true);
  }

  private static WindowScroll in(Window window, HtmlPage page) {
    if (window.getAssociatedValue(WindowScroll.class) instanceof WindowScroll scroll && scroll.page == page) {
      return scroll;
    }
    WindowScroll fresh = new WindowScroll(page);
    window.associateValue(WindowScroll.class, fresh);
    fresh.install(window);
    return fresh;
  }

  private void install(Window window) {
    offer(page, window);
    for (String name : new String[] {"scrollX", "pageXOffset"}) {
      window.defineProperty(name, () -> left, null, ScriptableObject.DONTENUM);
    }
    for (String name : new String[] {"scrollY", "pageYOffset"}) {
      window.defineProperty(name, () -> top, null, ScriptableObject.DONTENUM);
    }
    ScriptableObject root = page.getDocumentElement().getScriptableObject();
    root.defineProperty("scrollLeft", () -> left, value -> to(ScriptRuntime.toNumber(value), top), ScriptableObject.DONTENUM);
    root.defineProperty("scrollTop", () -> top, value -> to(left, ScriptRuntime.toNumber(value)), ScriptableObject.DONTENUM);
  }

  private static void function(HtmlPage page, Window window, String name, boolean relative) {
    LambdaFunction function =
        new LambdaFunction(
            window.getParentScope() == null ? page.getDocumentElement().getScriptableObject().getParentScope() : window.getParentScope(),
            name,
            0,
            (cx, scope, self, args) -> {
              if (page.getDocumentElement() != null) {
                in(window, page).to(args, relative);
              }
              return Undefined.instance;
            });
    window.defineProperty(name, function, ScriptableObject.DONTENUM);
  }

  private void to(Object[] args, boolean relative) {
    double x = relative ? left : 0;
    double y = relative ? top : 0;
    if (args.length > 1) {
      to(x + ScriptRuntime.toNumber(args[0]), y + ScriptRuntime.toNumber(args[1]));
    } else if (args.length == 1 && args[0] instanceof Scriptable options) {
      to(x + option(options, "left", relative ? 0 : left), y + option(options, "top", relative ? 0 : top));
    }
  }

  private static double option(Scriptable options, String name, double otherwise) {
    Object value = ScriptableObject.getProperty(options, name);
    return value == Scriptable.NOT_FOUND || Undefined.isUndefined(value) ? otherwise : ScriptRuntime.toNumber(value);
  }

  private void userScrolled(double x, double y) {
    if (move(x, y)) {
      tell();
    }
  }

  /// A script has scrolled: as in browsers, nobody hears of it before the script is over. Listeners that scroll again would never end.
  private void to(double x, double y) {
    if (move(x, y) && !telling) {
      telling = true;
      PageTask.later(
          page,
          () -> {
            telling = false;
            tell();
          });
    }
  }

  /// Whether it is elsewhere now.
  private boolean move(double x, double y) {
    double newLeft = Double.isFinite(x) ? Math.max(0, x) : left;
    double newTop = Double.isFinite(y) ? Math.max(0, y) : top;
    boolean moved = newLeft != left || newTop != top;
    left = newLeft;
    top = newTop;
    return moved;
  }

  private void tell() {
    Signals.plain(page, "scroll", Signals.Trait.BUBBLES);
    Signals.plain(page, "scrollend", Signals.Trait.BUBBLES);
  }
}
