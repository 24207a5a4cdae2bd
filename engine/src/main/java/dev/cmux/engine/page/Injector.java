package dev.cmux.engine.page;

import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.modern.PageEngine;
import dev.cmux.engine.modern.platform.HostFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.htmlunit.WebClient;
import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.JavaScriptException;
import org.htmlunit.corejs.javascript.NativePromise;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.Script;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.Window;

/// Runs the caller's JavaScript in a page and brings its value out as plain Java.
final class Injector {

  /// How a text begins that is a function: `() =>`, `async x =>`, `function`, with a bracket around it or not.
  private static final Pattern FUNCTION = Pattern.compile("[\\s(]*(async\\b\\s*)?(function\\b|[\\w$]+\\s*=>|\\([^()]*\\)\\s*=>)");

  private static final String SOURCE_NAME = "eval";

  private final WebClient client;

  Injector(WebClient client) {
    this.client = client;
  }

  /// Evaluates now; done when the value, or the promise it is, has settled.
  Attempt<Object> eval(HtmlPage page, PageScript script, List<Object> args, DomElement element) {
    if (!client.isJavaScriptEnabled()) {
      throw EngineException.invalidState("The surface was opened without JavaScript, so nothing can be evaluated in its pages.");
    }
    Evaluation<Object> evaluation = new Evaluation<>(script, args, element, PageValues::toJava);
    evaluation.runIn(page);
    return evaluation;
  }

  /// Whether the script's value is truthy, once promises have settled.
  Attempt<Boolean> test(HtmlPage page, PageScript script) {
    Evaluation<Boolean> evaluation = new Evaluation<>(script, List.of(), null, ScriptRuntime::toBoolean);
    evaluation.runIn(page);
    return evaluation;
  }

  /// Runs a script in the document as a `<script>` of the page would; what it throws is a page error.
  void addScript(HtmlPage page, String source) {
    insert(page, "script", source);
  }

  void addStyle(HtmlPage page, String css) {
    insert(page, "style", css);
  }

  private static void insert(HtmlPage page, String tag, String content) {
    DomElement element = page.createElement(tag);
    element.appendChild(new DomText(page, content));
    DomNode parent = page.getHead() == null ? page.getDocumentElement() : page.getHead();
    parent.appendChild(element);
  }

  /// One evaluation. The engine's own `execute` reports what a script throws as a page error and answers null; so the script
  /// runs inside a Java function that keeps what it throws.
  private final class Evaluation<T> implements Attempt<T> {
    private final PageScript script;
    private final List<Object> args;
    private final DomElement element;
    private final java.util.function.Function<Object, T> reading;
    private T value;
    private EngineException failure;
    private boolean settled;
    private boolean ran;
    private boolean cutShort;

    Evaluation(PageScript script, List<Object> args, DomElement element, java.util.function.Function<Object, T> reading) {
      this.script = script;
      this.args = args;
      this.element = element;
      this.reading = reading;
    }

    void runIn(HtmlPage page) {
      JavaScriptEngine engine = (JavaScriptEngine) client.getJavaScriptEngine();
      Window window = page.getEnclosingWindow().getScriptableObject();
      VarScope scope = ScriptableObject.getTopLevelScope(window.getParentScope());
      Function run =
          new BaseFunction(scope) {
            private static final long serialVersionUID = 1L;

            @Override
            public Object call(Context context, Object newTarget, VarScope ignored, Object self, Object[] none) {
              ran = true;
              evaluate(context, scope, window);
              return null;
            }
          };
      engine.callFunction(page, run, scope, window, new Object[0]);
      if (!ran) {
        throw EngineException.invalidState("The page went away before the script could run.").withHint("Wait for the navigation to finish first.");
      }
    }

