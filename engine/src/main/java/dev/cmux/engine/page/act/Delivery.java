package dev.cmux.engine.page.act;

import java.util.ArrayList;
import java.util.List;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.EventTarget;

/// Calls the listeners of an event that does not bubble: those that capture it, from the window inwards, then the target's own.
///
/// HtmlUnit tells `focus` and `blur` only to form controls and elements with a `tabindex`, so that links, editable elements and
/// capturing listeners around a field never hear them.
final class Delivery {

  private final HtmlPage page;
  private final Event event;

  Delivery(HtmlPage page, Event event) {
    this.page = page;
    this.event = event;
  }

  void run(DomNode target) {
    Window window = page.getEnclosingWindow().getScriptableObject();
    List<EventTarget> path = new ArrayList<>();
    for (DomNode at = target.getParentNode(); at != null; at = at.getParentNode()) {
      path.add(at.getScriptableObject());
    }
    path.add(window);
    Event before = window.getCurrentEvent();
    event.startFire();
    window.setCurrentEvent(event);
    try {
      event.setEventPhase(Event.CAPTURING_PHASE);
      for (EventTarget around : path.reversed()) {
        call(around, true);
      }
      event.setEventPhase(Event.AT_TARGET);
      EventTarget receiver = target.getScriptableObject();
      call(receiver, true);
      call(receiver, false);
    } finally {
      event.endFire();
      window.setCurrentEvent(before);
    }
  }

  private void call(EventTarget current, boolean capture) {
    if (event.isPropagationStopped() && event.getCurrentTarget() != current) {
      return;
    }
    for (Scriptable listener : current.getEventListenersContainer().getListeners(event.getType(), capture)) {
      if (event.isImmediatePropagationStopped()) {
        return;
      }
      event.setCurrentTarget(current);
      Object callee = listener == null ? current.getEventHandler(event.getType()) : listener;
      if (callee instanceof Function function) {
        call(function, current);
      } else if (callee instanceof Scriptable object
          && ScriptableObject.getProperty(object, "handleEvent") instanceof Function function) {
        call(function, object);
      }
    }
  }

  private void call(Function function, Scriptable self) {
    page.executeJavaScriptFunction(function, self, new Object[] {event}, page);
  }
}
