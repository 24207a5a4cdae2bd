package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ObjectParts;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.ScriptableObject.DescriptorInfo;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.SymbolScriptable;
import org.htmlunit.corejs.javascript.TopLevel;

/// `Reflect.set`, which every `set` trap of a reactive proxy calls (ECMAScript, OrdinarySetWithOwnDescriptor). The engine's own (5.5.0,
/// `AbstractEcmaObjectOperations.ordinarySet`) calls the receiver's trap again, for ever, when the target lacks the property, and says that a value was taken which was refused.
final class OrdinarySet {

  private static final String DESCRIBE = "getOwnPropertyDescriptor";
  private static final String DEFINE = "defineProperty";

  private final TopLevel scope;
  private final Scriptable reflect;

  OrdinarySet(TopLevel scope, Scriptable reflect) {
    this.scope = scope;
    this.reflect = reflect;
  }

  /// Whether a property has been given a value.
  ///
  /// @param receiver whose property it is, when `target` and what it inherits from have no setter for it
  boolean set(Context context, ScriptableObject target, Object key, Object value, Object receiver) {
    for (Scriptable owner = target; owner != null; owner = owner.getPrototype()) {
      while (ObjectParts.isProxy(owner)) {
        Function trap = ObjectParts.trap(owner, "set");
        if (trap != null) {
          return ScriptRuntime.toBoolean(ObjectParts.call(owner, trap, ObjectParts.target(owner), key, value, receiver));
        }
        owner = ObjectParts.target(owner);
      }
      DescriptorInfo found = ObjectParts.ownProperty(context, (ScriptableObject) owner, key);
      if (found != null) {
        if (found.isAccessorDescriptor()) {
          return found.setter instanceof Function setter && called(context, setter, receiver, value);
        }
        return found.isWritable() && put(context, receiver, key, value);
      }
    }
    return put(context, receiver, key, value);
  }

  private boolean called(Context context, Function setter, Object receiver, Object value) {
    setter.call(context, scope, receiver instanceof Scriptable self ? self : ScriptRuntime.toObject(scope, receiver), new Object[] {value});
    return true;
  }

  private boolean put(Context context, Object receiver, Object key, Object value) {
    if (!(receiver instanceof ScriptableObject) || receiver instanceof Symbol) {
      return false;
    }
    ScriptableObject holder = (ScriptableObject) receiver;
    while (ObjectParts.isProxy(holder) && ObjectParts.trap(holder, DESCRIBE) == null && ObjectParts.trap(holder, DEFINE) == null) {
      holder = ObjectParts.target(holder);
    }
    if (ObjectParts.isProxy(holder)) {
      return define(context, holder, key, value);
    }
    DescriptorInfo existing = ObjectParts.ownProperty(context, holder, key);
    boolean takes = existing == null ? holder.isExtensible() : !existing.isAccessorDescriptor() && existing.isWritable();
    if (takes) {
      putOwn(holder, key, value);
    }
    return takes;
  }

  /// Asks the traps that a proxy has for this.
  private boolean define(Context context, ScriptableObject proxy, Object key, Object value) {
    Scriptable property = context.newObject(scope);
    ScriptableObject.putProperty(property, "value", value);
    if (call(context, DESCRIBE, proxy, key) instanceof ScriptableObject described && !ObjectParts.isProxy(described)) {
      DescriptorInfo existing = new DescriptorInfo(described);
      if (existing.isAccessorDescriptor() || !existing.isWritable()) {
        return false;
      }
    } else {
      ScriptableObject.putProperty(property, "writable", true);
      ScriptableObject.putProperty(property, "enumerable", true);
      ScriptableObject.putProperty(property, "configurable", true);
    }
    return ScriptRuntime.toBoolean(call(context, DEFINE, proxy, key, property));
  }

  private Object call(Context context, String method, Object... args) {
    return ((Function) ScriptableObject.getProperty(reflect, method)).call(context, scope, reflect, args);
  }

  private static void putOwn(ScriptableObject holder, Object key, Object value) {
    if (key instanceof Symbol symbol) {
      ((SymbolScriptable) holder).put(symbol, holder, value);
      return;
    }
    var place = ScriptRuntime.toStringIdOrIndex(key);
    if (place.getStringId() == null) {
      holder.put(place.getIndex(), holder, value);
    } else {
      holder.put(place.getStringId(), holder, value);
    }
  }
}
