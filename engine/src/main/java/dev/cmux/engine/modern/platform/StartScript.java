package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptableObject;

/// Furnishes one window: Java host parts first, then the core script, which finds them on its `host` argument.
final class StartScript {

  private final Realm realm;

  StartScript(Realm realm) {
    this.realm = realm;
  }

  void run(Context cx) {
    NativeObject host = realm.newObject();
    new DomHost(realm).offer(host);
    Function core = PlatformScript.CORE.in(realm, cx);
    core.call(cx, realm.scope(), realm.window(), new Object[] {host, realm.window()});
  }

  /// Adds a function to an object, invisible to enumeration as methods of the platform's own objects are not.
  static void define(Realm realm, ScriptableObject target, String name, int length, HostFunction.Body body) {
    target.defineProperty(name, new HostFunction(realm.scope(), name, length, body), ScriptableObject.DONTENUM);
  }
}
