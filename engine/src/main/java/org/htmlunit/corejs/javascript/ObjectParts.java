package org.htmlunit.corejs.javascript;

/// What the standard calls internal methods and slots of an object, which the engine (5.5.0) shows within its package only.
public final class ObjectParts {

  private ObjectParts() {}

  /// A property that an object has itself, or null. A proxy's trap is asked.
  ///
  /// @param key a symbol or a string
  public static ScriptableObject.DescriptorInfo ownProperty(Context context, ScriptableObject object, Object key) {
    return object.getOwnPropertyDescriptor(context, key);
  }

  /// What a description of a property says, with what it leaves out (ECMAScript, CompletePropertyDescriptor).
  public static Scriptable complete(ScriptableObject description, VarScope scope) {
    var given = new ScriptableObject.DescriptorInfo(description);
    Object enumerable = given.isEnumerable();
    Object configurable = given.isConfigurable();
    var complete =
        given.isAccessorDescriptor()
            ? new ScriptableObject.DescriptorInfo(enumerable, Scriptable.NOT_FOUND, configurable, orUndefined(given.getter), orUndefined(given.setter), Scriptable.NOT_FOUND)
            : new ScriptableObject.DescriptorInfo(given.isEnumerable(), given.isWritable(), given.isConfigurable(), orUndefined(given.value));
    return complete.toObject(scope);
  }

  private static Object orUndefined(Object value) {
    return value == Scriptable.NOT_FOUND ? Undefined.instance : value;
  }

  /// Whether it is a function of a script, and none of the engine's or of ours.
  public static boolean isOfScript(Object value) {
    return value instanceof JSFunction function && function.getDescriptor().getCode() instanceof InterpreterData;
  }

  /// Whether it is a proxy, be it of an object or of a function.
  public static boolean isProxy(Object value) {
    return value instanceof NativeProxy;
  }

  /// What a proxy stands before.
  ///
  /// @throws EcmaError when it was revoked
  public static ScriptableObject target(Object proxy) {
    return ((NativeProxy) proxy).getTargetThrowIfRevoked();
  }

  /// The function by which a proxy's handler answers, or null when it leaves the answer to the target.
  public static Function trap(Object proxy, String name) {
    target(proxy);
    return ((NativeProxy) proxy).getTrap(name);
  }

  /// Calls a trap of a proxy.
  public static Object call(Object proxy, Function trap, Object... args) {
    return ((NativeProxy) proxy).callTrap(trap, args);
  }
}
