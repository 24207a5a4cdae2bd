package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.EcmaError;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.SymbolScriptable;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;

/// `Reflect.apply`, which sanitizers call for every word, and takes a text that was put together for no `this` at all. And
/// `Reflect.get`, `set`, `has`, `deleteProperty` and `getOwnPropertyDescriptor`, which every trap of a reactive proxy calls.
/// The engine's own take the key `"0"` for a name and find no element, delete from the prototype chain, and answer
/// "not there" with an object whose `typeof` is `"object"`. They are Java because frameworks call them for every read.
final class ReflectCures {

  private ReflectCures() {}

  static void apply(Context context, TopLevel scope) {
    if (ScriptableObject.getProperty(scope.getGlobalThis(), "Reflect") instanceof Scriptable reflect) {
      cure(context, scope, reflect, "apply", (original, args) -> apply(scope, original, args));
      OrdinarySet set = new OrdinarySet(scope, reflect);
      cure(context, scope, reflect, "get", ReflectCures::get);
      cure(context, scope, reflect, "set", (original, args) -> set(set, original, args));
      cure(context, scope, reflect, "has", ReflectCures::has);
      cure(context, scope, reflect, "deleteProperty", ReflectCures::delete);
      cure(context, scope, reflect, "getOwnPropertyDescriptor", (original, args) -> defined(original.call(args)));
    }
  }

  private interface Original {
    Object call(Object[] args);
  }

  private interface Cure {
    Object call(Original original, Object[] args);
  }

  private static void cure(Context context, TopLevel scope, Scriptable reflect, String name, Cure cure) {
    if (ScriptableObject.getProperty(reflect, name) instanceof Function original) {
      PageFunction cured =
          new PageFunction(
              scope, name, (cx, args) -> cure.call(given -> original.call(cx, scope, reflect, given), args));
      ScriptRuntime.setFunctionProtoAndParent(cured, context, scope);
      ScriptableObject.defineProperty(reflect, name, cured, ScriptableObject.DONTENUM);
    }
  }

  private static Object apply(TopLevel scope, Original original, Object[] args) {
    Object self = args.length > 1 && args[1] != null && !Undefined.isUndefined(args[1]) ? args[1] : Undefined.SCRIPTABLE_UNDEFINED;
    return args.length > 2 && args[0] instanceof Function && args[2] instanceof Scriptable
        ? ScriptRuntime.applyOrCall(true, Context.getCurrentContext(), scope, args[0], new Object[] {self, args[2]})
        : original.call(args);
  }

  private static Object get(Original original, Object[] args) {
    int index = index(args);
    if (index < 0) {
      return defined(original.call(args));
    }
    Scriptable target = (Scriptable) args[0];
    Scriptable receiver = args.length > 2 && args[2] instanceof Scriptable given ? given : target;
    return defined(ScriptableObject.getSuperProperty(target, receiver, index));
  }

  private static Object set(OrdinarySet set, Original original, Object[] args) {
    if (args.length < 2 || !isObject(args[0])) {
      return original.call(args);
    }
    Object key = args[1] instanceof Symbol ? args[1] : ScriptRuntime.toString(args[1]);
    Object value = args.length > 2 ? args[2] : Undefined.instance;
    return set.set(Context.getCurrentContext(), (ScriptableObject) args[0], key, value, args.length > 3 ? args[3] : args[0]);
  }

  private static Object has(Original original, Object[] args) {
    int index = index(args);
    return index < 0 ? original.call(args) : ScriptableObject.hasProperty((Scriptable) args[0], index);
  }

  private static Object delete(Original original, Object[] args) {
    if (args.length < 2 || !isObject(args[0])) {
      return original.call(args);
    }
    Scriptable target = (Scriptable) args[0];
    try {
      if (args[1] instanceof Symbol symbol && target instanceof SymbolScriptable keyed) {
        keyed.delete(symbol);
        return !keyed.has(symbol, target);
      }
      int index = index(args);
      if (index >= 0) {
        target.delete(index);
        return !target.has(index, target);
      }
      String name = ScriptRuntime.toString(args[1]);
      target.delete(name);
      return !target.has(name, target);
    } catch (EcmaError locked) {
      return false;
    }
  }

  /// The element the key names, or -1: for names, for symbols, and when the target is no object, which the engine says.
  private static int index(Object[] args) {
    if (args.length < 2 || !isObject(args[0]) || !(args[1] instanceof CharSequence || args[1] instanceof Number)) {
      return -1;
    }
    if (args[1] instanceof CharSequence name && (name.isEmpty() || !Character.isDigit(name.charAt(0)))) {
      return -1;
    }
    var key = ScriptRuntime.toStringIdOrIndex(args[1]);
    return key.getStringId() == null ? key.getIndex() : -1;
  }

  private static boolean isObject(Object value) {
    return value instanceof ScriptableObject && !(value instanceof Symbol);
  }

  private static Object defined(Object value) {
    return value == Scriptable.NOT_FOUND || Undefined.isUndefined(value) ? Undefined.instance : value;
  }
}
