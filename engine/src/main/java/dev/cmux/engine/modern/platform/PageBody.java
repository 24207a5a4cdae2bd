package dev.cmux.engine.modern.platform;

import java.util.Locale;
import java.util.Set;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.javascript.host.event.EventTarget;
import org.htmlunit.javascript.host.html.HTMLBodyElement;
import org.jspecify.annotations.Nullable;

/// `<body>` as scripts see it: some of its handlers are the window's, the others its own. HtmlUnit (5.5.0) gives all of them to the window, and finds none of them again.
///
/// https://html.spec.whatwg.org/multipage/webappapis.html#handler-window-onblur
public final class PageBody extends HTMLBodyElement {

  private static final long serialVersionUID = 1L;

  private static final Set<String> OF_WINDOW =
      Set.of(
          "afterprint", "beforeprint", "beforeunload", "blur", "error", "focus", "gamepadconnected", "gamepaddisconnected", "hashchange", "languagechange", "load", "message",
          "messageerror", "offline", "online", "pagehide", "pageshow", "popstate", "rejectionhandled", "resize", "scroll", "storage", "unhandledrejection", "unload");

  @Override
  public void setEventHandler(String type, Object handler) {
    holder(type).getEventListenersContainer().setEventHandler(type, handler);
  }

  @Override
  public @Nullable Function getEventHandler(String type) {
    return holder(type).getEventListenersContainer().getEventHandler(type);
  }

  private EventTarget holder(String type) {
    return OF_WINDOW.contains(type.toLowerCase(Locale.ROOT)) ? getWindow() : this;
  }
}
