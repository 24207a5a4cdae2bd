package dev.cmux.engine.modern.platform;

import java.util.function.Consumer;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptableObject;

/// The globals of one window whose first read runs the part of the platform that defines them. What the engine had under a name is kept for
/// the part in `host.natives`.
final class LazyGlobals {

  private final HostWindow window;
  private final Realm realm;
  private final NativeObject natives;
  private final Consumer<PlatformScript> load;

  LazyGlobals(Realm realm, NativeObject natives, Consumer<PlatformScript> load) {
    this.window = realm.window();
    this.realm = realm;
    this.natives = natives;
    this.load = load;
  }

  void define() {
    for (PlatformScript part : PlatformScript.values()) {
      for (String name : part.globals()) {
        define(part, name);
      }
    }
  }

  private void define(PlatformScript part, String name) {
    if (window.offers(name)) {
      natives.defineProperty(name, () -> window.constructor(name), null, ScriptableObject.DONTENUM);
      if (part == PlatformScript.EVENTS) {
        window.whenMade(name, prototype -> loadBeforeConstructor(part, (ScriptableObject) prototype));
      }
    } else if (window.has(name, window)) {
      keep(name);
    }
    window.defineProperty(
        name,
        () -> {
          load.accept(part);
          return ScriptableObject.getProperty(window, name);
        },
        value -> {
          window.delete(name);
          window.defineProperty(name, value, ScriptableObject.EMPTY);
        },
        ScriptableObject.DONTENUM);
  }

  /// An object that the engine made may be the first to lead a script to a constructor: `new event.constructor(event.type, event)`.
  private void loadBeforeConstructor(PlatformScript part, ScriptableObject prototype) {
    Object plain = prototype.get("constructor", prototype);
    prototype.defineProperty(
        "constructor",
        () -> {
          prototype.defineProperty("constructor", plain, ScriptableObject.DONTENUM);
          load.accept(part);
          return prototype.get("constructor", prototype);
        },
        null,
        ScriptableObject.DONTENUM);
  }

  /// What is no interface, such as `performance`; read when the part asks for it.
  private void keep(String name) {
    Context cx = Context.getCurrentContext();
    var described = window.getOwnPropertyDescriptor(cx, name);
    if (described != null && described.getter instanceof Function getter) {
      natives.defineProperty(name, () -> getter.call(cx, realm.scope(), window, new Object[0]), null, ScriptableObject.DONTENUM);
    } else {
      natives.put(name, natives, ScriptableObject.getProperty(window, name));
    }
  }
}
