package dev.cmux.engine.page.act;

import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.host.event.ClipboardEvent;
import org.htmlunit.javascript.host.event.EventTarget;

/// A `copy`, `cut` or `paste`.
final class ClipboardSignal extends ClipboardEvent {

  private static final long serialVersionUID = 1L;

  ClipboardSignal(DomNode target, String type, TransferData data) {
    EventTarget receiver = target.getScriptableObject();
    setType(type);
    setSrcElement(receiver);
    setTarget(receiver);
    setCurrentTarget(receiver);
    setParentScope(receiver.getParentScope());
    setPrototype(getPrototype(getClass()));
    setBubbles(true);
    setCancelable(true);
    Signals.trust(this);
    Signals.field(this, "clipboardData", () -> data);
  }

  @Override
  public boolean isComposed() {
    return true;
  }
}
