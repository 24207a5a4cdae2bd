package dev.cmux.engine.page;

import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// The tree as it is shown: where a shadow tree replaces the children of its host and slots show what was assigned to them.
///
/// The one seam through which finding, naming, visibility and snapshots walk a document, so that shadow
/// trees are known in a single place.
final class FlatTree {

  private FlatTree() {}

  /// The first node shown inside, or null.
  static DomNode firstChild(DomNode node) {
    return node.getFirstChild();
  }

  /// The node shown after this one under the same parent, or null.
  static DomNode nextSibling(DomNode node) {
    return node.getNextSibling();
  }

  /// The element it is shown in, or null at the top of the document.
  static DomElement parent(DomNode node) {
    return node.getParentNode() instanceof DomElement parent ? parent : null;
  }

  /// The element in lower case letters: `div`, `svg`, `my-card`.
  static String tag(DomElement element) {
    return element.getLocalName().toLowerCase(java.util.Locale.ROOT);
  }

  /// The next node in document order inside `root`, after the whole subtree of `node`; null at the end.
  static DomNode nextSkippingChildren(DomNode node, DomNode root) {
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
  static DomNode next(DomNode node, DomNode root) {
    DomNode child = firstChild(node);
    return child != null ? child : nextSkippingChildren(node, root);
  }
}
