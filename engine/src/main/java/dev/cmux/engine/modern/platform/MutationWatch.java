package dev.cmux.engine.modern.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.html.CharacterDataChangeEvent;
import org.htmlunit.html.CharacterDataChangeListener;
import org.htmlunit.html.DomChangeEvent;
import org.htmlunit.html.DomChangeListener;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAttributeChangeEvent;
import org.htmlunit.html.HtmlAttributeChangeListener;
import org.htmlunit.javascript.host.dom.NodeList;
import org.jspecify.annotations.Nullable;

/// One observed node of one `MutationObserver`.
///
/// HtmlUnit's change events bubble, so listening on the node covers its subtree, attached or not.
final class MutationWatch
    implements DomChangeListener, CharacterDataChangeListener, HtmlAttributeChangeListener {

  private static final long serialVersionUID = 1L;

  /// What an observer asked for; the attribute filter is empty when all attributes count.
  record Options(
      boolean childList,
      boolean attributes,
      boolean characterData,
      boolean subtree,
      boolean attributeOldValue,
      boolean characterDataOldValue,
      Optional<Set<String>> attributeFilter) {}

  private final transient Realm realm;
  private final transient MutationQueue queue;
  private final DomNode target;
  private final transient Options options;

  MutationWatch(Realm realm, MutationQueue queue, DomNode target, Options options) {
    this.realm = realm;
    this.queue = queue;
    this.target = target;
    this.options = options;
  }

  DomNode target() {
    return target;
  }

  void start() {
    if (options.childList()) {
      realm.operations().watch();
      target.addDomChangeListener(this);
    }
    if (options.characterData()) {
      target.addCharacterDataChangeListener(this);
    }
    if (options.attributes()) {
      realm.htmlPage().ifPresent(page -> page.addHtmlAttributeChangeListener(this));
      realm.attributeWatches().add(this);
    }
  }

  void stop() {
    target.removeDomChangeListener(this);
    target.removeCharacterDataChangeListener(this);
    realm.htmlPage().ifPresent(page -> page.removeHtmlAttributeChangeListener(this));
    realm.attributeWatches().remove(this);
  }

  /// Whether a change of this node counts: HtmlUnit shares listeners with clones, and shadow trees are not observed
  /// from outside.
  private boolean covers(DomNode changed) {
    if (changed == target) {
      return true;
    }
    if (options.subtree()) {
      for (DomNode at = changed; at != null && !(at instanceof ShadowRootNode); at = at.getParentNode()) {
        if (at.getParentNode() == target) {
          return !(at instanceof ShadowRootNode);
        }
      }
    }
    return false;
  }

  @Override
  public void nodeAdded(DomChangeEvent event) {
    DomNode added = event.getChangedNode();
    // HtmlUnit (5.5.0, `DomNode.insertBefore`) names the node that it was inserted before.
    DomNode parent = added.getParentNode();
    if (covers(parent) && !realm.isSettling()) {
      TreeOperation operation = realm.operations().current();
      if (operation == null || !operation.added(this, parent, added)) {
        tell(parent, List.of(added), List.of(), added.getPreviousSibling(), added.getNextSibling());
      }
    }
  }

  @Override
  public void nodeDeleted(DomChangeEvent event) {
    DomNode parent = event.getParentNode();
    if (covers(parent) && !realm.isSettling()) {
      DomNode removed = event.getChangedNode();
      TreeOperation operation = realm.operations().current();
      if (operation == null) {
        tell(parent, List.of(), List.of(removed), null, null);
      } else if (!operation.removed(this, parent, removed)) {
        operation.tellRemoved(this, parent, removed);
      }
    }
  }

  /// Tells of a change of a child list.
  void tell(DomNode parent, List<DomNode> added, List<DomNode> removed, @Nullable DomNode previous, @Nullable DomNode next) {
    NativeObject mutation = mutation("childList", parent);
    mutation.put("addedNodes", mutation, nodes(added));
    mutation.put("removedNodes", mutation, nodes(removed));
    mutation.put("previousSibling", mutation, object(previous));
    mutation.put("nextSibling", mutation, object(next));
    queue.add(realm, mutation);
  }

  @Override
  public void characterDataChanged(CharacterDataChangeEvent event) {
    if (covers(event.getCharacterData())) {
      realm.operations().tell();
      NativeObject mutation = mutation("characterData", event.getCharacterData());
      mutation.put("oldValue", mutation, options.characterDataOldValue() ? event.getOldValue() : null);
      queue.add(realm, mutation);
    }
  }

  @Override
  public void attributeAdded(HtmlAttributeChangeEvent event) {
    changed(event, null);
  }

  @Override
  public void attributeRemoved(HtmlAttributeChangeEvent event) {
    changed(event, event.getValue());
  }

  @Override
  public void attributeReplaced(HtmlAttributeChangeEvent event) {
    changed(event, event.getValue());
  }

  private void changed(HtmlAttributeChangeEvent event, String oldValue) {
    changed(event.getHtmlElement(), event.getName(), oldValue);
  }

  void changed(DomElement element, String name, String oldValue) {
    boolean wanted = options.attributeFilter().map(filter -> filter.contains(name)).orElse(true);
    if (wanted && covers(element)) {
      realm.operations().tell();
      NativeObject mutation = mutation("attributes", element);
      mutation.put("attributeName", mutation, name);
      mutation.put("oldValue", mutation, options.attributeOldValue() ? oldValue : null);
      queue.add(realm, mutation);
    }
  }

  private NativeObject mutation(String type, DomNode changed) {
    NativeObject mutation = realm.newObject();
    mutation.setPrototype(realm.prototypeOf("MutationRecord"));
    mutation.put("type", mutation, type);
    mutation.put("target", mutation, object(changed));
    for (String absent :
        List.of("previousSibling", "nextSibling", "attributeName", "attributeNamespace", "oldValue")) {
      mutation.put(absent, mutation, null);
    }
    mutation.put("addedNodes", mutation, nodes(List.of()));
    mutation.put("removedNodes", mutation, nodes(List.of()));
    return mutation;
  }

  private Object object(DomNode node) {
    return node == null ? null : realm.wrap(node);
  }

  private NodeList nodes(List<DomNode> nodes) {
    NodeList list = NodeList.staticNodeList(realm.scope(), nodes);
    list.setPrototype(realm.prototypeOf("NodeList"));
    return list;
  }
}
