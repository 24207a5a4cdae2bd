package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.EventTarget;

/// Takes an event that bubbles from a slotted child to its host through the slot's ancestors in the shadow tree,
/// which HtmlUnit's way from parent to parent leaves out. Stands among the host's listeners, one a type.
final class SlotRelay extends BaseFunction {

  private static final long serialVersionUID = 1L;

  private final EventTarget host;

  SlotRelay(VarScope scope, EventTarget host) {
    super(scope);
    this.host = host;
  }

  @Override
  public Object call(Context cx, Object newTarget, VarScope scope, Object thisObject, Object[] args) {
    Event event = (Event) args[0];
    DomNode hostNode = host.getDomNodeOrDie();
    DomNode child = childTowards(event, hostNode);
    DomNode at = child == null ? null : ShadowTrees.slotOf(child);
    while (at != null && at != hostNode && !event.isPropagationStopped()) {
      HtmlUnitScriptable object = at.getScriptableObject();
      if (object instanceof EventTarget target) {
        target.getEventListenersContainer().executeBubblingListeners(event, args);
      }
      DomNode slot = ShadowTrees.slotOf(at);
      at = slot != null ? slot : at.getParentNode();
    }
    event.setCurrentTarget(host);
    if (event.isPropagationStopped()) {
      // The host's other listeners come after the shadow tree's, so they are not reached either.
      event.stopImmediatePropagation();
    }
    return Undefined.instance;
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
