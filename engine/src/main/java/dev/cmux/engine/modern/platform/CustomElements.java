package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.javascript.HtmlUnitScriptable;

/// The custom elements of one window: how they come to be, and what is told them.
///
/// Elements are HtmlUnit's own: an upgrade changes the prototype of the script object and runs the constructor,
/// whose `super()` arrives at [#construct]. Reactions come from tree listeners ([TreeWatch]), in the same turn.
/// https://html.spec.whatwg.org/multipage/custom-elements.html
final class CustomElements {

  /// Stands on a construction stack for an element that `super()` has handed out already.
  private static final Object ALREADY_CONSTRUCTED = new Object();

  private final Realm realm;
  private final ElementDefinitions definitions;
  private final FormReactions forms;

  CustomElements(Realm realm) {
    this.realm = realm;
    this.definitions = new ElementDefinitions(realm);
    this.forms = new FormReactions(realm, this);
  }

  ElementDefinitions definitions() {
    return definitions;
  }

  /// `customElements.define(name, constructor, {extends})`.
  void define(Object name, Object constructor, Object options) {
    definitions.add(name, constructor, options);
    realm.htmlPage().ifPresent(this::upgradeBelow);
  }

  /// What `super()` of a custom element's constructor gives: the element under upgrade, or a new one.
  ///
  /// @param newTarget the constructor that `new` was applied to, or a subclass of a registered one
  Scriptable construct(ElementDefinition definition, Scriptable newTarget) {
    Object waiting = definition.under().peek();
    if (waiting == ALREADY_CONSTRUCTED) {
      throw ScriptRuntime.typeError("This instance is already constructed");
    }
    HtmlUnitScriptable element;
    if (waiting == null) {
      element = realm.wrap(realm.htmlPage().orElseThrow().createElement(definition.localName()));
      if (definition.isBuiltIn()) {
        ((DomElement) element.getDomNodeOrDie()).setAttribute("is", definition.name());
      }
      ElementState.in(element).become(definition);
    } else {
      element = (HtmlUnitScriptable) waiting;
      definition.under().pop();
      definition.under().push(ALREADY_CONSTRUCTED);
    }
    Object prototype = ScriptableObject.getProperty(newTarget, "prototype");
    element.setPrototype(prototype instanceof Scriptable own ? own : definition.prototype());
    return element;
  }

  /// `document.createElement` of a defined name.
  Scriptable create(ElementDefinition definition) {
    return definition.constructor().construct(Context.getCurrentContext(), realm.scope(), new Object[0]);
  }

  /// Upgrades an element and all below it, through shadow trees, where a definition applies.
  void upgradeBelow(DomNode start) {
    for (DomElement element : inclusiveElements(start)) {
      if (isUntried(element)) {
        definitions.of(element).ifPresent(definition -> upgrade((HtmlElement) element, definition));
      }
    }
  }

  /// Upgrades those elements of a clone whose originals are custom; a template's content stays inert, and so do its
  /// copies until they are imported or inserted.
  void upgradeCopy(DomNode original, DomNode copy) {
    if (original instanceof DomElement && copy instanceof HtmlElement element) {
      definitionOf(original).ifPresent(definition -> upgrade(element, definition));
    }
    DomNode left = original.getFirstChild();
    DomNode right = copy.getFirstChild();
    while (left != null && right != null) {
      upgradeCopy(left, right);
      left = left.getNextSibling();
      right = right.getNextSibling();
    }
  }

  private void upgrade(HtmlElement element, ElementDefinition definition) {
    HtmlUnitScriptable object = realm.wrap(element);
    ElementState state = ElementState.in(object);
    state.become(definition);
    Scriptable before = object.getPrototype();
    definition.under().push(object);
    try {
      Context cx = Context.getCurrentContext();
      Object made = runConstructor(cx, definition);
      if (made != object) {
        throw ScriptRuntime.typeError("The custom element constructor of '" + definition.name()
            + "' returned a different object");
      }
    } catch (RhinoException e) {
      object.setPrototype(before);
      state.fail();
      realm.report(e);
      return;
    } finally {
      definition.under().pop();
    }
    for (String attribute : definition.observed()) {
      if (element.hasAttribute(attribute)) {
        attributeChanged(element, attribute, null, element.getAttribute(attribute));
      }
    }
    if (isConnected(element)) {
      connected(element);
    }
    forms.look(element);
  }

