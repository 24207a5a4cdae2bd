package dev.cmux.engine.modern.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;

/// One custom element definition, as the HTML standard lists its fields.
/// https://html.spec.whatwg.org/multipage/custom-elements.html#custom-element-definition
///
/// @param name what it was defined as
/// @param localName the tag it applies to: the name, or the extended built-in's
/// @param under the construction stack: elements being upgraded right now, which the base constructor hands out
///     instead of new ones; replaced by a marker once handed out
record ElementDefinition(
    String name,
    String localName,
    Function constructor,
    Set<String> observed,
    Optional<Function> connected,
    Optional<Function> disconnected,
    Optional<Function> adopted,
    Optional<Function> attributeChanged,
    boolean formAssociated,
    Deque<Object> under) {

  ElementDefinition(
      String name,
      String localName,
      Function constructor,
      Set<String> observed,
      Optional<Function> connected,
      Optional<Function> disconnected,
      Optional<Function> adopted,
      Optional<Function> attributeChanged,
      boolean formAssociated) {
    this(
        name,
        localName,
        constructor,
        Set.copyOf(observed),
        connected,
        disconnected,
        adopted,
        attributeChanged,
        formAssociated,
        new ArrayDeque<>());
  }

  boolean isBuiltIn() {
    return !name.equals(localName);
  }

  Scriptable prototype() {
    return (Scriptable) ScriptableObject.getProperty(constructor, "prototype");
  }
}
