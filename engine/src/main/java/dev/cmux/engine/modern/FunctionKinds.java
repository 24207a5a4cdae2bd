package dev.cmux.engine.modern;

import java.util.Map;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.ScriptableObject.DescriptorInfo;
import org.htmlunit.corejs.javascript.TopLevel;

/// Makes functions async functions and generators, for those who ask: `Object.prototype.toString`, `f.constructor.name === 'AsyncFunction'`. Libraries that take callbacks
/// of either kind tell them apart so. It is Java because every such function goes through it when it is made; see [FunctionMarks].
final class FunctionKinds {

  private static final Map<String, String> MAKERS =
      Map.of("asyncFunction", "AsyncFunction", "generatorFunction", "GeneratorFunction", "asyncGeneratorFunction", "AsyncGeneratorFunction");

  private FunctionKinds() {}

  /// Adds what lowered code calls to a window's runtime, which has the classes.
  static void addTo(Scriptable runtime, TopLevel scope) {
    MAKERS.forEach(
        (maker, name) -> {
          Scriptable kind = (Scriptable) ScriptableObject.getProperty(runtime, name);
          Scriptable prototype = (Scriptable) ScriptableObject.getProperty(kind, "prototype");
          ScriptableObject.putProperty(runtime, maker, new PageFunction(scope, maker, (cx, args) -> make(cx, prototype, args)));
        });
  }

  /// @param args the function, and its name where its text could not tell
  private static Object make(Context context, Scriptable prototype, Object[] args) {
    ScriptableObject function = (ScriptableObject) args[0];
    function.setPrototype(prototype);
    if (args.length > 1) {
      function.defineOwnProperty(context, "name", new DescriptorInfo(false, false, true, args[1]));
    }
    return function;
  }
}
