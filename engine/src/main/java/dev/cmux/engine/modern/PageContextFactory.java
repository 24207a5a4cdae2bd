package dev.cmux.engine.modern;

import dev.cmux.engine.modern.platform.HostFailure;
import dev.cmux.engine.modern.platform.Rejections;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.corejs.javascript.Callable;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.EcmaError;
import org.htmlunit.corejs.javascript.Script;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.HtmlUnitContextFactory;
import org.htmlunit.javascript.JavaScriptEngine;

/// Makes the contexts page scripts of one client run in. What HtmlUnit's own factory sets is set here too (5.5.0,
/// `HtmlUnitContextFactory.makeContext`); its context class is private, so the few methods that cast to it are here.
final class PageContextFactory extends HtmlUnitContextFactory {

  /// How often a running script is looked at, in interpreter instructions: about once a millisecond.
  private static final int INSTRUCTIONS_BETWEEN_LOOKS = 10_000;

  /// Script frames, about what browsers allow. The engine counts them in 16 bits, so 32,767 is the end.
  private static final int MAX_SCRIPT_FRAMES = 10_000;

  private final WebClient client;
  private final PageHooks hooks;
  private final Languages languages;
  private final Rejections rejections;

  PageContextFactory(WebClient client, PageHooks hooks, Languages languages, Rejections rejections) {
    super(client);
    this.client = client;
    this.hooks = hooks;
    this.languages = languages;
    this.rejections = rejections;
  }

  boolean stopRequested() {
    return hooks.stopRequested();
  }

  PageHooks hooks() {
    return hooks;
  }

  Rejections rejections() {
    return rejections;
  }

  Languages languages() {
    return languages;
  }

  /// The client's own pre-processor, for those who set one.
  String preProcess(String source, String name, int line) {
    if (client.getScriptPreProcessor() == null) {
      return source;
    }
    HtmlPage page = (HtmlPage) Context.getCurrentContext().getThreadLocal(JavaScriptEngine.KEY_STARTING_PAGE);
    return preProcess(page, source, name, line, null);
  }

  @Override
  protected Context makeContext() {
    BrowserVersion browser = client.getBrowserVersion();
    PageContext context = new PageContext(this);
    context.setLanguageVersion(Context.VERSION_ES6);
    context.setLocale(browser.getBrowserLocale());
    context.setTimeZone(browser.getSystemTimezone());
    context.setClassShutter(className -> false);
    context.setInterpretedMode(true);
    context.setInstructionObserverThreshold(INSTRUCTIONS_BETWEEN_LOOKS);
    context.setErrorReporter(new PageErrorReporter(client));
    context.getWrapFactory().setJavaPrimitiveWrap(false);
    context.setMaximumInterpreterStackDepth(MAX_SCRIPT_FRAMES);
    ScriptRuntime.setRegExpProxy(context, new PageRegExps());
    return context;
  }

  /// The stack trace of an error object is that of its making, as in browsers. The engine's would be that of the last `throw`: of whoever passes it on.
  @Override
  protected boolean hasFeature(Context context, int feature) {
    return feature != Context.FEATURE_LOCATION_INFORMATION_IN_ERROR && super.hasFeature(context, feature);
  }

  @Override
  protected void observeInstructionCount(Context context, int instructionCount) {
    ((PageContext) context).stopIfNecessary();
  }

  @Override
  protected Object doTopCall(Callable callable, Context context, VarScope scope, Object thisObject, Object[] args) {
    ((PageContext) context).startClock();
    try {
      return plain(callable.call(context, scope, thisObject, args));
    } catch (EcmaError e) {
      throw ((PageContext) context).thrownInto(scope, e);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw HostFailure.exhausted(e);
    }
  }

  @Override
  protected Object doTopCall(Script script, Context context, VarScope scope, Object thisObject) {
    ((PageContext) context).startClock();
    try {
      return plain(script.exec(context, scope, thisObject));
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw HostFailure.exhausted(e);
    }
  }

  /// Concatenations are lazy inside the engine and plain strings outside.
  private static Object plain(Object result) {
    return result instanceof CharSequence text ? text.toString() : result;
  }
}
