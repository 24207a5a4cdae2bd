package dev.cmux.engine.modern;

import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.CustomPassExecutionTime;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.JSError;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SortingErrorManager;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.SourceMap;
import com.google.javascript.jscomp.parsing.parser.FeatureSet;
import com.google.javascript.jscomp.parsing.parser.FeatureSet.Feature;
import com.google.javascript.rhino.Node;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Lowers one source with the Closure Compiler. The only class, with the rewrites it runs, that touches the compiler,
/// so that nobody pays for loading it who does not need it.
///
/// Only the compiler's parser, its transpilation passes and its printer run; nothing is checked, renamed or
/// optimised. What the page engine does right by itself (regular expression syntax, `**` with its big integers, `??`)
/// is left as it is.
final class ClosureLowering {

  /// Syntax above ECMAScript 5 that is left to the page engine.
  private static final FeatureSet OUTPUT =
      FeatureSet.ES5.with(
          Feature.EXPONENT_OP,
          Feature.BIGINT,
          Feature.REGEXP_FLAG_U,
          Feature.REGEXP_FLAG_Y,
          Feature.REGEXP_FLAG_S,
          Feature.REGEXP_NAMED_GROUPS,
          Feature.REGEXP_LOOKBEHIND,
          Feature.REGEXP_UNICODE_PROPERTY_ESCAPE,
          Feature.NULL_COALESCE_OP,
          Feature.NEW_TARGET);

  /// What lowered code calls: iteration, generators, async functions, template objects.
  private static final List<String> LIBRARIES =
      List.of("all_transpilation_utils", "es6/async_generator_wrapper", "es6/execute_async_generator",
          "es6/generator_engine", "es6/util/makeasynciterator");

  /// What the compiler writes the name of, and cannot where a script has `Object.prototype.f()` unless it has seen it declared.
  private static final String EXTERNS = "var Object;";

  /// The page's own `$jscomp`, which scripts made with the same compiler bring along, stays out of our way.
  private static final String PAGES_OWN = "$cmux_pages_jscomp$";

  private static final String STRICT = "\"use strict\";";

  private ClosureLowering() {}

  /// @param source what [SourceScan] returned; empty for [SourceKind#RUNTIME]
  /// @param id tells sources apart: variables the compiler makes up in the global scope carry it
  /// @throws LoweringFailure when the compiler cannot read the source, or breaks down over it
  static Lowered lower(String source, SourceKind kind, String id) throws LoweringFailure {
    try {
      return compiled(source, kind, id);
    } catch (RuntimeException | StackOverflowError breakdown) {
      throw LoweringFailure.in(breakdown);
    }
  }

