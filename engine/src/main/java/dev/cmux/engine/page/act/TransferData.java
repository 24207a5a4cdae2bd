package dev.cmux.engine.page.act;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.LambdaFunction;
import org.htmlunit.corejs.javascript.SerializableCallable;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.draganddrop.DataTransfer;
import org.htmlunit.javascript.host.event.EventTarget;

/// What a drag or the clipboard carries: HtmlUnit's `DataTransfer`, which knows files only, with text by type.
final class TransferData extends DataTransfer {

  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, String> texts = new LinkedHashMap<>();

  /// @param node any node of the page that will see it
  TransferData(DomNode node, Map<String, String> texts) {
    EventTarget scope = node.getScriptableObject();
    setParentScope(scope.getParentScope());
    setPrototype(getPrototype(getClass()));
    this.texts.putAll(texts);
    defineProperty("dropEffect", "none", EMPTY);
    defineProperty("effectAllowed", "uninitialized", EMPTY);
    defineProperty("types", () -> types(), null, DONTENUM);
    function("getData", 1, (cx, at, self, args) -> this.texts.getOrDefault(format(args), ""));
    function("setData", 2, (cx, at, self, args) -> {
      this.texts.put(format(args), args.length < 2 ? "undefined" : JavaScriptEngine.toString(args[1]));
      return Undefined.instance;
    });
    function("clearData", 0, (cx, at, self, args) -> {
      if (args.length == 0) {
        this.texts.clear();
      } else {
        this.texts.remove(format(args));
      }
      return Undefined.instance;
    });
    function("setDragImage", 3, (cx, at, self, args) -> Undefined.instance);
  }

  /// The texts by MIME type, in the order they were set.
  Map<String, String> texts() {
    return Map.copyOf(texts);
  }

  private Object types() {
    return Context.getCurrentContext().newArray(getParentScope(), texts.keySet().toArray());
  }

  private void function(String name, int length, SerializableCallable body) {
    defineProperty(name, new LambdaFunction(getParentScope(), name, length, body), DONTENUM);
  }

  private static String format(Object[] args) {
    String format = args.length == 0 ? "" : JavaScriptEngine.toString(args[0]).toLowerCase(Locale.ROOT);
    return switch (format) {
      case "text" -> "text/plain";
      case "url" -> "text/uri-list";
      default -> format;
    };
  }
}
