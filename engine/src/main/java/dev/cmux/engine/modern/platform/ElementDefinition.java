package dev.cmux.engine.modern.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
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
/// @param callbacks what to call when something happens to an element, by the standard's names
/// @param under the construction stack: elements being upgraded right now, which the base constructor hands out
///     instead of new ones; replaced by a marker once handed out
record ElementDefinition(
    String name,
    String localName,
    Function constructor,
    Set<String> observed,
    Map<String, Function> callbacks,
    boolean formAssociated,
    Deque<Object> under) {

  ElementDefinition(
      String name, String localName, Function constructor, Set<String> observed, Map<String, Function> callbacks, boolean formAssociated) {
    this(name, localName, constructor, Set.copyOf(observed), Map.copyOf(callbacks), formAssociated, new ArrayDeque<>());
  }

  Optional<Function> callback(String callback) {
    return Optional.ofNullable(callbacks.get(callback));
  }

  boolean isBuiltIn() {
    return !name.equals(localName);
  }

  Scriptable prototype() {
    return (Scriptable) ScriptableObject.getProperty(constructor, "prototype");
  }
}
