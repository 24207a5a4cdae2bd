package dev.cmux.engine.modern.platform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.EventTarget;

/// Tells slots that what is assigned to them changed: one `slotchange` a slot and turn, as a microtask.
/// https://dom.spec.whatwg.org/#signaling-slot-change
final class Slots {

  private final Realm realm;
  private final Set<DomElement> signalled = new LinkedHashSet<>();

  Slots(Realm realm) {
    this.realm = realm;
  }

  void childChanged(DomNode parent, DomNode child) {
    if (!realm.isShadowed() || parent == null) {
      return;
    }
    ShadowRootNode root = ShadowTrees.rootOf(parent);
    if (root != null) {
      DomElement slot = ShadowTrees.slotFor(root, child);
      if (slot != null) {
        signal(slot);
      }
    }
    if (ShadowTrees.containingRoot(parent) != null) {
      signalNewSlots(child);
    }
  }

  /// `slot.assign(…)`
  void assign(DomElement slot, List<DomNode> nodes) {
    ShadowRootNode root = ShadowTrees.containingRoot(slot);
    if (root != null && root.isManual()) {
      root.assign(slot, nodes).forEach(this::signal);
      slot.getPage().clearComputedStyles();
    }
  }

  private void signalNewSlots(DomNode node) {
    if (ShadowTrees.isSlot(node) && !ShadowTrees.assignedNodes(node).isEmpty()) {
      signal((DomElement) node);
    }
    for (DomNode below : node.getDescendants()) {
      if (ShadowTrees.isSlot(below) && !ShadowTrees.assignedNodes(below).isEmpty()) {
        signal((DomElement) below);
      }
    }
  }

  private void signal(DomElement slot) {
    Context cx = Context.getCurrentContext();
    if (cx == null) {
      return;
    }
    if (signalled.isEmpty()) {
      cx.enqueueMicrotask(this::notifySlots);
    }
    signalled.add(slot);
  }

  private void notifySlots() {
    Set<DomElement> slots = new LinkedHashSet<>(signalled);
    signalled.clear();
    for (DomElement slot : slots) {
      EventTarget target = (EventTarget) realm.wrap(slot);
      Event event = new Event(target, "slotchange");
      event.setBubbles(true);
      event.setCancelable(false);
      target.fireEvent(event);
    }
  }
}
