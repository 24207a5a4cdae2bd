package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.html.FrameWindow;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.dom.Document;
import org.htmlunit.javascript.host.html.DocumentProxy;

/// `document`, for good the one of its own window: HtmlUnit's goes along to whatever document comes after (5.5.0, `DocumentProxy`).
final class BoundDocument extends DocumentProxy {

  private static final long serialVersionUID = 1L;

  private final transient HostWindow window;

  BoundDocument(HostWindow window) {
    super(window.place());
    this.window = window;
  }

  @Override
  public Document getDelegee() {
    return window.getDocument();
  }

  /// A frame goes by its name here, and is a window.
  @Override
  public Object get(String name, Scriptable start) {
    Object found = super.get(name, start);
    if (found == Scriptable.NOT_FOUND && !name.isEmpty() && window.page() instanceof HtmlPage page) {
      for (FrameWindow frame : page.getFrames()) {
        if (name.equals(frame.getName())) {
          return window.others().seen(frame);
        }
      }
    }
    return found;
  }

  /// HtmlUnit's (5.5.0, `HtmlUnitScriptableProxy`) lets go of its own name for names only; the engine would come back here for ever.
  @Override
  public void put(Symbol key, Scriptable start, Object value) {
    super.put(key, start == this ? getDelegee() : start, value);
  }
}
