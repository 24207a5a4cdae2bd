package dev.cmux.engine.modern.platform;

import java.util.List;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptableObject;

/// Furnishes one window: the places of the platform's parts, and what scripts find in every window without touching one.
final class StartScript {

  private final Realm realm;
  private final PartHost host;
  private final Parts parts;

  StartScript(Realm realm) {
    this.realm = realm;
    this.parts = new Parts(realm.window(), this::run);
    this.host = new PartHost(realm, parts);
  }

  void run() {
    Microtasks.offer(realm);
    Language.complete(realm);
    WrittenAttributes.install(realm);
    parts.define();
    boolean worker = realm.worker().isPresent();
    if (worker) {
      // While it still looks like the window of a document.
      List.of(PlatformScript.CONSOLE, PlatformScript.NAVIGATOR, PlatformScript.WINDOWS, PlatformScript.FRAMES, PlatformScript.LISTENERS,
              PlatformScript.EVENTS, PlatformScript.PROPAGATION)
          .forEach(parts::load);
      WorkerNames.narrow(realm.window());
      parts.load(PlatformScript.WORKERSCOPE);
    }
    ScriptableObject windows = (ScriptableObject) realm.window().getPrototype();
    ScriptableObject navigators = realm.prototypeOf(worker ? "WorkerNavigator" : "Navigator");
    AbsentFeatures.takeAway("window", realm.window(), windows);
    AbsentFeatures.takeAway("navigator", navigators);
    realm.absent().watch(windows, "window", "global");
    realm.absent().watch(navigators, "navigator");
    PlatformScript.keepLanguage(realm.scope());
  }

  /// Runs the script of a part.
  private void run(PlatformScript part) {
    realm.engine().getContextFactory().call(cx -> {
      if (part != PlatformScript.CORE) {
        parts.load(PlatformScript.CORE);
      }
      return part.in(realm, cx).call(cx, realm.scope(), realm.window(), new Object[] {host, realm.window()});
    });
  }

  /// Adds a function to an object, invisible to enumeration as methods of the platform's own objects are not.
  static void define(Realm realm, ScriptableObject target, String name, int length, HostFunction.Body body) {
    target.defineProperty(name, new HostFunction(realm.scope(), name, length, body), ScriptableObject.DONTENUM);
  }

  /// A function that a part puts on the host object, which is loaded for it.
  Function offered(PlatformScript part, String name) {
    parts.load(part);
    return (Function) ScriptableObject.getProperty(host, name);
  }

  /// Runs a part, unless it has run.
  void load(PlatformScript part) {
    parts.load(part);
  }

  /// Whether a part has run.
  boolean has(PlatformScript part) {
    return parts.has(part);
  }
}
