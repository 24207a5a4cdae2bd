package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.JSFunction;
import org.htmlunit.corejs.javascript.ObjectParts;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;

/// `super(…)` and `super.x` of lowered classes. Where the parent is a function of the page, as it mostly is, it makes the object at once; every other parent, and every mistake, is
/// left to the runtime's own `construct`, which the engine interprets.
final class SuperCalls extends PageFunction {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "construct";

  private final transient Function others;

  private SuperCalls(TopLevel scope, Function others) {
    super(scope, NAME, null);
    this.others = others;
  }

  /// Puts itself before the runtime's `construct`.
  static void addTo(Scriptable runtime, TopLevel scope) {
    ScriptableObject.putProperty(runtime, NAME, new SuperCalls(scope, (Function) ScriptableObject.getProperty(runtime, NAME)));
    ScriptableObject.putProperty(runtime, "superGet", new PageFunction(scope, "superGet", (context, args) -> get(args)));
  }

  /// @param args what the method belongs to, a key, and the object that it runs on
  private static Object get(Object[] args) {
    Scriptable above = ((Scriptable) args[0]).getPrototype();
    if (above == null) {
      throw ScriptRuntime.typeError("Cannot read properties of null (reading '%s')".formatted(args[1]));
    }
    Scriptable self = args[2] instanceof Scriptable object ? object : above;
    Object value;
    if (args[1] instanceof Symbol symbol) {
      value = ScriptableObject.getSuperProperty(above, self, symbol);
    } else {
      var key = ScriptRuntime.toStringIdOrIndex(args[1]);
      value =
          key.getStringId() == null
              ? ScriptableObject.getSuperProperty(above, self, key.getIndex())
              : ScriptableObject.getSuperProperty(above, self, key.getStringId());
    }
    return value == Scriptable.NOT_FOUND ? Undefined.instance : value;
  }

  /// @param args the class, the list of arguments, the class that `new` was asked for, and the object when there is one already
  @Override
  public Object call(Context context, Object newTarget, VarScope scope, Object self, Object[] args) {
    Scriptable parent = ((Scriptable) args[0]).getPrototype();
    if (ObjectParts.isOfScript(parent) && parent instanceof JSFunction ours && ours.isConstructor()) {
      Object made = ours.construct(context, args[2], scope, context.getElements((Scriptable) args[1]));
      if (!Undefined.isUndefined(args[3])) {
        throw ScriptRuntime.constructError("ReferenceError", "Super constructor may only be called once");
      }
      return made;
    }
    return others.call(context, scope, self, args);
  }
}
