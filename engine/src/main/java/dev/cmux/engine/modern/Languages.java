package dev.cmux.engine.modern;

import java.util.Optional;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.EvaluatorException;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.Script;
import org.htmlunit.corejs.javascript.ScriptCompileSpec;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.VarScope;

/// Turns page sources of any edition of JavaScript into compiled scripts of the page engine, and gives windows the
/// runtime such scripts call, when the first of them starts there. Holds what all clients of the process share.
final class Languages {

  /// Stands in lowered code for the address that `import()` in a classic script starts from.
  static final String BASE = "$cmux_base$";

  private final Lowering lowering;
  private final CompiledScripts compiled;

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
              compiled.keep(source, name, line, script);
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
        "SyntaxError", message, name, failure.line() + firstLine - 1, null, failure.column());
  }

  /// Makes the runtime known to the window of `scope`, once.
  void ensureRuntime(Context context, VarScope scope) {
    TopLevel top = ScriptableObject.getTopLevelScope(scope);
    Scriptable window = top.getGlobalThis();
    if (!ScriptableObject.hasProperty(window, Lowering.RUNTIME)) {
      String name = "cmux:runtime";
      Lowered runtime = lowering.runtime();
      Script script =
          compiled
              .find(runtime.code(), name, 1)
              .orElseGet(
                  () -> {
                    Script made =
                        context.compileScript(ScriptCompileSpec.fromSource(runtime.code()).sourceName(name).lineno(1));
                    compiled.keep(runtime.code(), name, 1, made);
                    return made;
                  });
      script.exec(context, top, window);
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
