package dev.cmux.engine.modern;

import java.util.Arrays;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ObjectParts;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.ScriptableObject.DescriptorInfo;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.SymbolKey;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;

/// The symbols that stand for private names of lowered classes (see [ClassRewrite]). Those who list an object's symbols do not
/// see them, and freezing an object leaves its private fields as they are.
final class PrivateNames {

  private static final class PrivateName extends SymbolKey {
    private static final long serialVersionUID = 1L;

    private final boolean ofPrototype;

    PrivateName(String name, boolean ofPrototype) {
      super(name, Symbol.Kind.REGULAR);
      this.ofPrototype = ofPrototype;
    }

    /// Fields are an object's own, methods and accessors its prototype's. A proxy has neither, whatever its target has.
    boolean isIn(Object value) {
      boolean found = false;
      for (Object at = value; !found && at instanceof ScriptableObject object && !ObjectParts.isProxy(at); at = object.getPrototype()) {
        found = object.has(this, object);
        if (!ofPrototype) {
          break;
        }
      }
      return found;
    }
  }

  private final TopLevel scope;
  private final Function ownKeys;

  private PrivateNames(TopLevel scope, Scriptable reflect) {
    this.scope = scope;
    this.ownKeys = (Function) ScriptableObject.getProperty(reflect, "ownKeys");
  }

  /// What lowered code does with private names.
  static void addTo(Scriptable runtime, TopLevel scope) {
    ScriptableObject.putProperty(runtime, "privateName", new PageFunction(scope, "privateName", PrivateNames::of));
    ScriptableObject.putProperty(runtime, "privateField", new PageFunction(scope, "privateField", PrivateNames::add));
    ScriptableObject.putProperty(runtime, "privateIn", new PageFunction(scope, "privateIn", PrivateNames::in));
    ScriptableObject.putProperty(runtime, "privateGet", new PageFunction(scope, "privateGet", PrivateNames::get));
    ScriptableObject.putProperty(runtime, "privateOwner", new PageFunction(scope, "privateOwner", PrivateNames::owner));
  }

  /// A new name, such as `#x`; with a second argument, that of a method or an accessor.
  private static Object of(Context context, Object[] args) {
    return new PrivateName(ScriptRuntime.toString(args[0]), args.length > 1);
  }

  /// A field of an object, with its first value. Copies and loops do not see it.
  private static Object add(Context context, Object[] args) {
    ScriptableObject object = (ScriptableObject) args[0];
    PrivateName name = (PrivateName) args[1];
    if (name.isIn(object)) {
      throw ScriptRuntime.typeError("Cannot initialize %s twice on the same object".formatted(name.getName()));
    }
    object.defineOwnProperty(context, name, new DescriptorInfo(false, true, false, args[2]));
    return Undefined.instance;
  }

  /// `#x in object`.
  private static Object in(Context context, Object[] args) {
    PrivateName name = (PrivateName) args[1];
    if (!(args[0] instanceof Scriptable) || args[0] instanceof Symbol) {
      throw ScriptRuntime.typeError("Cannot use 'in' operator to search for '%s' in %s".formatted(name.getName(), Context.toString(args[0])));
    }
    return name.isIn(args[0]);
  }

  /// `object.#x`, read.
  private static Object get(Context context, Object[] args) {
    return ScriptableObject.getProperty((Scriptable) owner(context, args), (PrivateName) args[1]);
  }

  /// The object itself, when it has such a member.
  private static Object owner(Context context, Object[] args) {
    PrivateName name = (PrivateName) args[1];
    if (!name.isIn(args[0])) {
      throw ScriptRuntime.typeError("Cannot access private member %s of an object whose class did not declare it".formatted(name.getName()));
    }
    return args[0];
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
          if (frozen instanceof ScriptableObject object && !ObjectParts.isProxy(object) && !(frozen instanceof Symbol)) {
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
