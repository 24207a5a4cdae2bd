package dev.cmux.engine.page.act;

import java.util.Set;
import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.host.event.Event;

/// An event without fields of its own, such as `change` or `invalid`.
final class PlainSignal extends Event {

  private static final long serialVersionUID = 1L;

  private final boolean composed;

  PlainSignal(DomNode target, String type, Signals.Trait... traits) {
    super(target, type);
    Set<Signals.Trait> set = Set.of(traits);
    setBubbles(set.contains(Signals.Trait.BUBBLES));
    setCancelable(set.contains(Signals.Trait.CANCELABLE));
    composed = set.contains(Signals.Trait.COMPOSED);
    Signals.trust(this);
  }

  @Override
  public boolean isComposed() {
    return composed;
  }
}
