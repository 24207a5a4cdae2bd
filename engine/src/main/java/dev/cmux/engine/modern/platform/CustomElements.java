package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;

/// The custom element registry of one window, and the reactions of its elements.
///
/// Elements are HtmlUnit's own: an upgrade changes the prototype of the script object and runs the constructor,
/// whose `super()` arrives at [#construct]. Reactions come from tree listeners ([TreeWatch]), in the same turn.
/// https://html.spec.whatwg.org/multipage/custom-elements.html
final class CustomElements {

  /// Stands on a construction stack for an element that `super()` has handed out already.
  private static final Object ALREADY_CONSTRUCTED = new Object();

  private static final Pattern NAME = Pattern.compile("[a-z][^A-Z\\s/>\\x00]*-[^A-Z\\s/>\\x00]*");

  /// In the order in which the standard asks for them, which scripts may notice.
  private static final List<String> CALLBACKS =
      List.of("connectedCallback", "disconnectedCallback", "adoptedCallback", "attributeChangedCallback");

  private static final List<String> FORM_CALLBACKS = List.of("formResetCallback");

  private static final Set<String> RESERVED =
      Set.of(
          "annotation-xml",
          "color-profile",
          "font-face",
          "font-face-src",
          "font-face-uri",
          "font-face-format",
          "font-face-name",
          "missing-glyph");

  private final Realm realm;
  private final Map<String, ElementDefinition> byName = new HashMap<>();
  private final Map<Object, ElementDefinition> byConstructor = new IdentityHashMap<>();

  CustomElements(Realm realm) {
    this.realm = realm;
  }

  /// `customElements.define(name, constructor, {extends})`.
  void define(Object nameArgument, Object constructorArgument, Object options) {
    String name = Context.toString(nameArgument);
    if (!(constructorArgument instanceof Function constructor)) {
      throw ScriptRuntime.typeError("customElements.define: the constructor of '" + name + "' is not a function");
    }
    if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
      throw realm.domException("SyntaxError", "'" + name + "' is not a valid custom element name");
    }
    if (byName.containsKey(name)) {
      throw realm.domException("NotSupportedError", "'" + name + "' has already been defined as a custom element");
    }
    if (byConstructor.containsKey(constructor)) {
      throw realm.domException("NotSupportedError", "this constructor has already been used with the registry");
    }
    String localName = name;
    if (options instanceof Scriptable object
        && ScriptableObject.getProperty(object, "extends") instanceof CharSequence base) {
      localName = base.toString();
    }
    if (!(ScriptableObject.getProperty(constructor, "prototype") instanceof Scriptable prototype)) {
      throw ScriptRuntime.typeError("customElements.define: the prototype of '" + name + "' is not an object");
    }
    Map<String, Function> callbacks = new HashMap<>();
    CALLBACKS.forEach(each -> callback(prototype, each).ifPresent(function -> callbacks.put(each, function)));
    Set<String> observed = callbacks.containsKey("attributeChangedCallback") ? observedAttributes(constructor) : Set.of();
    boolean formAssociated = Boolean.TRUE.equals(ScriptableObject.getProperty(constructor, "formAssociated"));
    if (formAssociated) {
      FORM_CALLBACKS.forEach(each -> callback(prototype, each).ifPresent(function -> callbacks.put(each, function)));
    }
    ElementDefinition definition = new ElementDefinition(name, localName, constructor, observed, callbacks, formAssociated);
    byName.put(name, definition);
    byConstructor.put(constructor, definition);
    realm.htmlPage().ifPresent(this::upgradeBelow);
  }

  private Set<String> observedAttributes(Function constructor) {
    Set<String> observed = new LinkedHashSet<>();
    if (ScriptableObject.getProperty(constructor, "observedAttributes") instanceof Scriptable list) {
      Scriptable array =
          (Scriptable)
              ScriptableObject.callMethod(
                  Context.getCurrentContext(), (Scriptable) realm.global("Array"), "from", new Object[] {list});
      for (Object attribute : Context.getCurrentContext().getElements(array)) {
        observed.add(Context.toString(attribute));
      }
    }
    return observed;
  }

  private static Optional<Function> callback(Scriptable prototype, String name) {
    Object value = ScriptableObject.getProperty(prototype, name);
    if (value == Scriptable.NOT_FOUND || value == null || JavaScriptEngine.isUndefined(value)) {
      return Optional.empty();
    }
    if (value instanceof Function function) {
      return Optional.of(function);
    }
    throw ScriptRuntime.typeError("customElements.define: " + name + " is not a function");
  }

  Optional<ElementDefinition> byName(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<ElementDefinition> byConstructor(Object constructor) {
    return Optional.ofNullable(byConstructor.get(constructor));
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /// Whether there is a definition of elements that take part in forms.
  boolean areInForms() {
    return byName.values().stream().anyMatch(ElementDefinition::formAssociated);
  }

  /// The definition that applies to an element, by its tag or its `is`.
  private Optional<ElementDefinition> lookUp(DomElement element) {
    ElementDefinition byTag = byName.get(element.getLocalName());
    if (byTag != null && !byTag.isBuiltIn()) {
      return Optional.of(byTag);
    }
    ElementDefinition byIs = element.hasAttribute("is") ? byName.get(element.getAttribute("is")) : null;
    return byIs != null && byIs.localName().equals(element.getLocalName()) ? Optional.of(byIs) : Optional.empty();
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
        lookUp(element).ifPresent(definition -> upgrade((HtmlElement) element, definition));
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
    for (DomElement element : inclusiveElements(subtree)) {
      if (!isConnected(element)) {
        continue;
      }
      if (isUntried(element)) {
        lookUp(element).ifPresent(definition -> upgrade((HtmlElement) element, definition));
      } else {
        connected(element);
      }
    }
  }

  /// Tree reaction: a subtree left the document.
  void removed(DomNode subtree) {
    for (DomElement element : inclusiveElements(subtree)) {
      react(element, "disconnectedCallback");
    }
  }

  private void connected(DomElement element) {
    react(element, "connectedCallback");
  }

  /// The form that an element takes part in has been reset.
  void reset(DomElement element) {
    react(element, "formResetCallback");
  }

  private void react(DomElement element, String callback, Object... args) {
    definitionOf(element)
        .flatMap(definition -> definition.callback(callback))
        .ifPresent(function -> realm.call(function, element.getScriptableObject(), args));
  }

  /// Attribute reaction; values are null where the attribute is absent.
  void attributeChanged(DomElement element, String name, String oldValue, String newValue) {
    if (definitionOf(element).filter(definition -> definition.observed().contains(name)).isPresent()) {
      react(element, "attributeChangedCallback", name, oldValue, newValue, null);
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
