package dev.cmux.engine.modern.platform;

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
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.javascript.JavaScriptEngine;

/// The definitions of custom elements in one window, and what the standard asks of a new one.
/// https://html.spec.whatwg.org/multipage/custom-elements.html#dom-customelementregistry-define
final class ElementDefinitions {

  private static final Pattern NAME = Pattern.compile("[a-z][^A-Z\\s/>\\x00]*-[^A-Z\\s/>\\x00]*");

  /// In the order in which the standard asks for them, which scripts may notice.
  private static final List<String> CALLBACKS =
      List.of("connectedCallback", "disconnectedCallback", "adoptedCallback", "attributeChangedCallback");

  private static final List<String> FORM_CALLBACKS = List.of("formAssociatedCallback", "formResetCallback", "formDisabledCallback", "formStateRestoreCallback");

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
  private boolean areInForms;

  ElementDefinitions(Realm realm) {
    this.realm = realm;
  }

  /// `customElements.define(name, constructor, {extends})`, without the upgrades that follow.
  void add(Object nameArgument, Object constructorArgument, Object options) {
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
    areInForms |= formAssociated;
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
    return areInForms;
  }

  /// The definition that applies to an element, by its tag or its `is`.
  Optional<ElementDefinition> of(DomElement element) {
    ElementDefinition byTag = byName.get(element.getLocalName());
    if (byTag != null && !byTag.isBuiltIn()) {
      return Optional.of(byTag);
    }
    ElementDefinition byIs = element.hasAttribute("is") ? byName.get(element.getAttribute("is")) : null;
    return byIs != null && byIs.localName().equals(element.getLocalName()) ? Optional.of(byIs) : Optional.empty();
  }
}
