package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.BuiltInSlot;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.ScriptableObject.DescriptorInfo;
import org.htmlunit.javascript.configuration.ClassConfiguration;

/// The global of an interface, `HTMLElement`, which makes the interface when it is read. Immutable and shared by all windows: there are some 500 in each.
final class InterfaceGlobal {

  private final String name;
  private final ClassConfiguration described;
  private final BuiltInSlot.Descriptor<HostWindow> property;

  InterfaceGlobal(String name, ClassConfiguration described) {
    this.name = name;
    this.described = described;
    this.property =
        new BuiltInSlot.Descriptor<>(
            name,
            (window, start) -> constructor(window),
            (window, value, owner, start, isThrow) -> replace(window, value),
            (window, attributes) -> {},
            (window, current, id, info, checkValid, key, index) -> redefine(window, info));
  }

  void define(HostWindow window) {
    if (window.has(name, window)) {
      window.delete(name);
    }
    ScriptableObject.defineBuiltInProperty(window, ScriptableObject.DONTENUM, property);
  }

  private ScriptableObject constructor(HostWindow window) {
    return window.made(described).constructor();
  }

  /// From now on it is a property like any other.
  private boolean replace(HostWindow window, Object value) {
    window.delete(name);
    window.defineProperty(name, value, ScriptableObject.DONTENUM);
    return true;
  }

  private boolean redefine(HostWindow window, DescriptorInfo info) {
    replace(window, constructor(window));
    return window.defineOwnProperty(Context.getCurrentContext(), name, info);
  }
}
