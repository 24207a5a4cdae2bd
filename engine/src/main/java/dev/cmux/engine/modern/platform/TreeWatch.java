package dev.cmux.engine.modern.platform;

import org.htmlunit.html.DomChangeEvent;
import org.htmlunit.html.DomChangeListener;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAttributeChangeEvent;
import org.htmlunit.html.HtmlAttributeChangeListener;
import org.htmlunit.html.HtmlPage;

/// Hears of every change of one document and turns it into custom element reactions, shadow tree attachment and
/// slot changes. Set up at the first `define` or `attachShadow`: other pages do not pay.
///
/// It listens on the page, never on elements: HtmlUnit shares an element's listener list with its clones.
final class TreeWatch implements DomChangeListener, HtmlAttributeChangeListener {

  private static final long serialVersionUID = 1L;

  private final transient Realm realm;

  TreeWatch(Realm realm) {
    this.realm = realm;
  }

  void start(HtmlPage page) {
    page.addDomChangeListener(this);
    page.addHtmlAttributeChangeListener(this);
  }

  @Override
  public void nodeAdded(DomChangeEvent event) {
    if (realm.isSettling()) {
      return;
    }
    DomNode added = event.getChangedNode();
    settleBelow(added);
    // Not the event's: HtmlUnit (5.5.0, `DomNode.insertBefore`) names the node that it was inserted before.
    realm.slots().childChanged(added.getParentNode(), added);
    if (!realm.customElements().definitions().isEmpty()) {
      realm.customElements().inserted(added);
    }
  }

  @Override
  public void nodeDeleted(DomChangeEvent event) {
    if (realm.isSettling()) {
      return;
    }
    DomNode removed = event.getChangedNode();
    settleBelow(removed);
    realm.slots().childChanged(event.getParentNode(), removed);
    if (!realm.customElements().definitions().isEmpty() && CustomElements.isConnected(event.getParentNode())) {
      realm.customElements().removed(removed);
    }
  }

  private void settleBelow(DomNode start) {
    if (!realm.isShadowed()) {
      return;
    }
    realm.settling(() -> settle(start));
  }

  private static void settle(DomNode node) {
    ShadowRootNode root = ShadowTrees.rootOf(node);
    if (root != null) {
      root.settle();
      settleChildren(root);
    }
    settleChildren(node);
  }

  private static void settleChildren(DomNode parent) {
    for (DomNode child : parent.getChildren()) {
      if (child instanceof DomElement) {
        settle(child);
      }
    }
  }

  @Override
  public void attributeAdded(HtmlAttributeChangeEvent event) {
    changed(event, null, event.getValue());
  }

  @Override
  public void attributeRemoved(HtmlAttributeChangeEvent event) {
    changed(event, event.getValue(), null);
  }

  @Override
  public void attributeReplaced(HtmlAttributeChangeEvent event) {
    changed(event, event.getValue(), event.getHtmlElement().getAttribute(event.getName()));
  }

  private void changed(HtmlAttributeChangeEvent event, String oldValue, String newValue) {
    realm.customElements().attributeChanged(event.getHtmlElement(), event.getName(), oldValue, newValue);
    if ("slot".equals(event.getName())) {
      realm.slots().childChanged(event.getHtmlElement().getParentNode(), event.getHtmlElement());
    }
  }
}
