package dev.cmux.engine.modern;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.EvaluatorException;
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
  Script script(String source, String name, int line, Compiler compiler) {
    return compiled
        .find(source, name, line)
        .orElseGet(
            () -> {
              Script script = unshared(source, SourceKind.SCRIPT, name, line, compiler);
              // Lowering leaves no template literal.
              if (script instanceof LoweredScript) {
                compiled.keep(source, name, line, script);
              } else if (!CompiledScripts.mayHoldPageState(source)) {
                compiled.keepIfAgain(source, name, line, script);
              }
              return script;
            });
  }

  /// How [PageContext] compiles: the text, and where its lines come from.
  interface Compiler {
    Script compile(ScriptCompileSpec.Builder spec);
  }

  /// A compiled script that nobody else gets.
  Script unshared(String source, SourceKind kind, String name, int line, Compiler compiler) {
    Optional<Lowered> lowered;
    try {
      lowered = lowering.lower(source, kind);
    } catch (LoweringFailure failure) {
      return refused(source, name, line, failure, compiler);
    }
    if (lowered.isEmpty()) {
      return compiler.compile(ScriptCompileSpec.fromSource(source).sourceName(name).lineno(line));
    }
    String code = lowered.get().code().replace("\"" + BASE + "\"", quoted(addressIn(name)));
    Script script =
        compiler.compile(
            ScriptCompileSpec.fromSource(code)
                .sourceName(name)
                .lineno(1)
                .sourceMapper(lowered.get().lines().startingAt(line)));
    return new LoweredScript(script);
  }

  /// What the compiler cannot read the engine may still run; what neither can is the page's mistake.
  private static Script refused(
      String source, String name, int line, LoweringFailure failure, Compiler compiler) {
    try {
      return compiler.compile(ScriptCompileSpec.fromSource(source).sourceName(name).lineno(line));
    } catch (EvaluatorException | StackOverflowError alsoRefused) {
      throw syntaxError(failure, name, line);
    }
  }

  static RhinoException syntaxError(LoweringFailure failure, String name, int firstLine) {
    String message = failure.getMessage().replaceFirst("^Parse error\\. ", "");
    return ScriptRuntime.constructError(
        failure.error(), message, name, failure.line() + firstLine - 1, null, failure.column());
  }

  /// The text of a user's `eval`.
  Script evaluation(String source, String name, Compiler compiler) {
    SourceKind kind = AWAIT.matcher(source).find() ? SourceKind.AWAITING : SourceKind.SCRIPT;
    return unshared(source, kind, name, 1, compiler);
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
    ScriptableObject.putProperty(runtime, "privateName", new PageFunction(top, "privateName", PrivateNames::of));
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
  Object module(Context context, VarScope scope, String source, String name, int line) {
    String key = "module:" + name;
    Script script =
        compiled
            .find(source, key, line)
            .orElseGet(
                () -> {
                  Script made = compiledModule(context, source, name, line);
                  compiled.keep(source, key, line, made);
                  return made;
                });
    TopLevel top = ScriptableObject.getTopLevelScope(scope);
    return script.exec(context, top, Undefined.instance);
  }

  private Script compiledModule(Context context, String source, String name, int line) {
    try {
      Lowered lowered = lowering.lower(source, SourceKind.MODULE).orElseThrow();
      return new LoweredScript(
          ((PageContext) context).compileMended(
              ScriptCompileSpec.fromSource(lowered.code())
                  .sourceName(name)
                  .lineno(1)
                  .sourceMapper(lowered.lines().startingAt(line))));
    } catch (LoweringFailure failure) {
      throw syntaxError(failure, name, line);
    }
  }

  /// HtmlUnit names an inline script `script in URL from (…) to (…)` and an external one by its URL.
  static String addressIn(String name) {
    String address = name.startsWith("script in ") ? name.substring("script in ".length()) : name;
    int end = address.indexOf(" from (");
    return end < 0 ? address : address.substring(0, end);
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
