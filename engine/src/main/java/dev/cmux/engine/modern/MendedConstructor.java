package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.VarScope;

/// Stands in a window for a constructor of the engine, whose prototype object and static members it shares, and has a word in what is
/// constructed.
abstract class MendedConstructor extends PageFunction {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient Function original;

  MendedConstructor(TopLevel scope, String name) {
    this(scope, name, (Function) ScriptableObject.getProperty(scope.getGlobalThis(), name));
  }

  MendedConstructor(TopLevel scope, String name, Function original) {
    super(scope, name, null);
    this.name = name;
    this.original = original;
  }

  /// Takes the original's place in its window.
  void install(TopLevel scope) {
    adopt();
    ScriptableObject.defineProperty(scope.getGlobalThis(), name, this, ScriptableObject.DONTENUM);
  }

  /// Takes what the original has: its properties, and the prototype of what it makes.
  final void adopt() {
    setPrototype(original);
    if (original.get("prototype", original) instanceof Scriptable prototype) {
      setImmunePrototypeProperty(prototype);
      ScriptableObject.defineProperty(prototype, "constructor", this, ScriptableObject.DONTENUM);
    }
  }

  /// What the engine makes of these arguments.
  ///
  /// @param newTarget whose instance it is to be
  final Scriptable original(Context context, Object newTarget, VarScope scope, Object[] args) {
    return original.construct(context, newTarget == this ? original : newTarget, scope, args);
  }

  @Override
  public abstract Scriptable construct(Context context, Object newTarget, VarScope scope, Object[] args);

  /// Without `new`, the engine decides.
  @Override
  public Object call(Context context, Object newTarget, VarScope scope, Object self, Object[] args) {
    return original.call(context, scope, self, args);
  }

  @Override
  public int getArity() {
    return ScriptRuntime.toInt32(ScriptableObject.getProperty(original, "length"));
  }

  @Override
  public int getLength() {
    return getArity();
  }
}
