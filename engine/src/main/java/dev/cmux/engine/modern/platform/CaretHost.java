package dev.cmux.engine.modern.platform;

import java.util.Optional;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.impl.SimpleRange;
import org.htmlunit.javascript.HtmlUnitScriptable;

/// Where the caret of a page gets, for `selection.js`.
final class CaretHost {

  private CaretHost() {}

  static void offer(Realm realm, NativeObject host) {
    // (node, offset, granularity, backwards): the node and the offset there, or null
    StartScript.define(
        realm,
        host,
        "caret",
        4,
        (cx, self, args) -> {
          DomNode node = ((HtmlUnitScriptable) args[0]).getDomNodeOrDie();
          return moved(realm, node, ScriptRuntime.toInt32(args[1]), Context.toString(args[2]), ScriptRuntime.toBoolean(args[3]))
              .map(caret -> realm.newArray(realm.wrap(caret.getStartContainer()), caret.getStartOffset()))
              .orElse(null);
        });
  }

  private static Optional<SimpleRange> moved(Realm realm, DomNode node, int offset, String granularity, boolean backwards) {
    return realm.htmlPage().orElse(null) instanceof RenderedPage page && node.isAttachedToPage() && node.getPage() == page
        ? page.caretFrom(node, offset, granularity, backwards)
        : Optional.empty();
  }
}
