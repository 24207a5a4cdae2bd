package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.VarScope;

/// A function of the page whose body is Java.
class PageFunction extends BaseFunction {

  private static final long serialVersionUID = 1L;

  /// The body; arguments that were not given are not there.
  @FunctionalInterface
  interface Body {
    Object call(Context context, Object[] args);
  }

  private final String name;
  private final transient Body body;

  PageFunction(VarScope scope, String name, Body body) {
    super(scope);
    this.name = name;
    this.body = body;
  }

  @Override
  public Object call(Context context, Object newTarget, VarScope scope, Object self, Object[] args) {
    return body.call(context, args);
  }

  @Override
  public String getFunctionName() {
    return name;
  }
}
