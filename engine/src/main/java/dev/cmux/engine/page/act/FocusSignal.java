package dev.cmux.engine.page.act;

import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.host.event.EventTarget;
import org.htmlunit.javascript.host.event.FocusEvent;

/// A `focus`, `focusin`, `blur` or `focusout`.
final class FocusSignal extends FocusEvent {

  private static final long serialVersionUID = 1L;

  /// @param related the element that loses or gets the focus instead; null when there is none
  FocusSignal(DomNode target, String type, DomElement related) {
    EventTarget receiver = target.getScriptableObject();
    setType(type);
    setSrcElement(receiver);
    setTarget(receiver);
    setCurrentTarget(receiver);
    setParentScope(receiver.getParentScope());
    setPrototype(getPrototype(getClass()));
    setBubbles(type.equals("focusin") || type.equals("focusout"));
    setCancelable(false);
    Signals.trust(this);
    Signals.field(this, "relatedTarget", () -> related == null ? null : related.getScriptableObject());
  }

  @Override
  public boolean isComposed() {
    return true;
  }
}
