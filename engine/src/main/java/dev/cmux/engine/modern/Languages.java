package dev.cmux.engine.modern;

import dev.cmux.engine.modern.platform.ErrorPlace;
import dev.cmux.engine.modern.platform.HostFailure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.EcmaError;
import org.htmlunit.corejs.javascript.EvaluatorException;
import org.htmlunit.corejs.javascript.JavaScriptException;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.Script;
import org.htmlunit.corejs.javascript.ScriptCompileSpec;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.Window;

/// Turns page sources of any edition of JavaScript into compiled scripts of the page engine, and gives windows the
/// runtime such scripts call, when the first of them starts there. Holds what all clients of the process share.
final class Languages {

  /// Stands in lowered code for the address that `import()` in a classic script starts from.
  static final String BASE = "$cmux_base$";

  /// In what the engine says of a `let` that is one too many.
  private static final String DECLARED_TWICE = "redeclaration of";

  /// What names of modules begin with among compiled scripts.
  private static final String MODULE = "module:";

  /// One processor is left to the pages. The compiler takes some 100 bytes for each character, which is another reason.
  private static final Semaphore PREPARING = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

  private static final Pattern AWAIT = Pattern.compile("\\bawait\\b");

  private final Lowering lowering;
  private final CompiledScripts compiled;
  private final Map<String, Script> own = new ConcurrentHashMap<>();

  Languages(Lowering lowering, CompiledScripts compiled) {
    this.lowering = lowering;
    this.compiled = compiled;
  }

  /// A compiled script from the shared ones, or a new one.
  ///
  /// @param compiler how the engine compiles text it can run
  Script script(String source, ScriptStart start, Compiler compiler) {
    return compiled
        .find(source, start.name(), start.line())
        .orElseGet(
            () -> {
              Script script = unshared(source, SourceKind.SCRIPT, start, compiler);
              // Lowering leaves no template literal.
              if (script instanceof LoweredScript) {
                compiled.keep(source, start.name(), start.line(), script);
              } else if (!CompiledScripts.mayHoldPageState(source)) {
                compiled.keepIfAgain(source, start.name(), start.line(), script);
              }
              return script;
            });
  }

  /// Lowers a script that a page will run soon, if it has to be, and if there is a processor for it: the pages of one process want theirs. Safe from any thread.
  void prepare(String source, SourceKind kind, String address) {
    String name = kind == SourceKind.MODULE ? MODULE + address : address;
    if (compiled.find(source, name, 1).isPresent() || !PREPARING.tryAcquire()) {
      return;
    }
    try {
      lowering.lower(source, kind);
    } catch (LoweringFailure | RuntimeException e) {
      // The page comes to it, and is told.
    } finally {
      PREPARING.release();
    }
  }

  /// How [PageContext] compiles: the text, and where its lines come from.
  interface Compiler {
    Script compile(ScriptCompileSpec.Builder spec);
  }

  /// A compiled script that nobody else gets.
  Script unshared(String source, SourceKind kind, ScriptStart start, Compiler compiler) {
    Optional<Lowered> lowered;
    try {
      lowered = lowering.lower(source, kind);
    } catch (LoweringFailure failure) {
      return refused(source, start, failure, compiler);
    }
    return lowered.map(text -> compiled(text, start, compiler)).orElseGet(() -> asItIs(source, kind, start, compiler));
  }

  private Script compiled(Lowered lowered, ScriptStart start, Compiler compiler) {
    String code = lowered.code().replace("\"" + BASE + "\"", quoted(start.name()));
    Script script =
        compiler.compile(
            ScriptCompileSpec.fromSource(code)
                .sourceName(start.name())
                .lineno(1)
                .sourceMapper(lowered.lines().startingAt(start.line())));
    return new LoweredScript(script);
  }

  private Script asItIs(String source, SourceKind kind, ScriptStart start, Compiler compiler) {
    try {
      return compiler.compile(ScriptCompileSpec.fromSource(source).sourceName(start.name()).lineno(start.line()));
    } catch (EvaluatorException | EcmaError refused) {
      return lowered(source, kind, start, compiler, refused).orElseThrow(() -> syntaxError(refused, start));
    }
  }

