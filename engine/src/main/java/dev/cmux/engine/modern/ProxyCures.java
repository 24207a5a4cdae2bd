package dev.cmux.engine.modern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ObjectParts;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.SymbolScriptable;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;

/// The keys of proxies with an `ownKeys` trap, for `Object.keys`, `values`, `entries`, `assign`, `getOwnPropertyNames`
/// and `JSON.stringify`, and for `for…in` and spread in lowered scripts. The engine takes what the trap gives for its answer: with
/// symbols it throws or breaks off the script, and it lists what is not enumerable.
final class ProxyCures {

  private final Context context;
  private final TopLevel scope;
  private final Scriptable object;
  private final Function ownKeys;
  private final Function descriptor;

  private ProxyCures(Context context, TopLevel scope, Scriptable object, Scriptable reflect) {
    this.context = context;
    this.scope = scope;
    this.object = object;
    this.ownKeys = (Function) ScriptableObject.getProperty(reflect, "ownKeys");
    this.descriptor = (Function) ScriptableObject.getProperty(reflect, "getOwnPropertyDescriptor");
  }

  /// Mends a window's functions; [ReflectCures] come first.
  static ProxyCures apply(Context context, TopLevel scope) {
    Scriptable window = scope.getGlobalThis();
    Scriptable object = (Scriptable) ScriptableObject.getProperty(window, "Object");
    Scriptable reflect = (Scriptable) ScriptableObject.getProperty(window, "Reflect");
    Scriptable prototype = (Scriptable) ScriptableObject.getProperty(object, "prototype");
    cureDescription(context, scope, object);
    cureDescription(context, scope, reflect);
    cureOwn(context, scope, object, "hasOwn", reflect, Scriptable.class::isInstance);
    cureOwn(context, scope, prototype, "hasOwnProperty", reflect, Scriptable.class::isInstance);
    cureOwn(context, scope, prototype, "propertyIsEnumerable", reflect, ProxyCures::isEnumerable);
    curePrototype(context, scope, object);
    curePrototype(context, scope, reflect);
    ProxyConstructor.apply(context, scope);
    ProxyCures cures = new ProxyCures(context, scope, object, reflect);
    cures.cure("keys", (cx, proxy) -> cures.names(cx, proxy, true).toArray());
    cures.cure("getOwnPropertyNames", (cx, proxy) -> cures.names(cx, proxy, false).toArray());
    cures.cure("values", (cx, proxy) -> cures.names(cx, proxy, true).stream().map(key -> value(proxy, key)).toArray());
    cures.cure(
        "entries",
        (cx, proxy) ->
            cures.names(cx, proxy, true).stream()
                .map(key -> (Object) cx.newArray(scope, new Object[] {key, value(proxy, key)}))
                .toArray());
    cures.cureAssign();
    return cures;
  }

  /// What `for…in` is to list in place of a proxy; anything else stays what it is.
  static Object keysOf(Context cx, TopLevel scope, Object value) {
    if (!ObjectParts.isProxy(value)) {
      return value;
    }
    Scriptable window = scope.getGlobalThis();
    Scriptable object = (Scriptable) ScriptableObject.getProperty(window, "Object");
    Scriptable reflect = (Scriptable) ScriptableObject.getProperty(window, "Reflect");
    Scriptable keys = cx.newObject(scope);
    new ProxyCures(cx, scope, object, reflect).names(cx, (Scriptable) value, true).forEach(key -> put(keys, key, true));
    keys.setPrototype(((Scriptable) value).getPrototype());
    return keys;
  }

  /// A plain object, or an array, with what a proxy shows of itself.
  Scriptable copy(Context cx, Scriptable proxy) {
    if ("Array".equals(proxy.getClassName())) {
      int length = ScriptRuntime.toInt32(ScriptableObject.getProperty(proxy, "length"));
      Object[] elements = new Object[length];
      for (int i = 0; i < length; i++) {
        elements[i] = value(proxy, String.valueOf(i));
      }
      return cx.newArray(scope, elements);
    }
    Scriptable copy = cx.newObject(scope);
    names(cx, proxy, true).forEach(key -> put(copy, key, value(proxy, key)));
    return copy;
  }

  private interface Answer {
    Object[] of(Context cx, Scriptable proxy);
  }

  private void cure(String name, Answer answer) {
    Function original = (Function) ScriptableObject.getProperty(object, name);
    define(
        name,
        (cx, args) ->
            args.length > 0 && ObjectParts.isProxy(args[0])
                ? cx.newArray(scope, answer.of(cx, (Scriptable) args[0]))
                : original.call(cx, scope, object, args));
  }

  /// `assign` gets plain copies in place of the proxies it reads from, and a proxy it writes to hears of every key.
  private void cureAssign() {
    Function original = (Function) ScriptableObject.getProperty(object, "assign");
    define(
        "assign",
        (cx, args) -> {
          Object[] plain = args.clone();
          for (int i = 1; i < plain.length; i++) {
            if (ObjectParts.isProxy(plain[i])) {
              plain[i] = assigned(cx, cx.newObject(scope), (Scriptable) plain[i]);
            }
          }
          if (args.length == 0 || !ObjectParts.isProxy(args[0])) {
            return original.call(cx, scope, object, plain);
          }
          plain[0] = cx.newObject(scope);
          return assigned(cx, (Scriptable) args[0], (Scriptable) original.call(cx, scope, object, plain));
        });
  }

  private Scriptable assigned(Context cx, Scriptable target, Scriptable source) {
    keys(cx, source, true).forEach(key -> put(target, key, value(source, key)));
    return target;
  }

