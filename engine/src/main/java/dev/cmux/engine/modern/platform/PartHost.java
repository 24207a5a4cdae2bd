package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.function.Consumer;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.JavaScriptException;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.html.FrameWindow;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.WindowOrWorkerGlobalScopeMixin;

/// The `host` argument of the platform's parts: what Java does for them, and what they do for each other. Groups of Java functions are made one by one until the
/// one that a part asks for is there: a part asks for a few of some 150.
final class PartHost extends NativeObject {

  private static final long serialVersionUID = 1L;

  private final transient Realm realm;
  private final transient Parts parts;
  /// How long fetching the document took, in milliseconds: time begins with the navigation, before there is a window.
  private final long fetching;
  private final long startNanos;
  private final double timeOrigin;
  private final transient Queue<Consumer<NativeObject>> groups = new ArrayDeque<>();

  PartHost(Realm realm, Parts parts) {
    this.realm = realm;
    this.parts = parts;
    ScriptRuntime.setBuiltinProtoAndParent(this, realm.scope(), TopLevel.Builtins.Object);
    this.fetching = realm.htmlPage().map(page -> page.getWebResponse().getLoadTime()).orElse(0L);
    this.startNanos = System.nanoTime() - fetching * 1_000_000;
    this.timeOrigin = System.currentTimeMillis() - fetching;
    // As it is before a page puts its own in its place, as MooTools does, which knows no iterators.
    Object from = ScriptableObject.getProperty(realm.scope().getBuiltinCtor(TopLevel.Builtins.Array), "from");
    defineProperty("listOf", from, DONTENUM);
    groups.add(host -> new MemberTools(realm).offer(host));
    groups.add(host -> offerWindow());
    groups.add(host -> StorageEvents.offer(realm, host));
    groups.add(host -> new DomHost(realm).offer(host));
    groups.add(host -> new ShadowHost(realm).offer(host));
    groups.add(host -> realm.events().offer(host));
    groups.add(host -> new MutationHost(realm).offer(host));
    groups.add(host -> new FormHost(realm).offer(host));
    groups.add(host -> CaretHost.offer(realm, host));
    groups.add(host -> DrawingHost.offer(realm, host));
    groups.add(host -> new FetchHost(realm).offer(host));
    groups.add(host -> new UrlHost(realm).offer(host));
    groups.add(host -> new TextHost(realm).offer(host));
    groups.add(host -> new IntlHost(realm).offer(host));
    groups.add(host -> Sockets.offer(realm, host));
    groups.add(host -> Port.offer(realm, host));
    groups.add(host -> new WorkerHost(realm).offer(host));
    groups.add(host -> realm.platform().keyValues().offer(realm, host));
  }

  @Override
  public Object get(String name, Scriptable start) {
    Object found = super.get(name, start);
    while (found == NOT_FOUND && !groups.isEmpty()) {
      groups.remove().accept(this);
      found = super.get(name, start);
    }
    return found;
  }

  /// The window as such.
  private void offerWindow() {
    put("classes", this, new PlatformClasses(realm.window(), realm.scope(), parts));
    StartScript.define(
        realm,
        this,
        "load",
        1,
        (context, self, args) -> {
          parts.load(part(arg(args, 0)));
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        this,
        "ponyfill",
        0,
        (context, self, args) ->
            PlatformScript.PONYFILL.in(realm, context).call(context, realm.scope(), realm.window(), new Object[0]));
    StartScript.define(
        realm,
        this,
        "clone",
        2,
        (context, self, args) -> new StructuredClone(realm, realm).copy(arg(args, 0), arg(args, 1)).value());
    StartScript.define(
        realm,
        this,
        "task",
        1,
        (context, self, args) -> {
          Function work = (Function) arg(args, 0);
          realm.post(() -> realm.call(work, realm.window()));
          return JavaScriptEngine.UNDEFINED;
        });
    // A page may have put timers of its own in their place, as tests do that hold the clock.
    StartScript.define(
        realm,
        this,
        "setTimeout",
        2,
        (context, self, args) -> WindowOrWorkerGlobalScopeMixin.setTimeout(context, realm.window(), args, null));
    StartScript.define(
        realm,
        this,
        "clearTimeout",
        1,
        (context, self, args) -> {
          realm.window().clearTimeout(ScriptRuntime.toInt32(arg(args, 0)));
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(realm, this, "origin", 0, (context, self, args) -> realm.window().origin().toString());
    StartScript.define(realm, this, "ancestorOrigins", 0, (context, self, args) -> realm.newArray(ancestorOrigins(realm.webWindow()).toArray()));
    put("timeOrigin", this, timeOrigin);
    StartScript.define(realm, this, "now", 0, (context, self, args) -> millis(System.nanoTime() - startNanos));
    StartScript.define(realm, this, "loadTimes", 0, (context, self, args) -> loadTimes(realm, fetching, startNanos));
    StartScript.define(
        realm,
        this,
        "isPlatformObject",
        1,
        (context, self, args) -> arg(args, 0) instanceof HtmlUnitScriptable);
    StartScript.define(
        realm,
        this,
        "info",
        1,
        (context, self, args) -> {
          Object[] values = context.getElements((Scriptable) arg(args, 0));
          if (realm.platform().client().getWebConsole() instanceof InformedConsole console) {
            console.info(context, realm.scope(), values);
          }
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        this,
        "reportError",
        1,
        (context, self, args) -> {
          realm.report(new JavaScriptException(arg(args, 0), "reportError", 0));
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        this,
        "whenMade",
        2,
        (context, self, args) -> {
          Function visitor = (Function) arg(args, 1);
          realm.window().whenMade(Context.toString(arg(args, 0)), prototype -> realm.call(visitor, realm.window(), prototype));
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        this,
        "prototypeOf",
        1,
        (context, self, args) ->
            ScriptableObject.getProperty(realm.window().constructor(Context.toString(arg(args, 0))), "prototype"));
    StartScript.define(
        realm,
        this,
        "engineClass",
        1,
        (context, self, args) -> {
          String name = Context.toString(arg(args, 0));
          return realm.window().offers(name) ? realm.window().constructor(name) : JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        this,
        "askedFor",
        2,
        (context, self, args) -> {
          realm.absent().asked(Context.toString(arg(args, 0)), Context.toString(arg(args, 1)));
          return JavaScriptEngine.UNDEFINED;
        });
  }

  private static PlatformScript part(Object name) {
    return PlatformScript.valueOf(Context.toString(name).toUpperCase(Locale.ROOT));
  }

  private static List<String> ancestorOrigins(WebWindow window) {
    List<String> origins = new ArrayList<>();
    for (WebWindow at = window; at instanceof FrameWindow frame; at = frame.getParentWindow()) {
      origins.add(Platform.origin(frame.getParentWindow()));
    }
    return origins;
  }

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
}
