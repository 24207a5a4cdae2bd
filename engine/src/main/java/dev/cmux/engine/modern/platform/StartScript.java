package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.JavaScriptException;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.FrameWindow;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.Window;

/// Furnishes one window: the places of the platform's parts, and what scripts find in every window without touching one.
final class StartScript {

  private final Realm realm;
  private final NativeObject host;
  private final Parts parts;
  /// How long fetching the document took, in milliseconds: time begins with the navigation, before there is a window.
  private final long fetching;
  private final long startNanos;
  private final double timeOrigin;
  private boolean offered;

  StartScript(Realm realm) {
    this.realm = realm;
    this.host = realm.newObject();
    this.parts = new Parts(realm.window(), this::run);
    this.fetching = realm.htmlPage().map(page -> page.getWebResponse().getLoadTime()).orElse(0L);
    this.startNanos = System.nanoTime() - fetching * 1_000_000;
    this.timeOrigin = System.currentTimeMillis() - fetching;
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
  }

  /// Runs the script of a part.
  private void run(PlatformScript part) {
    realm.engine().getContextFactory().call(cx -> {
      if (!offered) {
        offered = true;
        offer();
      }
      if (part != PlatformScript.CORE) {
        parts.load(PlatformScript.CORE);
      }
      return part.in(realm, cx).call(cx, realm.scope(), realm.window(), new Object[] {host, realm.window()});
    });
  }

  /// What Java does for the parts.
  private void offer() {
    host.put("classes", host, new PlatformClasses(realm.window(), realm.scope(), parts));
    new MemberTools(realm).offer(host);
    new DomHost(realm).offer(host);
    new FormHost(realm).offer(host);
    realm.events().offer(host);
    new MutationHost(realm).offer(host);
    CaretHost.offer(realm, host);
    DrawingHost.offer(realm, host);
    new FetchHost(realm).offer(host);
    new UrlHost(realm).offer(host);
    Sockets.offer(realm, host);
    Port.offer(realm, host);
    new WorkerHost(realm).offer(host);
    StorageEvents.offer(realm, host);
    new TextHost(realm).offer(host);
    new IntlHost(realm).offer(host);
    realm.platform().keyValues().offer(realm, host);
    define(
        realm,
        host,
        "load",
        1,
        (context, self, args) -> {
          parts.load(part(arg(args, 0)));
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        realm,
        host,
        "ponyfill",
        0,
        (context, self, args) ->
            PlatformScript.PONYFILL.in(realm, context).call(context, realm.scope(), realm.window(), new Object[0]));
    define(
        realm,
        host,
        "clone",
        2,
        (context, self, args) -> new StructuredClone(realm, realm).copy(arg(args, 0), arg(args, 1)).value());
    define(
        realm,
        host,
        "task",
        1,
        (context, self, args) -> {
          Function work = (Function) arg(args, 0);
          realm.post(() -> realm.call(work, realm.window()));
          return JavaScriptEngine.UNDEFINED;
        });
    define(realm, host, "origin", 0, (context, self, args) -> realm.window().origin().toString());
    define(realm, host, "ancestorOrigins", 0, (context, self, args) -> realm.newArray(ancestorOrigins(realm.webWindow()).toArray()));
    host.put("timeOrigin", host, timeOrigin);
    define(realm, host, "now", 0, (context, self, args) -> millis(System.nanoTime() - startNanos));
    define(realm, host, "loadTimes", 0, (context, self, args) -> loadTimes(realm, fetching, startNanos));
    define(
        realm,
        host,
        "isPlatformObject",
        1,
        (context, self, args) -> arg(args, 0) instanceof HtmlUnitScriptable);
    define(
        realm,
        host,
        "info",
        1,
        (context, self, args) -> {
          Object[] values = context.getElements((Scriptable) arg(args, 0));
          if (realm.platform().client().getWebConsole() instanceof InformedConsole console) {
            console.info(context, realm.scope(), values);
          }
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        realm,
        host,
        "reportError",
        1,
        (context, self, args) -> {
          realm.report(new JavaScriptException(arg(args, 0), "reportError", 0));
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        realm,
        host,
        "whenMade",
        2,
        (context, self, args) -> {
          Function visitor = (Function) arg(args, 1);
          realm.window().whenMade(Context.toString(arg(args, 0)), prototype -> realm.call(visitor, realm.window(), prototype));
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        realm,
        host,
        "prototypeOf",
        1,
        (context, self, args) ->
            ScriptableObject.getProperty(realm.window().constructor(Context.toString(arg(args, 0))), "prototype"));
    define(
        realm,
        host,
        "engineClass",
        1,
        (context, self, args) -> {
          String name = Context.toString(arg(args, 0));
          return realm.window().offers(name) ? realm.window().constructor(name) : JavaScriptEngine.UNDEFINED;
        });
    define(
        realm,
        host,
        "askedFor",
        2,
        (context, self, args) -> {
          realm.absent().asked(Context.toString(arg(args, 0)), Context.toString(arg(args, 1)));
          return JavaScriptEngine.UNDEFINED;
        });
  }

  private static List<String> ancestorOrigins(WebWindow window) {
    List<String> origins = new ArrayList<>();
    for (WebWindow at = window; at instanceof FrameWindow frame; at = frame.getParentWindow()) {
      origins.add(Platform.origin(frame.getParentWindow()));
    }
    return origins;
  }

  /// Adds a function to an object, invisible to enumeration as methods of the platform's own objects are not.
  /// Browsers give tenths of a millisecond.
  private static double millis(long nanos) {
    return nanos / 100_000 / 10.0;
  }

  private static NativeObject loadTimes(Realm realm, long fetching, long startNanos) {
    NativeObject times = realm.newObject();
    times.put("responseEnd", times, Math.max(0.1, fetching));
    if (realm.htmlPage().orElse(null) instanceof LoadTimes.Known page) {
      for (LoadTimes.Step step : LoadTimes.Step.values()) {
        times.put(step.property(), times, millis(page.loadTimes().nanos(step, startNanos) - startNanos));
      }
    }
    return times;
  }

  static void define(Realm realm, ScriptableObject target, String name, int length, HostFunction.Body body) {
    target.defineProperty(name, new HostFunction(realm.scope(), name, length, body), ScriptableObject.DONTENUM);
  }

  private static PlatformScript part(Object name) {
    return PlatformScript.valueOf(Context.toString(name).toUpperCase(Locale.ROOT));
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
