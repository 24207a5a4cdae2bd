package dev.cmux.engine.modern;

import dev.cmux.engine.modern.platform.DeclaredShadows;
import dev.cmux.engine.modern.platform.ErrorPlace;
import dev.cmux.engine.modern.platform.HostFailure;
import dev.cmux.engine.modern.platform.PageBody;
import dev.cmux.engine.modern.platform.Platform;
import dev.cmux.engine.modern.platform.TreeForm;
import dev.cmux.engine.modern.platform.Uncaught;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.htmlunit.Page;
import org.htmlunit.ScriptException;
import org.htmlunit.WebClient;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.Script;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlBody;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSvg;
import org.htmlunit.javascript.HtmlUnitContextFactory;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.javascript.host.event.EventHandler;

/// The page engine of one client: HtmlUnit's, with scripts that can be stopped and compiled scripts that are shared.
///
/// Everything happens on the thread that calls it, which must be the client's only one at that time. Page
/// scripts recurse on the Java stack: give that thread 64 MB. A script that recurses deeper than its thread can
/// take ends with the `RangeError` browsers throw.
public final class PageEngine extends JavaScriptEngine {

  private static final long serialVersionUID = 1L;

  private final transient WebClient client;
  private final transient PageContextFactory contexts;
  private final transient Platform platform;
  private final transient PageHooks hooks;
  private final transient Languages languages;
  private final transient ExpectedRequests expected;

  /// Windows whose document is new and has seen no script yet.
  private final transient Map<WebWindow, Page> bare = new LinkedHashMap<>();

  private transient boolean ended;
  private transient ModernPage settling;

  PageEngine(WebClient client, PageHooks hooks, Languages languages) {
    super(client);
    this.client = client;
    this.hooks = hooks;
    this.languages = languages;
    this.expected = new ExpectedRequests(client, languages);
    this.platform = new Platform(client, hooks.background(), new Listeners(), (page, source, url) -> new ModuleScripts(page).run(source, url));
    this.contexts = new PageContextFactory(client, hooks, languages, platform.rejections());
  }

  /// Called by the constructor of the super class too, before there are contexts of our own.
  @Override
  public HtmlUnitContextFactory getContextFactory() {
    return contexts == null ? super.getContextFactory() : contexts;
  }

  /// Forms find their controls by our rules, and bodies their handlers.
  @Override
  public Class<? extends HtmlUnitScriptable> getJavaScriptClass(Class<?> node) {
    if (node == HtmlForm.class) {
      return TreeForm.class;
    }
    return node == HtmlBody.class ? PageBody.class : super.getJavaScriptClass(node);
  }

  /// Every new window gets the platform before any script can see it: at once when a script is running, else when the next one
  /// starts. A page without scripts, which only Java reads, never pays for it.
  @Override
  public void initialize(WebWindow window, Page page) {
    if (ended) {
      return;
    }
    platform.initialize(window, page);
    bare.put(window, page);
    if (isScriptRunning()) {
      furnishAll();
    }
  }

  @Override
  public void prepareShutdown() {
    ended = true;
    platform.close();
    super.prepareShutdown();
  }

  /// A document of the outermost level is about to fire `DOMContentLoaded`.
  void settles(ModernPage page) {
    if (!isScriptRunning()) {
      settling = page;
    }
  }

  /// HtmlUnit calls this after each script of the markup, and right after `DOMContentLoaded`.
  @Override
  public void processPostponedActions() {
    super.processPostponedActions();
    if (settling != null && !isScriptRunning()) {
      ModernPage page = settling;
      settling = null;
      page.contentLoaded();
    }
  }

  private void furnishAll() {
    while (!bare.isEmpty()) {
      Map<WebWindow, Page> waiting = new LinkedHashMap<>(bare);
      bare.clear();
      waiting.forEach(this::furnish);
    }
  }

  private void furnish(WebWindow window, Page page) {
    if (window.isClosed()) {
      return;
    }
    if (window.getScriptableObject() instanceof Window script) {
      contexts.call(
          context -> {
            new EngineCures(languages).apply(context, ScriptableObject.getTopLevelScope(script.getParentScope()));
            return null;
          });
    }
    platform.furnish(window, page);
  }

  /// The platform of this client, for those who count its background requests.
  public Platform platform() {
    return platform;
  }

  /// Who may make the requests of pages early.
  public void tells(Expectations listener) {
    expected.tell(listener);
  }

  /// What pages will ask for.
  ExpectedRequests expected() {
    return expected;
  }

  /// Makes the shadow trees that the markup of a page has declared so far.
  void declare(ModernPage page, DeclaredShadows shadows) {
    if (shadows.areRead()) {
      furnishAll();
      contexts.call(
          context -> {
            shadows.make(page);
            return null;
          });
    }
  }

  PageHooks hooks() {
    return hooks;
  }

  /// The object lowered code of this window calls.
  Scriptable runtime(Context context, VarScope scope) {
    return languages.ensureRuntime(context, scope);
  }

  /// The value of one of our own scripts, run in the page.
  Object resource(Context context, VarScope scope, String name) {
    return languages.resource(context, scope, name);
  }

