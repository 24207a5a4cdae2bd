package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.TopLevel;
import org.jspecify.annotations.Nullable;

/// The constructors of one window's interfaces by name, for the parts of the platform: those that a part has put here, and the engine's where none has.
///
/// The window itself does not do: a page may call its own things `Node` or `Event`, and parts run when the page has.
final class PlatformClasses extends NativeObject {

  private static final long serialVersionUID = 1L;

  private final transient HostWindow window;
  private final transient Parts parts;

  PlatformClasses(HostWindow window, TopLevel scope, Parts parts) {
    this.window = window;
    this.parts = parts;
    ScriptRuntime.setBuiltinProtoAndParent(this, scope, TopLevel.Builtins.Object);
  }

  @Override
  public Object get(String name, Scriptable start) {
    Object known = super.get(name, start);
    if (known != NOT_FOUND) {
      return known;
    }
    Object made = made(name);
    if (made != null) {
      put(name, this, made);
      return made;
    }
    return window.offers(name) ? window.constructor(name) : NOT_FOUND;
  }

  /// What stands here once the part that defines the name has run; while it runs, nothing may.
  private @Nullable Object made(String name) {
    PlatformScript part = Parts.defining(name);
    if (part == null) {
      return window.offers(name) ? window.constructor(name) : null;
    }
    parts.load(part);
    Object made = super.get(name, this);
    return made == NOT_FOUND ? null : made;
  }
}
