package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmlunit.html.DomDocumentFragment;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.jspecify.annotations.Nullable;

/// The root of a shadow tree, as a node of HtmlUnit's tree.
///
/// Upwards it is a child of its host, so events travel, visibility and attachment are inherited, and listeners on
/// the page see changes inside. Downwards the host does not list it, so queries from the document never enter.
/// What page scripts see of this (`parentNode` null, `getRootNode()` stopping here) is kept by the script side.
final class ShadowRootNode extends DomDocumentFragment {

  private static final long serialVersionUID = 1L;

  private final HtmlElement host;
  private final boolean open;
  /// What scripts have assigned to each slot; null in a tree whose slots take what names them.
  private final @Nullable Map<DomElement, List<DomNode>> assigned;

  ShadowRootNode(HtmlElement host, boolean open, boolean manual) {
    super(host.getPage());
    this.host = host;
    this.open = open;
    this.assigned = manual ? new HashMap<>() : null;
  }

  HtmlElement host() {
    return host;
  }

  /// Whether `host.shadowRoot` tells page scripts about this root.
  boolean isOpen() {
    return open;
  }

  /// Whether scripts assign what its slots take.
  boolean isManual() {
    return assigned != null;
  }

  /// Assigns children of the host to a slot, in the place of what it has, and takes them from other slots.
  ///
  /// @return the slots that change
  Set<DomElement> assign(DomElement slot, List<DomNode> nodes) {
    Set<DomElement> changed = new LinkedHashSet<>(Set.of(slot));
    assigned.forEach(
        (other, theirs) -> {
          if (other != slot && theirs.removeAll(nodes)) {
            changed.add(other);
          }
        });
    assigned.put(slot, new ArrayList<>(new LinkedHashSet<>(nodes)));
    return changed;
  }

  /// What a script has assigned to a slot of this tree and is still a child of the host.
  List<DomNode> assignedTo(DomNode slot) {
    return assigned.getOrDefault(slot, List.of()).stream().filter(node -> node.getParentNode() == host).toList();
  }

  /// The slot that a script has assigned a child of the host to, or null.
  @Nullable DomElement slotOf(DomNode child) {
    return assigned.keySet().stream()
        .filter(slot -> ShadowTrees.containingRoot(slot) == this && assigned.get(slot).contains(child))
        .findFirst()
        .orElse(null);
  }

  @Override
  public DomNode getParentNode() {
    return host;
  }

  @Override
  public boolean isAttachedToPage() {
    return host.isAttachedToPage();
  }

  /// Attaches or detaches the content again after the host came to the document or left it: HtmlUnit records
  /// attachment on each node at insertion only.
  void settle() {
    DomNode child = getFirstChild();
    while (child != null && child.isAttachedToPage() != isAttachedToPage()) {
      DomNode next = child.getNextSibling();
      child.remove();
      insertBefore(child, next);
      child = next;
    }
  }
}
