package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.VarScope;

/// `Proxy`. A `getPrototypeOf` trap may say that there is no prototype, which the engine (5.5.0, `NativeProxy.getPrototype`) refuses, and
/// it asks in many places. Such a trap gets to name an object without properties instead; `Object.getPrototypeOf` and
/// `Reflect.getPrototypeOf` call it by its true name.
final class ProxyConstructor extends MendedConstructor {

  private static final long serialVersionUID = 1L;

  private static final String TRAP = "getPrototypeOf";

  /// Stands for null. Nobody sees it who could change it.
  private static final Scriptable NONE = new NativeObject();

  private final transient TopLevel window;

  private ProxyConstructor(TopLevel scope) {
    super(scope, "Proxy");
    this.window = scope;
  }

  static void apply(Context context, TopLevel scope) {
    new ProxyConstructor(scope).install(scope);
  }

  static Object orNull(Object prototype) {
    return prototype == NONE ? null : prototype;
  }

  @Override
  public Scriptable construct(Context context, Object newTarget, VarScope scope, Object[] args) {
    if (args.length > 1
        && args[1] instanceof ScriptableObject handler
        && ScriptableObject.getProperty(handler, TRAP) instanceof Function trap
        && !(trap instanceof Trap)
        && handler.isExtensible()) {
      ScriptableObject.defineProperty(handler, TRAP, new Trap(window, trap), ScriptableObject.DONTENUM);
    }
    return original(context, newTarget, scope, args);
  }

  private static final class Trap extends PageFunction {

    private static final long serialVersionUID = 1L;

    private final transient Function trap;

    Trap(TopLevel scope, Function trap) {
      super(scope, TRAP, null);
      this.trap = trap;
    }

    @Override
    public Object call(Context context, Object newTarget, VarScope scope, Object self, Object[] args) {
      Object prototype = trap.call(context, scope, self, args);
      return prototype == null ? NONE : prototype;
    }
  }
}
