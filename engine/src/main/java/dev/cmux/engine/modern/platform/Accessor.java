package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.ScriptableObject.DescriptorInfo;
import org.jspecify.annotations.Nullable;

/// A property of a prototype that a getter and a setter make.
///
/// @param setter null when it is only read
record Accessor(ScriptableObject prototype, String name, Object getter, @Nullable Object setter) {

  /// The property as it is, which has to be there.
  static Accessor of(Scriptable prototype, String name) {
    ScriptableObject owner = (ScriptableObject) prototype;
    return new Accessor(owner, name, owner.getGetterOrSetter(name, 0, owner, false), owner.getGetterOrSetter(name, 0, owner, true));
  }

  Accessor withGetter(Object other) {
    return new Accessor(prototype, name, other, setter);
  }

  Accessor withSetter(Object other) {
    return new Accessor(prototype, name, getter, other);
  }

  /// Makes the property what this says.
  void define() {
    prototype.defineOwnProperty(
        Context.getCurrentContext(), name, new DescriptorInfo(true, Scriptable.NOT_FOUND, true, getter, setter, Scriptable.NOT_FOUND));
  }
}