  /// What a `getOwnPropertyDescriptor` trap says goes to scripts as it is. The engine (5.5.0, `NativeProxy.getOwnPropertyDescriptor`) forgets getters and setters,
  /// and fails where the trap says that a property is not there and the target has none either.
  private static void cureDescription(Context context, TopLevel scope, Scriptable owner) {
    String name = "getOwnPropertyDescriptor";
    Function original = (Function) ScriptableObject.getProperty(owner, name);
    PageFunction cured = new PageFunction(scope, name, (cx, args) -> {
      Object proxy = args.length == 0 ? null : args[0];
      while (ObjectParts.isProxy(proxy) && ObjectParts.trap(proxy, name) == null) {
        proxy = ObjectParts.target(proxy);
      }
      if (!ObjectParts.isProxy(proxy)) {
        return original.call(cx, scope, owner, args);
      }
      Function trap = ProxyConstructor.given(ObjectParts.trap(proxy, name));
      Object key = args.length < 2 ? Undefined.instance : args[1];
      Object said = ObjectParts.call(proxy, trap, ObjectParts.target(proxy), key instanceof Symbol ? key : ScriptRuntime.toString(key));
      if (said instanceof ScriptableObject description && !ScriptRuntime.isSymbol(said)) {
        return ObjectParts.complete(description, scope);
      }
      if (Undefined.isUndefined(said)) {
        return Undefined.instance;
      }
      throw ScriptRuntime.typeError("'getOwnPropertyDescriptor' on proxy: trap returned neither object nor undefined");
    });
    ScriptRuntime.setFunctionProtoAndParent(cured, context, scope);
    ScriptableObject.defineProperty(owner, name, cured, ScriptableObject.DONTENUM);
  }

  /// What a proxy has of its own is what it describes. The engine (5.5.0, `AbstractEcmaObjectOperations.hasOwnProperty`) asks its `has` trap, to which
  /// inherited properties belong as well.
  ///
  /// @param answer gets the description, or undefined
  private static void cureOwn(Context context, TopLevel scope, Scriptable owner, String name, Scriptable reflect, Predicate<Object> answer) {
    Function original = (Function) ScriptableObject.getProperty(owner, name);
    Function descriptor = (Function) ScriptableObject.getProperty(reflect, "getOwnPropertyDescriptor");
    boolean isStatic = owner instanceof Function;
    PageFunction cured =
        new PageFunction(scope, name, null) {
          private static final long serialVersionUID = 1L;

          @Override
          public Object call(Context cx, Object newTarget, VarScope caller, Object self, Object[] args) {
            int at = isStatic ? 1 : 0;
            Object object = isStatic ? args.length > 0 ? args[0] : null : self;
            return ObjectParts.isProxy(object)
                ? answer.test(descriptor.call(cx, caller, reflect, new Object[] {object, args.length > at ? args[at] : Undefined.instance}))
                : original.call(cx, caller, self, args);
          }
        };
    ScriptRuntime.setFunctionProtoAndParent(cured, context, scope);
    ScriptableObject.defineProperty(owner, name, cured, ScriptableObject.DONTENUM);
  }

  private static boolean isEnumerable(Object description) {
    return description instanceof Scriptable described && ScriptRuntime.toBoolean(ScriptableObject.getProperty(described, "enumerable"));
  }

  /// Where [ProxyConstructor] has to name an object, there is none.
  private static void curePrototype(Context context, TopLevel scope, Scriptable owner) {
    Function original = (Function) ScriptableObject.getProperty(owner, "getPrototypeOf");
    PageFunction cured =
        new PageFunction(
            scope, "getPrototypeOf", (cx, args) -> ProxyConstructor.orNull(original.call(cx, scope, owner, args)));
    ScriptRuntime.setFunctionProtoAndParent(cured, context, scope);
    ScriptableObject.defineProperty(owner, "getPrototypeOf", cured, ScriptableObject.DONTENUM);
  }

  private void define(String name, PageFunction.Body body) {
    PageFunction cured = new PageFunction(scope, name, body);
    ScriptRuntime.setFunctionProtoAndParent(cured, context, scope);
    ScriptableObject.defineProperty(object, name, cured, ScriptableObject.DONTENUM);
  }

  private List<Object> names(Context cx, Scriptable proxy, boolean enumerable) {
    List<Object> names = keys(cx, proxy, enumerable);
    names.removeIf(Symbol.class::isInstance);
    return names;
  }

  private List<Object> keys(Context cx, Scriptable proxy, boolean enumerable) {
    List<Object> keys = new ArrayList<>();
    for (Object key : cx.getElements((Scriptable) ownKeys.call(cx, scope, object, new Object[] {proxy}))) {
      if (!enumerable || isEnumerable(descriptor.call(cx, scope, object, new Object[] {proxy, key}))) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static Object value(Scriptable proxy, Object key) {
    Object value;
    if (key instanceof Symbol symbol) {
      value = ScriptableObject.getProperty(proxy, symbol);
    } else {
      var place = ScriptRuntime.toStringIdOrIndex(key);
      value =
          place.getStringId() == null
              ? ScriptableObject.getProperty(proxy, place.getIndex())
              : ScriptableObject.getProperty(proxy, place.getStringId());
    }
    return value == Scriptable.NOT_FOUND ? Undefined.instance : value;
  }

  private static void put(Scriptable object, Object key, Object value) {
    if (key instanceof Symbol symbol) {
      ((SymbolScriptable) object).put(symbol, object, value);
      return;
    }
    var place = ScriptRuntime.toStringIdOrIndex(key);
    if (place.getStringId() == null) {
      object.put(place.getIndex(), object, value);
    } else {
      object.put(place.getStringId(), object, value);
    }
  }
}