  /// What a module is to `modules.js`: a record of what it asks for and offers, and how to run it.
  Object moduleRecord(Context context, VarScope scope, String source, ScriptStart start) {
    return ((PageContext) context).told(start.name(), source, () -> languages.module(context, scope, source, start));
  }

  /// Compiles the text of a user's `eval`, which may `await` at its top level: then the script's value is a promise
  /// of the value of its last expression. Call it in a context of this engine, like `Context.compileString`.
  ///
  /// @param name what errors call the text
  public Script compileForEval(Context context, String source, String name) {
    return languages.evaluation(source, name, ((PageContext) context)::compileMended);
  }

  /// Scripts of a document that has been left run no more: HtmlUnit would run them in the window of the one that came after (5.5.0, `HtmlPage.executeJavaScript`).
  @Override
  public Object execute(HtmlPage page, VarScope scope, Script script) {
    if (page.getEnclosingWindow().getEnclosedPage() != page) {
      return JavaScriptEngine.UNDEFINED;
    }
    return untilStopped(page, () -> super.execute(page, scope, script));
  }

  /// HtmlUnit (5.5.0) takes an `<svg>` for an element with an object of HTML here, so that no listener of one ran.
  @Override
  public Object callFunction(HtmlPage page, Function function, Scriptable thisObject, Object[] args, DomNode node) {
    return super.callFunction(page, function, thisObject, args, node instanceof HtmlSvg ? null : node);
  }

  @Override
  public Object callFunction(HtmlPage page, Function function, VarScope scope, Scriptable self, Object[] args) {
    if (!Platform.mayCall(function, self)) {
      return JavaScriptEngine.UNDEFINED;
    }
    VarScope around = function instanceof EventHandler ? new HandlerScope(scope) : scope;
    return untilStopped(page, () -> super.callFunction(page, function, around, self, args));
  }

  @Override
  protected void handleJavaScriptException(ScriptException exception, boolean triggerOnError) {
    ScriptException located = located(exception);
    if (Context.getCurrentContext() instanceof PageContext context && !ended) {
      context.beforeReactions(() -> report(located, triggerOnError));
      settle(context, exception.getPage());
    } else {
      report(located, triggerOnError);
    }
  }

  private static ScriptException located(ScriptException exception) {
    if (!(exception.getCause() instanceof RuntimeException cause)) {
      return exception;
    }
    RhinoException error = ErrorPlace.located(cause instanceof RhinoException thrown ? thrown : HostFailure.asScriptError("A script", cause));
    return error == cause ? exception : new ScriptException(exception.getPage(), error, exception.getScriptSourceCode());
  }

  private void report(ScriptException exception, boolean triggerOnError) {
    if (!triggerOnError || ended || !platform.dealtWith(exception)) {
      tell(exception);
    }
  }

  /// A script that throws has its promise reactions run too; HtmlUnit (5.5.0, `JavaScriptEngine.HtmlUnitContextAction`) forgets them.
  private void settle(PageContext context, HtmlPage page) {
    try {
      context.processMicrotasks();
    } catch (RuntimeException e) {
      handleJavaScriptException(new ScriptException(page, e), true);
    }
  }

  private void tell(ScriptException exception) {
    if (!ended && exception.getPage() != null && exception.getCause() instanceof RhinoException cause) {
      Optional<String> feature = platform.absentFeature(exception.getPage(), cause.details(), cause.sourceName(), cause.lineNumber());
      if (feature.isPresent()) {
        ErrorPlace place = new ErrorPlace(Objects.requireNonNullElse(cause.sourceName(), ""), cause.lineNumber(), 0);
        hooks.pageError(missing(feature.get(), cause.details(), place));
        return;
      }
    }
    super.handleJavaScriptException(exception, false);
  }

  private static PageError missing(String feature, String message, ErrorPlace place) {
    String sentence = "The page uses `%s`, which cmux does not have: %s".formatted(feature, message);
    return new PageError(PageError.Kind.MISSING_FEATURE, sentence, place.file(), place.line(), 0);
  }

  /// What is left to tell when the page has been told.
  private final class Listeners implements Uncaught {
    @Override
    public void exception(ScriptException exception) {
      tell(exception);
    }

    @Override
    public void rejection(HtmlPage page, String message, ErrorPlace place) {
      hooks.pageError(
          platform
              .absentFeature(page, message, place.file(), place.line())
              .map(feature -> missing(feature, message, place))
              .orElseGet(() -> new PageError(PageError.Kind.REJECTION, message, place.file(), place.line(), place.column())));
    }
  }

  /// A stopped script gives no result, like a script of a browser tab whose user pressed "stop". Scripts run inside
  /// scripts (an event a script dispatches): the whole stack ends, and the client is usable again.
  private Object untilStopped(HtmlPage page, Supplier<Object> script) {
    Context context = Context.getCurrentContext();
    boolean outermost = context == null || !ScriptRuntime.hasTopCall(context);
    furnishAll();
    try {
      return script.get();
    } catch (ScriptStopped stopped) {
      if (!outermost) {
        throw stopped;
      }
      if (stopped.timedOut()) {
        client.getJavaScriptErrorListener().timeoutError(page, stopped.allowedMillis(), stopped.elapsedMillis());
      }
      return null;
    }
  }
}
