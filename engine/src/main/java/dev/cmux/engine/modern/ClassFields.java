package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ObjectParts;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.ScriptableObject.DescriptorInfo;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;

/// Gives objects the public fields of their classes; [PrivateNames] does the same for private ones. It is Java because every object is made so, field by field.
final class ClassFields {

  private ClassFields() {}

  /// Adds what lowered code calls to a window's runtime.
  static void addTo(Scriptable runtime, TopLevel scope) {
    ScriptableObject.putProperty(runtime, "field", new PageFunction(scope, "field", ClassFields::define));
  }

  /// A field is defined and not set: no setter hears of it. Where there is none, setting is the same and leaves the object its fast form.
  private static Object define(Context context, Object[] args) {
    ScriptableObject object = (ScriptableObject) args[0];
    Object value = args[2];
    if (args[1] instanceof Symbol || ObjectParts.isProxy(object)) {
      define(context, object, args[1], value);
      return Undefined.instance;
    }
    var key = ScriptRuntime.toStringIdOrIndex(args[1]);
    if (key.getStringId() == null || ScriptableObject.hasProperty(object, key.getStringId())) {
      define(context, object, args[1], value);
    } else {
      object.put(key.getStringId(), object, value);
    }
    return Undefined.instance;
  }

  private static void define(Context context, ScriptableObject object, Object key, Object value) {
    object.defineOwnProperty(context, key, new DescriptorInfo(true, true, true, value));
  }
}
