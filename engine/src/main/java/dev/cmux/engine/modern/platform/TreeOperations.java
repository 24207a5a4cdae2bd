package dev.cmux.engine.modern.platform;

import dev.cmux.engine.modern.platform.TreeOperation.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.BoundFunction;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.JSFunction;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.jspecify.annotations.Nullable;

/// The operations of a page's scripts on its tree, for observers of child lists: what one of them adds and removes is one record, and what it removes has siblings,
/// which HtmlUnit's change events tell no more.
///
/// They are looked at once a script observes a child list; other pages do not pay. What a script has put in the place of one is left alone, and what it has kept
/// from before is not seen: their changes are told node by node.
/// https://dom.spec.whatwg.org/#queueing-a-tree-mutation-record
final class TreeOperations {

  private static final Map<String, Map<String, Kind>> METHODS =
      Map.of(
          "Node", Map.of("appendChild", Kind.INSERT, "insertBefore", Kind.INSERT, "removeChild", Kind.REMOVE_CHILD, "replaceChild", Kind.REPLACE_CHILD),
          "Element",
              Map.of(
                  "append", Kind.INSERT, "prepend", Kind.INSERT, "replaceChildren", Kind.REPLACE_ALL, "remove", Kind.REMOVE, "replaceWith", Kind.REPLACE,
                  "before", Kind.INSERT, "after", Kind.INSERT, "insertAdjacentHTML", Kind.INSERT, "insertAdjacentElement", Kind.INSERT),
          "CharacterData", Map.of("remove", Kind.REMOVE, "replaceWith", Kind.REPLACE, "before", Kind.INSERT, "after", Kind.INSERT),
          "Document", Map.of("append", Kind.INSERT, "prepend", Kind.INSERT, "replaceChildren", Kind.REPLACE_ALL),
          "DocumentFragment", Map.of("append", Kind.INSERT, "prepend", Kind.INSERT, "replaceChildren", Kind.REPLACE_ALL));

  private static final Map<String, Map<String, Kind>> SETTERS =
      Map.of(
          "Node", Map.of("textContent", Kind.REPLACE_ALL),
          "Element", Map.of("innerHTML", Kind.REPLACE_ALL, "outerHTML", Kind.REPLACE),
          "HTMLElement", Map.of("innerHTML", Kind.REPLACE_ALL, "outerHTML", Kind.REPLACE, "innerText", Kind.REPLACE_ALL));

  private final Realm realm;
  private boolean watched;
  private @Nullable TreeOperation current;

  TreeOperations(Realm realm) {
    this.realm = realm;
  }

  /// The operation that runs, or null.
  @Nullable TreeOperation current() {
    return current;
  }

  /// Tells what the running operation has done so far: something else comes next.
  void tell() {
    if (current != null) {
      current.tell();
    }
  }

  /// Looks at operations from now on.
  void watch() {
    if (!watched) {
      watched = true;
      METHODS.forEach((owner, methods) -> realm.window().whenMade(owner, prototype -> methods.forEach((name, kind) -> method(prototype, name, kind))));
      SETTERS.forEach((owner, setters) -> realm.window().whenMade(owner, prototype -> setters.forEach((name, kind) -> setter(prototype, name, kind))));
    }
  }

  private void method(Scriptable prototype, String name, Kind kind) {
    if (prototype.has(name, prototype) && prototype.get(name, prototype) instanceof BaseFunction plain && isOurs(plain)) {
      prototype.put(name, prototype, during(kind, name, plain));
    }
  }

  private void setter(Scriptable prototype, String name, Kind kind) {
    if (prototype.has(name, prototype)) {
      Accessor accessor = Accessor.of(prototype, name);
      if (accessor.setter() instanceof BaseFunction plain && isOurs(plain)) {
        accessor.withSetter(during(kind, name, plain)).define();
      }
    }
  }

  /// The engine's or the platform's, not the page's.
  private static boolean isOurs(Function function) {
    return switch (function) {
      case JSFunction script -> script.getDescriptor().getSourceName().startsWith("cmux:");
      case BoundFunction bound -> false;
      default -> true;
    };
  }

  private Function during(Kind kind, String name, BaseFunction plain) {
    return new HostFunction(
        realm.scope(),
        name,
        plain.getLength(),
        (cx, self, args) -> {
          if (!(self instanceof HtmlUnitScriptable script) || script.getDomNodeOrNull() == null) {
            return plain.call(cx, realm.scope(), self, args);
          }
          tell();
          TreeOperation outer = current;
          TreeOperation operation = new TreeOperation(kind, script.getDomNodeOrNull(), nodes(args));
          current = operation;
          try {
            return plain.call(cx, realm.scope(), self, args);
          } finally {
            current = outer;
            operation.tell();
          }
        });
  }

  private static List<DomNode> nodes(Object[] args) {
    return Arrays.stream(args)
        .filter(HtmlUnitScriptable.class::isInstance)
        .map(argument -> ((HtmlUnitScriptable) argument).getDomNodeOrNull())
        .filter(DomNode.class::isInstance)
        .toList();
  }
}
