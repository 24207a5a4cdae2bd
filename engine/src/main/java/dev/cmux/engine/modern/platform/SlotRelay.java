package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.EventTarget;

/// Takes an event on its way between a host and a slotted child through the slot's ancestors in the shadow tree, which
/// HtmlUnit's way from parent to parent leaves out. Stands among the host's listeners, two a type: last of those that
/// capture, first of those that do not.
final class SlotRelay extends BaseFunction {

  private static final long serialVersionUID = 1L;

  private final EventTarget host;
  private final boolean captures;

  SlotRelay(VarScope scope, EventTarget host, boolean captures) {
    super(scope);
    this.host = host;
    this.captures = captures;
  }

  @Override
  public Object call(Context cx, Object newTarget, VarScope scope, Object thisObject, Object[] args) {
    Event event = (Event) args[0];
    DomNode hostNode = host.getDomNodeOrDie();
    DomNode child = childTowards(event, hostNode);
    for (EventTarget target : child == null ? List.<EventTarget>of() : between(child, hostNode)) {
      if (event.isPropagationStopped()) {
        break;
      }
      if (captures) {
        target.getEventListenersContainer().executeCapturingListeners(event, args);
      } else {
        target.getEventListenersContainer().executeBubblingListeners(event, args);
      }
    }
    event.setCurrentTarget(host);
    if (event.isPropagationStopped()) {
      // The host's listeners that do not capture come after the shadow tree's, so they are not reached either.
      event.stopImmediatePropagation();
    }
    return Undefined.instance;
  }

  /// What the event passes in the shadow tree, in the order in which it does.
  private List<EventTarget> between(DomNode child, DomNode hostNode) {
    List<EventTarget> path = new ArrayList<>();
    DomNode at = ShadowTrees.slotOf(child);
    while (at != null && at != hostNode) {
      HtmlUnitScriptable object = at.getScriptableObject();
      if (object instanceof EventTarget target) {
        path.add(target);
      }
      DomNode slot = ShadowTrees.slotOf(at);
      at = slot != null ? slot : at.getParentNode();
    }
    return captures ? path.reversed() : path;
  }

  /// The host's own child the event came through; null when it began at the host or in its shadow tree.
  private static DomNode childTowards(Event event, DomNode hostNode) {
    DomNode at = event.getTarget() instanceof EventTarget origin ? origin.getDomNodeOrNull() : null;
    while (at != null && at.getParentNode() != hostNode) {
      at = at.getParentNode();
    }
    return at instanceof ShadowRootNode ? null : at;
  }

  @Override
  public String getFunctionName() {
    return "";
  }
}
