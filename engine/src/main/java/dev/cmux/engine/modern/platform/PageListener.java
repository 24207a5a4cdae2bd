package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Callable;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.EventTarget;

/// One listener as the page added it, standing in HtmlUnit's list in place of the page's function: heeds the case of
/// the type, `once`, objects with `handleEvent` of any class, and the borders of shadow trees.
final class PageListener extends BaseFunction {

  private static final long serialVersionUID = 1L;

  private final transient EventHost events;
  private final transient EventTarget target;
  private final String type;
  private final Scriptable callback;
  private final boolean capture;
  private final boolean once;
  private final boolean passive;

  PageListener(
      EventHost events,
      EventTarget target,
      String type,
      Scriptable callback,
      boolean capture,
      boolean once,
      boolean passive) {
    super(events.realm().scope());
    this.events = events;
    this.target = target;
    this.type = type;
    this.callback = callback;
    this.capture = capture;
    this.once = once;
    this.passive = passive;
  }

  boolean isFor(String otherType, Scriptable otherCallback) {
    return callback == otherCallback && type.equals(otherType);
  }

  @Override
  public Object call(Context cx, Object newTarget, VarScope scope, Object thisObject, Object[] args) {
    Event event = (Event) args[0];
    if (!event.getType().equals(type) || !events.reaches(event, target)) {
      return Undefined.instance;
    }
    if (once) {
      target.removeEventListener(type, this, capture);
    }
    boolean wasCancelable = event.isCancelable();
    if (passive) {
      event.setCancelable(false);
    }
    try {
      if (callback instanceof Callable function) {
        return function.call(cx, scope, thisObject, args);
      }
      if (ScriptableObject.getProperty(callback, "handleEvent") instanceof Callable handler) {
        return handler.call(cx, scope, callback, args);
      }
      throw ScriptRuntime.typeError("The event listener for '" + type + "' has no handleEvent method");
    } finally {
      if (passive) {
        event.setCancelable(wasCancelable);
      }
    }
  }

  @Override
  public String getFunctionName() {
    return "";
  }
}
