package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Delegator;
import org.htmlunit.corejs.javascript.ObjectParts;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;

/// A proxy as the object of `with`. The page engine never asks a proxy whether it has a name and takes the undefined
/// it gives for the value of every variable outside (`WithScope`); this asks first. Templates of frameworks are
/// compiled to `with` over a proxy.
final class WithObject extends Delegator {

  private WithObject(Scriptable proxy) {
    super(proxy);
  }

  /// What to put into `with` in place of the object given.
  static Object of(Context context, Object[] args) {
    return ObjectParts.isProxy(args[0]) ? new WithObject((Scriptable) args[0]) : args[0];
  }

  @Override
  public boolean has(String name, Scriptable start) {
    return ScriptableObject.hasProperty(getDelegee(), name);
  }

  @Override
  public Object get(String name, Scriptable start) {
    return has(name, start) ? ScriptableObject.getProperty(getDelegee(), name) : NOT_FOUND;
  }

  @Override
  public void put(String name, Scriptable start, Object value) {
    ScriptableObject.putProperty(getDelegee(), name, value);
  }

  /// The proxy answers for what it inherits.
  @Override
  public Scriptable getPrototype() {
    return null;
  }
}
