package dev.cmux.engine.modern.platform;

import org.htmlunit.html.DomDocumentFragment;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;

/// The root of a shadow tree, as a node of HtmlUnit's tree.
///
/// Upwards it is a child of its host, so events travel, visibility and attachment are inherited, and listeners on
/// the page see changes inside. Downwards the host does not list it, so queries from the document never enter.
/// What page scripts see of this (`parentNode` null, `getRootNode()` stopping here) is kept by the script side.
final class ShadowRootNode extends DomDocumentFragment {

  private static final long serialVersionUID = 1L;

  private final HtmlElement host;
  private final boolean open;

  ShadowRootNode(HtmlElement host, boolean open) {
    super(host.getPage());
    this.host = host;
    this.open = open;
  }

  HtmlElement host() {
    return host;
  }

  /// Whether `host.shadowRoot` tells page scripts about this root.
  boolean isOpen() {
    return open;
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