    private void evaluate(Context context, VarScope scope, Window window) {
      cutShort = true;
      try {
        Object result = compute(context, scope, window);
        if (result instanceof NativePromise promise) {
          Function then = (Function) ScriptableObject.getProperty(promise, "then");
          then.call(context, scope, promise, new Object[] {new Settle(scope, false), new Settle(scope, true)});
        } else {
          settle(result, null);
        }
        cutShort = false;
      } catch (RuntimeException e) {
        cutShort = false;
        settle(null, e instanceof EngineException ours ? ours : jsError(HostFailure.asScriptError("The script", e)));
      } catch (StackOverflowError | OutOfMemoryError e) {
        cutShort = false;
        settle(null, jsError(HostFailure.exhausted(e)));
      }
    }

    private Object compute(Context context, VarScope scope, Window window) {
      Scriptable self = element == null ? window : element.getScriptableObject();
      if (!script.function()) {
        PageEngine engine = (PageEngine) client.getJavaScriptEngine();
        Script compiled = engine.compileForEval(context, script.source(), SOURCE_NAME);
        Object value = compiled.exec(context, scope, self);
        // Only what is a function as a whole: `button.onclick = () => …` has a function's value too, and is not meant to be called.
        return value instanceof Function function && FUNCTION.matcher(script.source()).lookingAt() ? call(context, scope, self, function) : value;
      }
      Object made = context.compileString("(" + script.source() + "\n)", SOURCE_NAME, 1, null).exec(context, scope, window);
      if (!(made instanceof Function function)) {
        throw EngineException.invalidParams("The script is not a function: `%s`.".formatted(shorten(script.source())));
      }
      return call(context, scope, self, function);
    }

    private Object call(Context context, VarScope scope, Scriptable self, Function function) {
      List<Object> values = new ArrayList<>();
      if (element != null) {
        values.add(element.getScriptableObject());
      }
      args.forEach(arg -> values.add(PageValues.toPage(context, scope, arg)));
      return function.call(context, scope, self, values.toArray());
    }

    /// Reads the value while the page's context is still there: getters may run.
    private void settle(Object result, EngineException error) {
      settled = true;
      failure = error;
      if (error == null) {
        try {
          value = reading.apply(result);
        } catch (EngineException e) {
          failure = e;
        } catch (RhinoException e) {
          failure = jsError(e);
        }
      }
    }

    @Override
    public Outcome<T> tryNow() {
      if (cutShort) {
        throw EngineException.timeout("The script was ended: one of this surface may use %d ms of processor time, and ten times that on the clock."
                .formatted(client.getJavaScriptTimeout()))
            .withHint("Open the surface with a longer `timeoutMs`, or let the script work in smaller pieces.");
      }
      if (!settled) {
        return Attempt.notYet("the promise of the script did not settle");
      }
      if (failure != null) {
        throw failure;
      }
      return Attempt.done(value);
    }

    /// What a promise calls when it settles.
    private final class Settle extends BaseFunction {
      private static final long serialVersionUID = 1L;
      private final boolean rejected;

      Settle(VarScope scope, boolean rejected) {
        super(scope);
        this.rejected = rejected;
      }

      @Override
      public Object call(Context context, Object newTarget, VarScope scope, Object self, Object[] values) {
        Object result = values.length == 0 ? null : values[0];
        if (rejected) {
          settle(null, jsError(new JavaScriptException(result, SOURCE_NAME, 0)));
        } else {
          settle(result, null);
        }
        return null;
      }
    }
  }

  /// The thrown value, said the way JavaScript says it, with its place in the caller's script. Inside the page's context: getters may run.
  private static EngineException jsError(RuntimeException failure) {
    String message = failure instanceof RhinoException rhino ? rhino.details() : String.valueOf(failure.getMessage());
    int line = 0;
    int column = 0;
    if (failure instanceof JavaScriptException thrown) {
      message = PageValues.describe(thrown.getValue());
    }
    if (failure instanceof RhinoException rhino) {
      line = rhino.lineNumber();
      column = Math.max(0, rhino.columnNumber());
    }
    EngineException error = EngineException.jsError("The script failed in the page: %s".formatted(message.endsWith(".") ? message : message + "."));
    return line > 0 ? error.with("line", line).with("column", column).causedBy(failure) : error.causedBy(failure);
  }

  private static String shorten(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "…";
  }
}
