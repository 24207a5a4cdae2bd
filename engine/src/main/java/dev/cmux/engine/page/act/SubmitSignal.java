package dev.cmux.engine.page.act;

import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.host.event.SubmitEvent;
import org.htmlunit.javascript.host.html.HTMLElement;

/// A `submit` with the button that caused it.
final class SubmitSignal extends SubmitEvent {

  private static final long serialVersionUID = 1L;

  private final boolean composed;

  /// @param submitter the button, or null
  SubmitSignal(DomNode form, DomElement submitter) {
    super(form, submitter == null ? null : (HTMLElement) submitter.getScriptableObject());
    composed = submitter != null;
    setBubbles(true);
    setCancelable(true);
    Signals.trust(this);
  }

  @Override
  public boolean isComposed() {
    return composed;
  }
}
