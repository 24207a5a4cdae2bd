package dev.cmux.engine.modern;

import java.util.List;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;

/// Cures for defects of the page engine, in every new window: [AbsentElements], [ReflectCures], [SortCures], [TypedArrayCures], [PrivateNames], [RegExpConstructor], [ProxyCures], [JsonCures], and those
/// that JavaScript can mend (`cures.js`).
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
    JsonCures.apply(context, scope, proxies);
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
}
