package dev.cmux.engine.modern;

import java.util.Arrays;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.EcmaError;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeArray;
import org.htmlunit.corejs.javascript.ObjectParts;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;
import org.jspecify.annotations.Nullable;

/// `JSON`: the engine (5.5.0, `NativeJSON`) takes a proxy of an array for an object, and tells functions the keys of elements as numbers.
final class JsonCures {

  private final TopLevel scope;
  private final ProxyCures proxies;

  private JsonCures(TopLevel scope, ProxyCures proxies) {
    this.scope = scope;
    this.proxies = proxies;
  }

  static void apply(Context context, TopLevel scope, ProxyCures proxies) {
    if (ScriptableObject.getProperty(scope.getGlobalThis(), "JSON") instanceof Scriptable json) {
      JsonCures cures = new JsonCures(scope, proxies);
      cures.replace(context, json, "stringify", cures::stringify);
      cures.replace(context, json, "parse", cures::parse);
    }
  }

  private interface Cure {
    Object call(Context context, Function original, Object[] args);
  }

  private void replace(Context context, Scriptable json, String name, Cure cure) {
    if (ScriptableObject.getProperty(json, name) instanceof Function original) {
      PageFunction cured = new PageFunction(scope, name, (cx, args) -> cure.call(cx, original, args));
      ScriptRuntime.setFunctionProtoAndParent(cured, context, scope);
      ScriptableObject.defineProperty(json, name, cured, ScriptableObject.DONTENUM);
    }
  }

  /// A function of the page that is told keys as text.
  private class Told extends PageFunction {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Function given;

    Told(String name, @Nullable Function given) {
      super(scope, name, null);
      this.given = given;
    }

    @Override
    public Object call(Context context, Object newTarget, VarScope caller, Object self, Object[] pair) {
      return given == null ? pair[1] : given.call(context, caller, self, new Object[] {pair[0].toString(), pair[1]});
    }
  }

  private Object parse(Context context, Function original, Object[] args) {
    if (args.length < 2 || !(args[1] instanceof Function reviver)) {
      return original.call(context, scope, Undefined.instance, args);
    }
    return original.call(context, scope, Undefined.instance, new Object[] {args[0], new Told("reviver", reviver)});
  }

  private Object stringify(Context context, Function original, Object[] args) {
    try {
      return copied(context, original, args);
    } catch (EcmaError e) {
      // The engine's words name a Java class.
      throw e.getErrorMessage().startsWith("Cyclic ") ? ScriptRuntime.typeError("Converting circular structure to JSON") : e;
    }
  }

  /// Gives the engine a plain copy of what is behind a proxy.
  private Object copied(Context context, Function original, Object[] args) {
    Object given = args.length > 1 ? args[1] : Undefined.instance;
    if (args.length == 0 || !(args[0] instanceof Scriptable) || given instanceof NativeArray) {
      return original.call(context, scope, Undefined.instance, args);
    }
    Told copying =
        new Told("replacer", given instanceof Function function ? function : null) {
          private static final long serialVersionUID = 1L;

          @Override
          public Object call(Context cx, Object newTarget, VarScope caller, Object self, Object[] pair) {
            Object value = super.call(cx, newTarget, caller, self, pair);
            return ObjectParts.isProxy(value) && !"function".equals(((ScriptableObject) value).getTypeOf())
                ? proxies.copy(cx, (Scriptable) value)
                : value;
          }
        };
    Object[] all = Arrays.copyOf(args, Math.max(args.length, 2));
    all[1] = copying;
    return original.call(context, scope, Undefined.instance, all);
  }
}