  private static Lowered compiled(String source, SourceKind kind, String id) throws LoweringFailure {
    Compiler compiler = new Compiler(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    compiler.setErrorManager(new Errors());
    compiler.disableThreads();
    CompilerOptions options = options(kind);
    LoweringPasses passes = new LoweringPasses(options);
    compiler.setPassConfig(passes);
    ParameterCounts counts = new ParameterCounts();
    ClassRewrite classes = new ClassRewrite();
    GeneratorStarts generators = new GeneratorStarts();
    FunctionMarks marks = new FunctionMarks();
    AsyncFunctions asyncs = new AsyncFunctions(classes, marks);
    PlainFunctions plain = new PlainFunctions();
    Node[] script = new Node[1];
    options.addCustomPass(
        CustomPassExecutionTime.BEFORE_CHECKS,
        (externs, root) -> {
          script[0] = root.getFirstChild();
          marks.learn(script[0]);
          generators.learn(script[0]);
          rewrite(compiler, script[0], kind, classes);
          asyncs.hide(script[0]);
          counts.learn(script[0]);
          RestParameters.hide(script[0]);
          passes.learn(script[0], kind);
          plain.hide(script[0]);
        });
    Result result =
        compiler.compile(
            List.of(SourceFile.fromCode("externs.js", EXTERNS)),
            List.of(SourceFile.fromCode(id + ".js", wrapped(source, kind))),
            options);
    if (!result.success) {
      JSError error = result.errors.get(0);
      throw new LoweringFailure(error.description(), Math.max(error.lineno(), 1), error.charno() + 1);
    }
    OriginalNames.restore(compiler, script[0]);
    ArrayPatterns.rewrite(script[0]);
    generators.restore();
    counts.restore();
    plain.putBack(script[0]);
    RestParameters.restore(script[0]);
    asyncs.restore(script[0]);
    marks.restore();
    LineMarks.reduce(script[0]);
    return finish(withLines(compiler), kind, script[0].isUseStrict());
  }

  private static CompilerOptions options(SourceKind kind) {
    CompilerOptions options = new CompilerOptions();
    options.setLanguageIn(LanguageMode.UNSUPPORTED);
    options.legacySetOutputFeatureSet(OUTPUT);
    options.setSkipNonTranspilationPasses(true);
    options.setEmitUseStrict(false);
    options.setStrictModeInput(false);
    options.setAllowDynamicImport(true);
    options.setEnableModuleRewriting(false);
    options.setWarningLevel(DiagnosticGroups.MODULE_LOAD, CheckLevel.OFF);
    options.setSourceMapOutputPath("map");
    options.setSourceMapFormat(SourceMap.Format.V3);
    options.setSourceMapDetailLevel(SourceMap.DetailLevel.ALL);
    options.setWarningLevel(DiagnosticGroups.SUSPICIOUS_CODE, CheckLevel.OFF);
    if (kind == SourceKind.RUNTIME) {
      options.setForceLibraryInjection(LIBRARIES);
    } else {
      options.setPreventLibraryInjection(true);
    }
    return options;
  }

  /// A single function becomes a value; a module that neither imports nor exports is told to be one, or it could not await. The line count stays.
  private static String wrapped(String source, SourceKind kind) {
    return switch (kind) {
      case FUNCTION -> "(" + source + "\n)";
      case SCRIPT, EVAL, RUNTIME -> source;
      case MODULE -> source + "\nexport{};";
      case AWAITING -> "(async()=>{" + source + "\n})()";
    };
  }

  private static void rewrite(Compiler compiler, Node script, SourceKind kind, ClassRewrite classes) {
    PageNames.hide(script, ClassRewrite.RUNTIME, PAGES_OWN);
    BlockFunctions.rewrite(script);
    AwaitRewrite.rewrite(script, classes);
    classes.rewrite(script);
    if (kind == SourceKind.AWAITING) {
      AwaitingScript.finish(script);
    }
    if (kind == SourceKind.MODULE) {
      new ModuleRewrite(compiler).rewrite(script);
    } else {
      PageNames.loadDynamically(script);
    }
    if (kind == SourceKind.SCRIPT) {
      PageNames.keepWindowProperties(compiler, script);
    } else if (kind == SourceKind.EVAL) {
      PageNames.keepLexicalNames(compiler, script);
    }
    FixedNames.rewrite(compiler, script);
  }

  /// The compiler takes every default value of a pattern for one of a parameter, where nothing may wait; it reads it all the same.
  private static final class Errors extends SortingErrorManager {
    Errors() {
      super(Set.of());
    }

    @Override
    public void report(CheckLevel level, JSError error) {
      if (!error.description().endsWith("is illegal in parameter default value.")) {
        super.report(level, error);
      }
    }
  }

  /// The compiler's names become ours. None of them contains a line break, so the line map stays true.
  private static Lowered finish(Lowered lowered, SourceKind kind, boolean strict) {
    String code =
        AsyncFunctions.written(lowered.code())
            .replace(ClassRewrite.RUNTIME, Lowering.RUNTIME)
            .replace(PAGES_OWN, ClassRewrite.RUNTIME)
            .replace(ClassRewrite.NEW_TARGET, "new.target");
    if (kind == SourceKind.MODULE) {
      // Modules are strict. The engine takes the directive from functions only.
      String head = "(" + ModuleRewrite.MODULE + "){";
      code = code.replace(head, head + STRICT);
    } else if (kind == SourceKind.SCRIPT && strict) {
      code = STRICT + code;
    }
    return new Lowered(code, lowered.lines());
  }

  private static Lowered withLines(Compiler compiler) {
    String code = compiler.toSource();
    StringBuilder map = new StringBuilder();
    try {
      compiler.getSourceMap().appendTo(map, "map");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String key = "\"mappings\":\"";
    int start = map.indexOf(key) + key.length();
    return MappedCode.of(code, map.substring(start, map.indexOf("\"", start)));
  }
}
