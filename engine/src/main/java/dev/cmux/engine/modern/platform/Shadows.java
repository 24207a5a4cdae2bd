package dev.cmux.engine.modern.platform;

import java.util.List;
import java.util.Set;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.host.dom.ShadowRoot;
import org.htmlunit.javascript.host.event.EventTarget;

/// Makes shadow trees and answers what page scripts ask of them.
/// https://dom.spec.whatwg.org/#interface-shadowroot
final class Shadows {

  private static final Set<String> HOSTS =
      Set.of(
          "article", "aside", "blockquote", "body", "div", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
          "main", "nav", "p", "section", "span");

  private final Realm realm;

  Shadows(Realm realm) {
    this.realm = realm;
  }

  /// Whether an element may have a shadow tree.
  static boolean isPossible(DomNode node) {
    return node instanceof HtmlElement element && (HOSTS.contains(element.getLocalName()) || element.getLocalName().indexOf('-') > 0);
  }

  /// `element.attachShadow({mode, slotAssignment})`. An element whose markup has declared a tree of that mode, for its constructor to find, gets that one, empty.
  Scriptable attach(HtmlUnitScriptable host, boolean open, boolean manual) {
    if (!isPossible(host.getDomNodeOrDie())) {
      throw realm.domException(
          "NotSupportedError", "<" + host.getDomNodeOrDie().getLocalName() + "> does not support attachShadow");
    }
    ElementState state = ElementState.in(host);
    ShadowRootNode known = state.shadowRoot();
    if (known == null) {
      return make(host, open, manual);
    }
    if (known.isOpen() != open || !state.takeDeclared()) {
      throw realm.domException("NotSupportedError", "Shadow root cannot be created on a host which already has one");
    }
    known.removeAllChildren();
    return realm.wrap(known);
  }

  /// The tree that the markup of an element declares.
  void declare(HtmlUnitScriptable host, boolean open) {
    make(host, open, false);
    ElementState.in(host).declared();
  }

  private ShadowRoot make(HtmlUnitScriptable host, boolean open, boolean manual) {
    HtmlElement element = (HtmlElement) host.getDomNodeOrDie();
    ElementState state = ElementState.in(host);
    ShadowRootNode node = new ShadowRootNode(element, open, manual);
    ShadowRoot root = new ShadowRoot();
    root.setParentScope(realm.scope());
    root.setPrototype(realm.prototypeOf("ShadowRoot"));
    root.setDomNode(node);
    state.attach(node);
    realm.markShadowed();
    realm.events().hostAdded((EventTarget) host);
    realm.watch();
    element.getPage().clearComputedStyles();
    return root;
  }

  /// Replaces the content of a shadow root with parsed HTML; scripts in it do not run, as with any innerHTML.
  void setHtml(DomNode root, String html) {
    root.removeAllChildren();
    HtmlPage page = realm.htmlPage().orElseThrow();
    HtmlFragments fragments = new HtmlFragments(realm.platform().client(), page);
    fragments.parse(root, page.getBody(), html);
  }

  /// What is assigned to a slot; with flatten, slots in it give way to what is assigned to them.
  Scriptable assigned(DomNode slot, boolean flatten, boolean elementsOnly) {
    List<DomNode> nodes = flatten ? ShadowTrees.flatten(slot) : ShadowTrees.assignedNodes(slot);
    return realm.newArray(
        nodes.stream()
            .filter(node -> !elementsOnly || node instanceof org.htmlunit.html.DomElement)
            .map(realm::wrap)
            .toArray());
  }

  /// `getRootNode()`: the shadow root, the document or the top of a detached tree.
  static DomNode rootOf(DomNode node, boolean composed) {
    DomNode at = node;
    while (true) {
      if (at instanceof ShadowRootNode root && !composed) {
        return root;
      }
      DomNode parent = at.getParentNode();
      if (parent == null) {
        return at;
      }
      at = parent;
    }
  }

  /// `a.contains(b)`: within one tree, shadow trees are no part of it.
  static boolean contains(DomNode ancestor, DomNode node) {
    for (DomNode at = node; at != null; at = at instanceof ShadowRootNode ? null : at.getParentNode()) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }
}
