package dev.cmux.engine.page.act;

import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.host.event.EventTarget;
import org.htmlunit.javascript.host.event.InputEvent;

/// A `beforeinput` or `input` of an edit.
final class TextSignal extends InputEvent {

  private static final long serialVersionUID = 1L;

  private final String inputType;
  private final String data;

  /// @param inputType what kind of edit, by the Input Events specification: `insertText`, `deleteContentBackward`, …
  /// @param data the text that is inserted; null when none is
  TextSignal(DomNode target, String type, String inputType, String data) {
    EventTarget receiver = target.getScriptableObject();
    setType(type);
    setSrcElement(receiver);
    setTarget(receiver);
    setCurrentTarget(receiver);
    setParentScope(receiver.getParentScope());
    setPrototype(getPrototype(getClass()));
    this.inputType = inputType;
    this.data = data;
    setBubbles(true);
    setCancelable(type.equals("beforeinput"));
    Signals.trust(this);
    Signals.field(this, "dataTransfer", () -> null);
  }

  @Override
  public Object getData() {
    return data;
  }

  @Override
  public Object getInputType() {
    return inputType;
  }

  @Override
  public boolean isComposed() {
    return true;
  }
}