  /// Lowers what the engine has refused, though it could run it: its parser does not know `(a, {b = 1}) => b`. Empty when it is no JavaScript, and where the
  /// compiler knows less: that a name is declared twice.
  Optional<Script> lowered(String source, SourceKind kind, ScriptStart start, Compiler compiler, RhinoException refused) {
    if (refused.details().contains(DECLARED_TWICE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(compiled(lowering.lowerAnyway(source, kind), start, compiler));
    } catch (LoweringFailure noJavaScript) {
      return Optional.empty();
    }
  }

  private static RhinoException syntaxError(RhinoException refused, ScriptStart start) {
    if (refused instanceof EcmaError) {
      return refused;
    }
    int column = start.columnAt(refused.lineNumber() - start.line() + 1, refused.columnNumber());
    return ScriptRuntime.constructError("SyntaxError", refused.details(), start.name(), refused.lineNumber(), refused.lineSource(), column);
  }

  /// What the compiler cannot read the engine may still run; what neither can is the page's mistake.
  private static Script refused(String source, ScriptStart start, LoweringFailure failure, Compiler compiler) {
    try {
      return compiler.compile(ScriptCompileSpec.fromSource(source).sourceName(start.name()).lineno(start.line()));
    } catch (EvaluatorException | EcmaError | StackOverflowError alsoRefused) {
      throw syntaxError(failure, start);
    }
  }

  static EcmaError syntaxError(LoweringFailure failure, ScriptStart start) {
    String message = failure.getMessage().replaceFirst("^Parse error\\. ", "");
    int column = start.columnAt(failure.line(), failure.column());
    return ScriptRuntime.constructError(failure.error(), message, start.name(), failure.line() + start.line() - 1, null, column);
  }

  /// The text of a user's `eval`.
  Script evaluation(String source, String name, Compiler compiler) {
    SourceKind kind = AWAIT.matcher(source).find() ? SourceKind.AWAITING : SourceKind.SCRIPT;
    return unshared(source, kind, new ScriptStart(name, 1, 1), compiler);
  }

  /// The runtime of the window of `scope`, made when there is none yet.
  Scriptable ensureRuntime(Context context, VarScope scope) {
    TopLevel top = ScriptableObject.getTopLevelScope(scope);
    Scriptable window = top.getGlobalThis();
    if (ScriptableObject.getProperty(window, Lowering.RUNTIME) instanceof Scriptable known) {
      return known;
    }
    own(context, "runtime", () -> lowering.runtime().code()).exec(context, top, window);
    Scriptable runtime = (Scriptable) ScriptableObject.getProperty(window, Lowering.RUNTIME);
    ScriptableObject.putProperty(runtime, "load", new PageFunction(top, "load", Languages::load));
    PrivateNames.addTo(runtime, top);
    ClassFields.addTo(runtime, top);
    FunctionKinds.addTo(runtime, top);
    SuperCalls.addTo(runtime, top);
    ScriptableObject.putProperty(runtime, "keysOf", new PageFunction(top, "keysOf", (cx, args) -> ProxyCures.keysOf(cx, top, args[0])));
    ScriptableObject.putProperty(runtime, "withObject", new PageFunction(top, "withObject", WithObject::of));
    return runtime;
  }

  /// `import()` in a classic script.
  private static Object load(Context context, Object[] args) {
    Window window = (Window) ScriptRuntime.getTopCallScope(context).getGlobalThis();
    HtmlPage page = (HtmlPage) window.getWebWindow().getEnclosedPage();
    return new ModuleScripts(page).load(context, args[0], ScriptRuntime.toString(args[1]));
  }

  /// The value of one of our own scripts.
  Object resource(Context context, VarScope scope, String name) {
    TopLevel top = ScriptableObject.getTopLevelScope(scope);
    return own(context, name, () -> Lowering.resource(name)).exec(context, top, top.getGlobalThis());
  }

  /// One of our own scripts, which hold no page state; compiled once.
  private Script own(Context context, String name, Supplier<String> code) {
    return own.computeIfAbsent(
        name,
        missing ->
            ((PageContext) context)
                .excused(() -> context.compileScript(ScriptCompileSpec.fromSource(code.get()).sourceName("cmux:" + name).lineno(1))));
  }

  /// A module's record, see [ModuleRewrite]; a new one for each document.
  Object module(Context context, VarScope scope, String source, ScriptStart start) {
    String key = MODULE + start.name();
    TopLevel top = ScriptableObject.getTopLevelScope(scope);
    Script script =
        compiled
            .find(source, key, start.line())
            .orElseGet(
                () -> {
                  Script made = compiledModule(context, top, source, start);
                  compiled.keep(source, key, start.line(), made);
                  return made;
                });
    return script.exec(context, top, Undefined.instance);
  }

  private Script compiledModule(Context context, TopLevel top, String source, ScriptStart start) {
    try {
      Lowered lowered = lowering.lower(source, SourceKind.MODULE).orElseThrow();
      return new LoweredScript(
          ((PageContext) context).compileMended(
              ScriptCompileSpec.fromSource(lowered.code())
                  .sourceName(start.name())
                  .lineno(1)
                  .sourceMapper(lowered.lines().startingAt(start.line()))));
    } catch (LoweringFailure failure) {
      // Goes through scripts of ours, in which an exception has no column; an error object keeps it.
      EcmaError refused = syntaxError(failure, start);
      Object error = HostFailure.caught(refused, top, context);
      ErrorPlace.setColumn(error, refused.columnNumber());
      throw new JavaScriptException(error, refused.sourceName(), refused.lineNumber());
    }
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\' || c < ' ' || c > '~') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /// A lowered script, which sees to it that its window has the runtime. Holds no page state, so it can be shared.
  private final class LoweredScript implements Script {
    private final Script script;

    LoweredScript(Script script) {
      this.script = script;
    }

    @Override
    public Object exec(Context context, VarScope scope, Object self) {
      ensureRuntime(context, scope);
      return script.exec(context, scope, self);
    }
  }
}
