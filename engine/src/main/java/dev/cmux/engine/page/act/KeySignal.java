package dev.cmux.engine.page.act;

import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.host.event.KeyboardEvent;

/// A `keydown`, `keypress` or `keyup` with every field a page may read.
final class KeySignal extends KeyboardEvent {

  private static final long serialVersionUID = 1L;

  KeySignal(DomNode target, String type, Key key, Modifiers held, boolean repeat) {
    super(target, type, '\n', held.shift(), held.control(), held.alt());
    setKey(key.key());
    setCode(key.code());
    setLocation(key.location());
    setRepeat(repeat);
    setMetaKey(held.meta());
    boolean press = type.equals(TYPE_KEY_PRESS);
    int code = press ? key.text().codePointAt(0) : key.keyCode();
    setCharCode(press ? code : 0);
    setKeyCode(code);
    setWhich(code);
    setBubbles(true);
    setCancelable(true);
    Signals.trust(this);
    Signals.modifiers(this, held);
  }

  @Override
  public boolean isComposed() {
    return true;
  }
}