  private Object runConstructor(Context cx, ElementDefinition definition) {
    if (cx != null && ScriptRuntime.hasTopCall(cx)) {
      return definition.constructor().construct(cx, realm.scope(), new Object[0]);
    }
    Object[] made = new Object[1];
    RhinoException[] thrown = new RhinoException[1];
    HostFunction task =
        new HostFunction(
            realm.scope(),
            "upgrade",
            0,
            (context, self, args) -> {
              try {
                made[0] = definition.constructor().construct(context, realm.scope(), new Object[0]);
              } catch (RhinoException e) {
                thrown[0] = e;
              }
              return null;
            });
    realm.call(task, realm.window());
    if (thrown[0] != null) {
      throw thrown[0];
    }
    return made[0];
  }

  /// Tree reaction: a subtree came to the document.
  void inserted(DomNode subtree) {
    List<DomElement> inserted = inclusiveElements(subtree);
    for (DomElement element : inserted) {
      if (!isConnected(element)) {
        continue;
      }
      if (isUntried(element)) {
        definitions.of(element).ifPresent(definition -> upgrade((HtmlElement) element, definition));
      } else {
        connected(element);
        forms.look(element);
      }
    }
    if (definitions.areInForms()) {
      forms.formsChanged(inserted);
    }
  }

  /// Tree reaction: a subtree left the document.
  void removed(DomNode subtree) {
    List<DomElement> removed = inclusiveElements(subtree);
    for (DomElement element : removed) {
      react(element, "disconnectedCallback");
      forms.look(element);
    }
    if (definitions.areInForms()) {
      forms.formsChanged(removed);
    }
  }

  private void connected(DomElement element) {
    react(element, "connectedCallback");
  }

  /// The form that an element takes part in has been reset.
  void reset(DomElement element) {
    react(element, "formResetCallback");
  }

  void react(DomElement element, String callback, Object... args) {
    definitionOf(element)
        .flatMap(definition -> definition.callback(callback))
        .ifPresent(function -> realm.call(function, element.getScriptableObject(), args));
  }

  /// Attribute reaction; values are null where the attribute is absent.
  void attributeChanged(DomElement element, String name, String oldValue, String newValue) {
    if (definitionOf(element).filter(definition -> definition.observed().contains(name)).isPresent()) {
      react(element, "attributeChangedCallback", name, oldValue, newValue, null);
    }
    if (definitions.areInForms()) {
      forms.attributeChanged(element, name);
    }
  }

  /// The definition of an element that is custom in the standard's sense.
  static Optional<ElementDefinition> definitionOf(DomNode node) {
    return ElementState.of(node).flatMap(ElementState::definition);
  }

  private static boolean isUntried(DomElement element) {
    return element instanceof HtmlElement && ElementState.of(element).map(ElementState::isUntried).orElse(true);
  }

  static boolean isConnected(DomNode node) {
    DomNode root = node;
    while (root.getParentNode() != null) {
      root = root.getParentNode();
    }
    return root == node.getPage();
  }

  /// The elements at and below a node in shadow-including tree order, fixed before any page code runs.
  private static List<DomElement> inclusiveElements(DomNode start) {
    List<DomElement> found = new ArrayList<>();
    collect(start, found);
    return found;
  }

  private static void collect(DomNode node, List<DomElement> found) {
    if (node instanceof DomElement element) {
      found.add(element);
      ShadowRootNode root = ShadowTrees.rootOf(element);
      if (root != null) {
        collect(root, found);
      }
    }
    for (DomNode child : node.getChildren()) {
      collect(child, found);
    }
  }
}
