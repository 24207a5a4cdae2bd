package dev.cmux.engine.modern;

import dev.cmux.engine.modern.platform.HostFailure;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.htmlunit.corejs.javascript.CompilerEnvirons;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.EcmaError;
import org.htmlunit.corejs.javascript.ErrorReporter;
import org.htmlunit.corejs.javascript.Evaluator;
import org.htmlunit.corejs.javascript.EvaluatorException;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.JavaScriptException;
import org.htmlunit.corejs.javascript.Script;
import org.htmlunit.corejs.javascript.ScriptCompileSpec;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.UnhandledRejectionTracker;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.JavaScriptEngine;

/// The page engine's state for one call into a page. Every way a page's text becomes code ends here.
final class PageContext extends Context {

  /// A script that mostly waits ends too, though not because others use the machine.
  private static final int TIMES_ON_THE_CLOCK = 10;

  private static final int REACTIONS_BETWEEN_LOOKS = 256;

  private final PageContextFactory factory;
  private final ScriptClock clock = new ScriptClock();
  private boolean inMicrotask;
  private int reactions;
  private boolean held;

  PageContext(PageContextFactory factory) {
    super(factory);
    this.factory = factory;
  }

  /// The time limit counts for one call into the page, not for the calls that call makes; and for all promise reactions at the end of a task together, which
  /// may go on for ever, each after the other.
  void startClock() {
    if (!inMicrotask) {
      clock.start();
    }
  }

  /// Does work that is not the running script's, if there is one: the limit does not count it.
  <T> T excused(Supplier<T> work) {
    return ScriptRuntime.hasTopCall(this) ? clock.excused(work) : work.get();
  }

  /// Prepares a script, of which the surface is told.
  <T> T told(String script, String source, Supplier<T> preparation) {
    factory.hooks().prepares(script, source.length());
    try {
      return preparation.get();
    } finally {
      factory.hooks().prepared();
    }
  }

  /// Ends the running script when it was asked to end or has run too long.
  void stopIfNecessary() {
    if (factory.stopRequested()) {
      throw ScriptStopped.onRequest();
    }
    long allowed = factory.getTimeout();
    if (allowed > 0) {
      endAfter(allowed, clock.usedMillis());
      endAfter(allowed * TIMES_ON_THE_CLOCK, clock.elapsedMillis());
    }
  }

  private static void endAfter(long allowed, long millis) {
    if (millis > allowed) {
      throw ScriptStopped.afterTimeLimit(allowed, millis);
    }
  }

  /// For a script element, a timer string or a `javascript:` URL `compiler` is null, for `eval` it is not.
  @Override
  protected Script compileString(
      String source,
      Evaluator compiler,
      ErrorReporter reporter,
      String name,
      int line,
      Object securityDomain,
      Consumer<CompilerEnvirons> environment) {
    return excused(() -> compiled(source, compiler, reporter, name, line, securityDomain, environment));
  }

  private Script compiled(
      String source,
      Evaluator compiler,
      ErrorReporter reporter,
      String name,
      int line,
      Object securityDomain,
      Consumer<CompilerEnvirons> environment) {
    boolean isEval = compiler != null;
    String text = factory.preProcess(isEval ? source : withoutHtmlComment(source), name, line);
    if (!isEval) {
      ScriptStart start = ScriptStart.of(name, line, pageAddress());
      return told(start.name(), text, () -> factory.languages().script(text, start, this::compileMended));
    }
    // What `eval` runs depends on where it stands, so it is compiled each time.
    return factory
        .languages()
        .unshared(
            text,
            SourceKind.EVAL,
            new ScriptStart(name, line, 1),
            spec ->
                compileMended(
                    spec.compilationErrorReporter(reporter)
                        .securityDomain(securityDomain)
                        .compilerEnvironsProcessor(environment)));
  }

  private String pageAddress() {
    return getThreadLocal(JavaScriptEngine.KEY_STARTING_PAGE) instanceof HtmlPage page ? page.getUrl().toExternalForm() : "";
  }

  /// Compiles text the engine can run.
  Script compileMended(ScriptCompileSpec.Builder spec) {
    return compileScript(spec.compiler(new StrictThis()));
  }

  /// `new Function` and event attributes. A lowered function is the value of an expression.
  @Override
  protected Function compileFunction(
      VarScope scope,
      String source,
      Evaluator compiler,
      ErrorReporter reporter,
      String name,
      int line,
      Object securityDomain) {
    String text = factory.preProcess(source, name, line);
    ScriptStart start = ScriptStart.of(name, line, pageAddress());
    Languages.Compiler lowered = spec -> compileMended(spec.compilationErrorReporter(reporter));
    Script script;
    if (excused(() -> SourceScan.of(text, SourceKind.SCRIPT)).needsLowering()) {
      script = excused(() -> factory.languages().unshared(text, SourceKind.FUNCTION, start, lowered));
    } else {
      try {
        return excused(() -> super.compileFunction(scope, text, new StrictThis(), reporter, start.name(), start.line(), securityDomain));
      } catch (EvaluatorException | EcmaError refused) {
        script = excused(() -> factory.languages().lowered(text, SourceKind.FUNCTION, start, lowered, refused)).orElseThrow(() -> refused);
      }
    }
    return (Function) script.exec(this, scope, ScriptableObject.getTopLevelScope(scope).getGlobalThis());
  }

  /// Does what comes between the end of a script and its promise reactions, which calls of this work into the page would run.
  void beforeReactions(Runnable work) {
    boolean outer = held;
    held = true;
    try {
      work.run();
    } finally {
      held = outer;
    }
  }

  /// The engine looks whether a script has to end when it has run for a while, which a short reaction never does.
  @Override
  public void enqueueMicrotask(Runnable task) {
    super.enqueueMicrotask(task);
    if (inMicrotask && ++reactions % REACTIONS_BETWEEN_LOOKS == 0) {
      stopIfNecessary();
    }
  }

  /// Promise reactions wait until no script is on the stack (HTML standard, "perform a microtask checkpoint"); the
  /// engine itself would also run them when an `eval` or an event listener inside a running script ends. A
  /// reaction that throws does not keep the others from running: those of the page report what they throw themselves.
  @Override
  public void processMicrotasks() {
    if (held || inMicrotask || ScriptRuntime.hasTopCall(this)) {
      return;
    }
    RuntimeException first = null;
    boolean more = true;
    clock.start();
    inMicrotask = true;
    try {
      while (more) {
        try {
          super.processMicrotasks();
          more = false;
        } catch (RuntimeException e) {
          first = first == null ? e : first;
        }
      }
    } finally {
      inMicrotask = false;
    }
    factory.rejections().settle();
    if (first != null) {
      throw first;
    }
  }

  /// What a callback of a promise throws becomes the promise's reason. The engine (5.5.0, `NativePromise.getErrorObject`) makes an error
  /// of its own kind into one without file and line; here it is an error object already.
  RuntimeException thrownInto(VarScope scope, EcmaError error) {
    if (!inMicrotask) {
      return error;
    }
    return new JavaScriptException(HostFailure.caught(error, scope, this), error.sourceName(), error.lineNumber());
  }

  @Override
  public UnhandledRejectionTracker getUnhandledPromiseTracker() {
    return factory.rejections();
  }

  /// A script may hide in an HTML comment, for browsers of 1995: ECMAScript, annex B.1.1.
  private static String withoutHtmlComment(String source) {
    int start = 0;
    while (start < source.length() && source.charAt(start) <= ' ') {
      start++;
    }
    return source.startsWith("<!--", start) ? source.substring(0, start) + "//" + source.substring(start) : source;
  }
}
