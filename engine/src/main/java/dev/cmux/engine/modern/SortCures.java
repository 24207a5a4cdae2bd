package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.VarScope;

/// `sort` and `toSorted` of arrays and typed arrays, where a comparison that gives NaN says that both are equal (ECMAScript, CompareArrayElements). The engine's own (5.5.0,
/// `ArrayLikeAbstractOperations.getSortComparator`) take it for greater, either way round, and leave an array of 32 elements as it was. Vue sorts what is to be
/// done by differences of infinities.
final class SortCures {

  private SortCures() {}

  static void apply(Context context, TopLevel scope) {
    cure(context, scope, ScriptableObject.getArrayPrototype(scope));
  }

  /// Mends those of a prototype of arrays.
  static void cure(Context context, TopLevel scope, Scriptable arrays) {
    cure(context, scope, arrays, "sort");
    cure(context, scope, arrays, "toSorted");
  }

  private static void cure(Context context, TopLevel scope, Scriptable arrays, String name) {
    Function original = (Function) ScriptableObject.getProperty(arrays, name);
    PageFunction cured =
        new PageFunction(scope, name, null) {
          private static final long serialVersionUID = 1L;

          @Override
          public Object call(Context cx, Object newTarget, VarScope caller, Object self, Object[] args) {
            if (args.length == 0 || !(args[0] instanceof Function given)) {
              return original.call(cx, caller, self, args);
            }
            try {
              return original.call(cx, caller, self, new Object[] {comparison(scope, given)});
            } catch (IllegalArgumentException inconsistent) {
              // Java's sort wants a real order, which typed arrays of the engine do not see to.
              return original.call(cx, caller, self, new Object[] {new PageFunction(scope, "", (same, pair) -> 0)});
            }
          }
        };
    ScriptRuntime.setFunctionProtoAndParent(cured, context, scope);
    ScriptableObject.defineProperty(arrays, name, cured, ScriptableObject.DONTENUM);
  }

  private static Function comparison(TopLevel scope, Function given) {
    return new PageFunction(scope, "", null) {
      private static final long serialVersionUID = 1L;

      @Override
      public Object call(Context cx, Object newTarget, VarScope caller, Object self, Object[] pair) {
        Object order = given.call(cx, caller, self, pair);
        return order instanceof Double number && number.isNaN() ? 0 : order;
      }
    };
  }
}
