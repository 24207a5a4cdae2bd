package dev.cmux.engine.modern;

import java.util.List;
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

/// Cures for defects of the page engine, in every new window: [AbsentElements], [ReflectCures], [SortCures], [TypedArrayCures], [PrivateNames], [RegExpConstructor], [ProxyCures], those that
/// JavaScript can mend (`cures.js`), and `JSON.stringify`, which takes a proxy of an array for an object.
final class EngineCures {

  private final Languages languages;

  EngineCures(Languages languages) {
    this.languages = languages;
  }

  void apply(Context context, TopLevel scope) {
    AbsentElements.watch(scope);
    ReflectCures.apply(context, scope);
    SortCures.apply(context, scope);
    TypedArrayCures.apply(scope);
    PrivateNames.apply(context, scope);
    RegExpConstructor.apply(context, scope);
    tellNothingByItsKind(context, scope);
    ProxyCures proxies = ProxyCures.apply(context, scope);
    languages.resource(context, scope, "cures.js");
    if (ScriptableObject.getProperty(scope.getGlobalThis(), "JSON") instanceof Scriptable json
        && ScriptableObject.getProperty(json, "stringify") instanceof Function stringify) {
      PageFunction cured = new PageFunction(scope, "stringify", (cx, args) -> stringify(cx, scope, proxies, stringify, args));
      ScriptRuntime.setFunctionProtoAndParent(cured, context, scope);
      ScriptableObject.defineProperty(json, "stringify", cured, ScriptableObject.DONTENUM);
    }
  }

  /// `Object.prototype.toString.call(null)`: the engine (5.5.0, `ScriptRuntime.getApplyOrCallThis`) calls native functions on the window for nothing.
  private static void tellNothingByItsKind(Context context, TopLevel scope) {
    Scriptable objects = ScriptableObject.getObjectPrototype(scope);
    if (ScriptableObject.getProperty(objects, "toString") instanceof ScriptableObject kind) {
      for (String way : List.of("call", "apply")) {
        PageFunction cured = new PageFunction(scope, way, (cx, args) -> kind(cx, scope, kind, args));
        ScriptRuntime.setFunctionProtoAndParent(cured, context, scope);
        kind.defineProperty(way, cured, ScriptableObject.DONTENUM);
      }
    }
  }

  private static Object kind(Context context, TopLevel scope, ScriptableObject kind, Object[] args) {
    if (args.length == 0 || Undefined.isUndefined(args[0])) {
      return "[object Undefined]";
    }
    return args[0] == null ? "[object Null]" : ScriptRuntime.applyOrCall(false, context, scope, kind, new Object[] {args[0]});
  }

  /// Gives the engine a plain copy of what is behind a proxy.
  private static Object stringify(
      Context context, TopLevel scope, ProxyCures proxies, Function original, Object[] args) {
    try {
      return copied(context, scope, proxies, original, args);
    } catch (EcmaError e) {
      // The engine's words name a Java class.
      throw e.getErrorMessage().startsWith("Cyclic ") ? ScriptRuntime.typeError("Converting circular structure to JSON") : e;
    }
  }

  private static Object copied(Context context, TopLevel scope, ProxyCures proxies, Function original, Object[] args) {
    Object replacer = args.length > 1 ? args[1] : Undefined.instance;
    if (args.length == 0 || !(args[0] instanceof Scriptable) || replacer instanceof NativeArray) {
      return original.call(context, scope, Undefined.instance, args);
    }
    Function given = replacer instanceof Function function ? function : null;
    PageFunction copying =
        new PageFunction(scope, "replacer", null) {
          private static final long serialVersionUID = 1L;

          @Override
          public Object call(
              Context cx, Object newTarget, org.htmlunit.corejs.javascript.VarScope caller, Object self, Object[] pair) {
            Object value = given == null ? pair[1] : given.call(cx, caller, self, pair);
            return ObjectParts.isProxy(value) && !"function".equals(((ScriptableObject) value).getTypeOf())
                ? proxies.copy(cx, (Scriptable) value)
                : value;
          }
        };
    Object indent = args.length > 2 ? args[2] : Undefined.instance;
    return original.call(context, scope, Undefined.instance, new Object[] {args[0], copying, indent});
  }
}
