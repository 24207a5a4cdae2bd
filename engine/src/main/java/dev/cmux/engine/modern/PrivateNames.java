package dev.cmux.engine.modern;

import java.util.Arrays;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.SymbolKey;
import org.htmlunit.corejs.javascript.TopLevel;

/// The symbols that stand for private names of lowered classes (see [ClassRewrite]). Those who list an object's symbols do not
/// see them, and freezing an object leaves its private fields as they are.
final class PrivateNames {

  private static final class PrivateName extends SymbolKey {
    private static final long serialVersionUID = 1L;

    PrivateName(String name) {
      super(name, Symbol.Kind.REGULAR);
    }
  }

  private final TopLevel scope;
  private final Function ownKeys;

  private PrivateNames(TopLevel scope, Scriptable reflect) {
    this.scope = scope;
    this.ownKeys = (Function) ScriptableObject.getProperty(reflect, "ownKeys");
  }

  /// A new name, such as `#x`.
  static Object of(Context context, Object[] args) {
    return new PrivateName(ScriptRuntime.toString(args[0]));
  }

  /// Mends a window's functions.
  static void apply(Context context, TopLevel scope) {
    Scriptable window = scope.getGlobalThis();
    Scriptable object = (Scriptable) ScriptableObject.getProperty(window, "Object");
    Scriptable reflect = (Scriptable) ScriptableObject.getProperty(window, "Reflect");
    PrivateNames names = new PrivateNames(scope, reflect);
    names.hideIn(context, reflect, "ownKeys");
    names.hideIn(context, object, "getOwnPropertySymbols");
    names.spareIn(context, object, "freeze");
  }

  private void hideIn(Context context, Scriptable owner, String name) {
    Function original = (Function) ScriptableObject.getProperty(owner, name);
    define(
        context,
        owner,
        name,
        (cx, args) -> {
          Object keys = original.call(cx, scope, owner, args);
          Object[] all = cx.getElements((Scriptable) keys);
          Object[] seen = Arrays.stream(all).filter(key -> !(key instanceof PrivateName)).toArray();
          return seen.length == all.length ? keys : cx.newArray(scope, seen);
        });
  }

  private void spareIn(Context context, Scriptable owner, String name) {
    Function original = (Function) ScriptableObject.getProperty(owner, name);
    define(
        context,
        owner,
        name,
        (cx, args) -> {
          Object frozen = original.call(cx, scope, owner, args);
          if (frozen instanceof ScriptableObject object && !ProxyCures.isProxy(object) && !(frozen instanceof Symbol)) {
            for (Object key : cx.getElements((Scriptable) ownKeys.call(cx, scope, owner, new Object[] {object}))) {
              if (key instanceof PrivateName hidden) {
                object.setAttributes(hidden, ScriptableObject.DONTENUM | ScriptableObject.PERMANENT);
              }
            }
          }
          return frozen;
        });
  }

  private void define(Context context, Scriptable owner, String name, PageFunction.Body body) {
    PageFunction cured = new PageFunction(scope, name, body);
    ScriptRuntime.setFunctionProtoAndParent(cured, context, scope);
    ScriptableObject.defineProperty(owner, name, cured, ScriptableObject.DONTENUM);
  }
}
