package dev.cmux.engine.modern.platform;

import java.net.URL;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.htmlunit.ScriptException;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.background.JavaScriptJobManager;
import org.htmlunit.javascript.host.event.EventListenersContainer;

/// One window's global world (the standard says realm) and what belongs to exactly one document.
final class Realm {

  /// Under which a window's top scope keeps its realm.
  private static final Object KEY = "dev.cmux.realm";

  private final Platform platform;
  private final WebWindow webWindow;
  private final HostWindow window;
  private final TopLevel scope;
  private final CustomElements customElements;
  private final Slots slots;
  private final EventHost events;
  private final StartScript start;
  private final Reports reports;
  private final AbsentFeatures absent = new AbsentFeatures();
  private final Set<MutationWatch> attributeWatches = new LinkedHashSet<>();
  private final TreeOperations operations = new TreeOperations(this);
  private boolean watched;
  private boolean shadowed;
  private boolean rulesHeld;
  private boolean settling;

  Realm(Platform platform, WebWindow webWindow, HostWindow window) {
    this.platform = platform;
    this.webWindow = webWindow;
    this.window = window;
    this.scope = ScriptableObject.getTopLevelScope(window.getParentScope());
    this.customElements = new CustomElements(this);
    this.slots = new Slots(this);
    this.events = new EventHost(this);
    this.reports = new Reports(this);
    this.start = new StartScript(this);
    scope.associateValue(KEY, this);
  }

  /// The realm an object was made in; empty for a window that was never furnished.
  static Optional<Realm> of(Scriptable object) {
    return Optional.ofNullable(
        (Realm) ScriptableObject.getTopLevelScope(object.getParentScope()).getAssociatedValue(KEY));
  }

  Platform platform() {
    return platform;
  }

  WebWindow webWindow() {
    return webWindow;
  }

  HostWindow window() {
    return window;
  }

  TopLevel scope() {
    return scope;
  }

  CustomElements customElements() {
    return customElements;
  }

  EventHost events() {
    return events;
  }

  StartScript start() {
    return start;
  }

  AbsentFeatures absent() {
    return absent;
  }

  Reports reports() {
    return reports;
  }

  Slots slots() {
    return slots;
  }

  /// What is to hear of attributes whose changes send no event.
  TreeOperations operations() {
    return operations;
  }

  Set<MutationWatch> attributeWatches() {
    return attributeWatches;
  }

  /// Starts to listen to tree changes, once.
  void watch() {
    if (!watched) {
      watched = true;
      htmlPage().ifPresent(html -> new TreeWatch(this).start(html));
    }
  }

  /// The HTML document of this window; empty for text, XML and binary pages.
  Optional<HtmlPage> htmlPage() {
    return window.page() instanceof HtmlPage html ? Optional.of(html) : Optional.empty();
  }

  /// The worker whose world this is; empty for a window.
  Optional<DedicatedWorker> worker() {
    return webWindow instanceof WorkerWindow window ? Optional.of(window.worker()) : Optional.empty();
  }

  /// The address requests are made from, as `Referer` and `Origin` have it.
  URL address() {
    return Platform.address(htmlPage().orElseThrow());
  }

  /// Whether any shadow tree exists here: without one, events need no retargeting.
  boolean isShadowed() {
    return shadowed;
  }

  void markShadowed() {
    shadowed = true;
  }

  /// Whether a script has had its hands on a rule of a style sheet: it may change it at any time, and nothing tells.
  boolean areRulesHeld() {
    return rulesHeld;
  }

  void markRulesHeld() {
    rulesHeld = true;
  }

  /// Whether nodes are being moved for bookkeeping only: such moves are no mutations.
  boolean isSettling() {
    return settling;
  }

  void settling(Runnable moves) {
    boolean outer = settling;
    settling = true;
    try {
      moves.run();
    } finally {
      settling = outer;
    }
  }

  /// Whether a script listens to events of this type on the window.
  boolean hears(String type) {
    EventListenersContainer listeners = window.getEventListenersContainer();
    return listeners.getEventHandler(type) != null
        || !listeners.getListeners(type, false).isEmpty()
        || !listeners.getListeners(type, true).isEmpty();
  }

  /// A global as it is now, such as a constructor.
  Object global(String name) {
    return ScriptableObject.getProperty(window, name);
  }

  ScriptableObject prototypeOf(String constructor) {
    return (ScriptableObject) ScriptableObject.getProperty((Scriptable) global(constructor), "prototype");
  }

  HtmlUnitScriptable wrap(DomNode node) {
    HtmlUnitScriptable object = node.getScriptableObject();
    return object != null ? object : window.makeScriptableFor(node);
  }

  NativeObject newObject() {
    return (NativeObject) JavaScriptEngine.newObject(scope);
  }

  Scriptable newArray(Object... elements) {
    return JavaScriptEngine.newArray(scope, elements);
  }

  /// A `DOMException` to throw. Names without a legacy code work as well.
  RhinoException domException(String name, String message) {
    Context cx = Context.getCurrentContext();
    Scriptable thrown = cx.newObject(scope, "DOMException", new Object[] {message, name});
    return new org.htmlunit.corejs.javascript.JavaScriptException(thrown, "platform", 0);
  }

  /// Calls page code from platform code. What it throws is reported as the page's error and does not travel
  /// further, as the standard asks of callbacks. Inside a running script, microtasks wait for its end.
  Object call(Function function, Object thisObject, Object... args) {
    Context cx = Context.getCurrentContext();
    JavaScriptEngine engine = engine();
    HtmlPage html = htmlPage().orElse(null);
    if (cx == null || !ScriptRuntime.hasTopCall(cx)) {
      return engine.callFunction(html, function, scope, (Scriptable) thisObject, args);
    }
    try {
      return function.call(cx, scope, thisObject, args);
    } catch (RhinoException e) {
      report(e);
      return JavaScriptEngine.UNDEFINED;
    }
  }

  /// Reports an exception of page code to the page, then to the client.
  void report(RhinoException e) {
    reports.exception(new ScriptException(htmlPage().orElse(null), e));
  }

  JavaScriptEngine engine() {
    return (JavaScriptEngine) platform.client().getJavaScriptEngine();
  }

  /// Runs page work on the surface's thread, soon, unless the document is gone by then. Safe from any thread.
  void post(Runnable work) {
    JavaScriptJobManager jobs = webWindow.getJobManager();
    if (jobs != null) {
      htmlPage().ifPresent(html -> jobs.addJob(new PageJob(this, html, work), html));
    }
  }

  /// Runs work as a task of the page in which no script runs, so that what it loads is loaded at once.
  void postBare(Runnable work) {
    htmlPage().ifPresent(html -> PageTask.later(html, work));
  }
}
