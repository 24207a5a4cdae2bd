package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;

/// A JavaScript function whose body is Java; not a constructor.
final class HostFunction extends BaseFunction {

  private static final long serialVersionUID = 1L;

  /// The body: missing arguments read as undefined through [#arg].
  @FunctionalInterface
  interface Body {
    Object call(Context cx, Object thisObject, Object[] args);
  }

  private final String name;
  private final int length;
  private final transient Body body;

  HostFunction(VarScope scope, String name, int length, Body body) {
    super(scope);
    this.name = name;
    this.length = length;
    this.body = body;
    ScriptRuntime.setFunctionProtoAndParent(this, Context.getCurrentContext(), scope);
  }

  static Object arg(Object[] args, int index) {
    return index < args.length ? args[index] : Undefined.instance;
  }

  @Override
  public Object call(Context cx, Object newTarget, VarScope scope, Object thisObject, Object[] args) {
    try {
      return body.call(cx, thisObject, args);
    } catch (RhinoException e) {
      throw e;
    } catch (RuntimeException e) {
      throw HostFailure.asScriptError("`" + name + "`", e);
    }
  }

  @Override
  public Scriptable construct(Context cx, Object newTarget, VarScope scope, Object[] args) {
    throw ScriptRuntime.typeError(name + " is not a constructor");
  }

  @Override
  public boolean isConstructor() {
    return false;
  }

  @Override
  public String getFunctionName() {
    return name;
  }

  @Override
  public int getLength() {
    return length;
  }

  @Override
  public int getArity() {
    return length;
  }
}
