package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.DomHost.node;
import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.stream.IntStream;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.html.DomElement;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;

/// What the platform's scripts may ask of shadow trees, and of what is in which tree.
final class ShadowHost {

  private final Realm realm;
  private final Shadows shadows;

  ShadowHost(Realm realm) {
    this.realm = realm;
    this.shadows = new Shadows(realm);
  }

  void offer(NativeObject host) {
    define(
        host,
        "attachShadow",
        (cx, self, args) ->
            shadows.attach((HtmlUnitScriptable) arg(args, 0), ScriptRuntime.toBoolean(arg(args, 1)), ScriptRuntime.toBoolean(arg(args, 2))));
    define(
        host,
        "declareShadows",
        (cx, self, args) -> {
          DeclaredShadows.makeBelow(realm, node(args, 0));
          return JavaScriptEngine.UNDEFINED;
        });
    define(host, "isManual", (cx, self, args) -> node(args, 0) instanceof ShadowRootNode root && root.isManual());
    define(
        host,
        "assign",
        (cx, self, args) -> {
          Object[] nodes = cx.getElements((Scriptable) args[1]);
          realm.slots().assign((DomElement) node(args, 0), IntStream.range(0, nodes.length).mapToObj(i -> node(nodes, i)).toList());
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        host,
        "shadowRoot",
        (cx, self, args) -> {
          ShadowRootNode root = ShadowTrees.rootOf(node(args, 0));
          return root == null ? null : realm.wrap(root);
        });
    define(
        host,
        "isOpen",
        (cx, self, args) -> node(args, 0) instanceof ShadowRootNode root && root.isOpen());
    define(
        host,
        "shadowHost",
        (cx, self, args) -> node(args, 0) instanceof ShadowRootNode root ? realm.wrap(root.host()) : null);
    define(
        host,
        "rootOf",
        (cx, self, args) -> realm.wrap(Shadows.rootOf(node(args, 0), ScriptRuntime.toBoolean(arg(args, 1)))));
    define(host, "contains", (cx, self, args) -> Shadows.contains(node(args, 0), node(args, 1)));
    define(host, "isConnected", (cx, self, args) -> CustomElements.isConnected(node(args, 0)));
    define(
        host,
        "setHtml",
        (cx, self, args) -> {
          shadows.setHtml(node(args, 0), Context.toString(arg(args, 1)));
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        host,
        "assigned",
        (cx, self, args) ->
            shadows.assigned(
                node(args, 0), ScriptRuntime.toBoolean(arg(args, 1)), ScriptRuntime.toBoolean(arg(args, 2))));
    define(
        host,
        "slotOf",
        (cx, self, args) -> {
          DomElement slot = ShadowTrees.slotOf(node(args, 0));
          return slot == null ? null : realm.wrap(slot);
        });
  }

  private void define(NativeObject host, String name, HostFunction.Body body) {
    StartScript.define(realm, host, name, 0, body);
  }
}
