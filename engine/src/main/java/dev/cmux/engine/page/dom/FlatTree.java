package dev.cmux.engine.page.dom;

import dev.cmux.engine.modern.platform.ShadowTrees;
import java.util.List;
import java.util.Locale;
import org.htmlunit.html.DomDocumentFragment;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;

/// The tree as it is shown: where a shadow tree replaces the children of its host and slots show what was assigned to
/// them.
///
/// The one seam through which finding, naming, visibility and snapshots walk a document, so that shadow
/// trees are known in a single place. For the surface's thread.
public final class FlatTree {

  private FlatTree() {}

  /// The first node shown inside, or null.
  public static DomNode firstChild(DomNode node) {
    if (!ShadowTrees.existAround(node)) {
      return node.getFirstChild();
    }
    List<DomNode> children = ShadowTrees.flatChildren(node);
    return children.isEmpty() ? null : children.getFirst();
  }

  /// The node shown after this one under the same parent, or null.
  public static DomNode nextSibling(DomNode node) {
    DomNode parent = node.getParentNode();
    DomNode next = node.getNextSibling();
    if (next == null || !ShadowTrees.existAround(node) || parent == null || ShadowTrees.of(parent).isEmpty()) {
      return next;
    }
    // A child of a host: it is followed by what the same slot shows.
    DomElement slot = parent(node);
    while (next != null && (slot == null || parent(next) != slot)) {
      next = next.getNextSibling();
    }
    return next;
  }

  /// The element it is shown in, or null at the top of the document.
  public static DomElement parent(DomNode node) {
    DomNode parent =
        ShadowTrees.existAround(node) ? ShadowTrees.flatParent(node).orElse(null) : node.getParentNode();
    return parent instanceof DomElement element ? element : null;
  }

  /// Whether a node is shown in an element, or is this element.
  public static boolean contains(DomElement element, DomNode node) {
    for (DomNode at = node; at != null; at = parent(at)) {
      if (at == element) {
        return true;
      }
    }
    return false;
  }

  /// The slot that takes the element, or null.
  public static DomElement slot(DomElement element) {
    DomNode outer = element.getParentNode();
    return outer instanceof DomElement host && ShadowTrees.of(host).isPresent() ? parent(element) : null;
  }

  /// Whether the element is a child of a shadow host that no slot shows.
  public static boolean isUnassigned(DomElement element) {
    return element.getParentNode() instanceof DomElement && parent(element) == null;
  }

  /// The shadow root around a node, or its document.
  public static DomNode root(DomNode node) {
    if (ShadowTrees.existAround(node)) {
      for (DomNode at = node; at != null; at = at.getParentNode()) {
        if (at instanceof DomDocumentFragment) {
          return at;
        }
      }
    }
    return node.getPage();
  }

  /// The element with that id in the tree of `node`, or null.
  public static DomElement byId(DomNode node, String id) {
    DomNode root = root(node);
    if (root instanceof HtmlPage page) {
      return page.getElementById(id);
    }
    for (DomElement element : root.getDomElementDescendants()) {
      if (element.getId().equals(id)) {
        return element;
      }
    }
    return null;
  }

  /// The name of the element in lower case letters: `div`, `svg`, `my-card`.
  public static String tag(DomElement element) {
    return element.getLocalName().toLowerCase(Locale.ROOT);
  }

  /// The next node in document order inside `root`, after the whole subtree of `node`; null at the end.
  public static DomNode nextSkippingChildren(DomNode node, DomNode root) {
    DomNode at = node;
    while (at != null && at != root) {
      DomNode sibling = nextSibling(at);
      if (sibling != null) {
        return sibling;
      }
      at = parent(at);
    }
    return null;
  }

  /// The next node in document order inside `root`; null at the end.
  public static DomNode next(DomNode node, DomNode root) {
    DomNode child = firstChild(node);
    return child != null ? child : nextSkippingChildren(node, root);
  }
}
