package dev.cmux.engine.modern;

import java.util.function.Supplier;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ObjectParts;
import org.htmlunit.corejs.javascript.RunningInstruction;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.SymbolScriptable;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;

/// `Proxy`. A `getPrototypeOf` trap may say that there is no prototype, which the engine (5.5.0, `NativeProxy.getPrototype`) refuses, and
/// it asks in many places. Such a trap gets to name an object without properties instead; `Object.getPrototypeOf` and
/// `Reflect.getPrototypeOf` call it by its true name.
///
/// A `getOwnPropertyDescriptor` trap may say that a property is not there. Where the target has none either, the engine (`NativeProxy.getOwnPropertyDescriptor`)
/// fails. [ProxyCures] answers scripts that ask; a proxy around such a proxy, which only compares, gets to see a property that nothing forbids to change.
///
/// A `has` trap is nobody's business when a property is set or deleted. The engine asks it whose property that is, and whether it is gone. To a reactive
/// proxy every write is then a read as well, and what writes depends on itself: it runs again for ever.
///
/// What a `set` or `deleteProperty` trap refuses is an error in strict code, which the engine does not say.
final class ProxyConstructor extends MendedConstructor {

  private static final long serialVersionUID = 1L;

  private static final String PROTOTYPE = "getPrototypeOf";
  private static final String DESCRIPTOR = "getOwnPropertyDescriptor";
  private static final String HAS = "has";
  private static final String SET = "set";
  private static final String DELETE = "deleteProperty";

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
    if (args.length > 1 && args[1] instanceof ScriptableObject handler && handler.isExtensible()) {
      mend(handler, PROTOTYPE, (cx, asked, trap) -> trap.get() instanceof Object prototype ? prototype : NONE);
      mend(handler, DESCRIPTOR, ProxyConstructor::described);
      mend(handler, HAS, ProxyConstructor::has);
      mend(handler, SET, (cx, asked, trap) -> taken(cx, SET, asked[1], trap.get()));
      mend(handler, DELETE, (cx, asked, trap) -> taken(cx, DELETE, asked[1], trap.get()));
    }
    return original(context, newTarget, scope, args);
  }

  /// The function that the page gave for a trap.
  static Function given(Function trap) {
    return trap instanceof Trap mended ? mended.trap : trap;
  }

  private static Object described(Context context, Object[] args, Supplier<Object> trap) {
    Object description = trap.get();
    if (!Undefined.isUndefined(description)) {
      return description;
    }
    NativeObject free = new NativeObject();
    free.defineProperty("configurable", true, ScriptableObject.EMPTY);
    free.defineProperty("writable", true, ScriptableObject.EMPTY);
    return free;
  }

  /// Whoever sets hears that the property is the proxy's, and turns to its `set` trap. Whoever has deleted hears of what is left in the target.
  private static Object has(Context context, Object[] args, Supplier<Object> trap) {
    return switch (RunningInstruction.of(context)) {
      case WRITE, FILL -> true;
      case DELETE -> owns((Scriptable) args[0], args[1]);
      case OTHER -> trap.get();
    };
  }

  private static Object taken(Context context, String trap, Object key, Object answer) {
    if (!ScriptRuntime.toBoolean(answer) && RunningInstruction.of(context).isStrict(context)) {
      throw ScriptRuntime.typeError("'%s' on proxy: trap returned falsish for property '%s'".formatted(trap, key));
    }
    return answer;
  }

  private static boolean owns(Scriptable target, Object key) {
    if (key instanceof Symbol symbol) {
      return ((SymbolScriptable) target).has(symbol, target);
    }
    var place = ScriptRuntime.toStringIdOrIndex(key);
    return place.getStringId() == null ? target.has(place.getIndex(), target) : target.has(place.getStringId(), target);
  }

  private interface Answer {
    Object of(Context context, Object[] args, Supplier<Object> trap);
  }

  /// A handler that is a proxy itself stays as it is: it may give another trap each time.
  private void mend(ScriptableObject handler, String name, Answer answer) {
    if (!ObjectParts.isProxy(handler) && ScriptableObject.getProperty(handler, name) instanceof Function trap && !(trap instanceof Trap)) {
      int attributes = handler.has(name, handler) ? handler.getAttributes(name) : ScriptableObject.DONTENUM;
      ScriptableObject.defineProperty(handler, name, new Trap(window, name, trap, answer), attributes);
    }
  }

  private static final class Trap extends PageFunction {

    private static final long serialVersionUID = 1L;

    private final transient Function trap;
    private final transient Answer answer;

    Trap(TopLevel scope, String name, Function trap, Answer answer) {
      super(scope, name, null);
      this.trap = trap;
      this.answer = answer;
      // A handler's functions are called by pages too: `handler.has.call(…)`.
      setPrototype(trap.getPrototype());
      setParentScope(trap.getParentScope());
    }

    @Override
    public Object call(Context context, Object newTarget, VarScope scope, Object self, Object[] args) {
      return answer.of(context, args, () -> trap.call(context, scope, self, args));
    }
  }
}
