package dev.cmux.engine.modern;

import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.DefaultPassConfig;
import com.google.javascript.jscomp.PassConfig;
import com.google.javascript.jscomp.PassListBuilder;
import com.google.javascript.jscomp.parsing.parser.FeatureSet;
import com.google.javascript.jscomp.parsing.parser.FeatureSet.Feature;
import com.google.javascript.rhino.Node;
import java.util.List;

/// The compiler's passes that one source needs. Each pass walks the whole tree, so leaving out those that look for
/// mistakes, for modules and for libraries, and telling the others what the source contains, halves the time.
///
/// A mistake the left-out passes would have found is found by the engine, which compiles what they let through.
@SuppressWarnings("deprecation") // The way to change the list of passes that the compiler has.
final class LoweringPasses extends PassConfig.PassConfigDelegate {

  /// Checks of names, modules and classes, which [ModuleRewrite] and [ClassRewrite] have done away with, the check
  /// that all of these passes have run, and what [OriginalNames] does in less time.
  private static final List<String> NEVER =
      List.of(
          "checkVariableReferences",
          "checkVars",
          "gatherModuleMetadata",
          "createModuleMap",
          "rewriteGoogJsImports",
          "es6RewriteModule",
          "checkSuper",
          "TranspileOnlyClosureUnaware",
          "removePropertyRenamingCalls",
          "invertContextualRenaming",
          "es6NormalizeClasses",
          "es6ConvertSuper",
          "Es6RewriteClass",
          "postTranspileUnsupportedFeaturesRemovedCheck");

  private static final List<String> FOR_LIBRARIES = List.of("es6InjectRuntimeLibraries", "InjectRuntimeLibraries");

  /// Their preparation walks the whole tree, before they look whether there is anything to do.
  private static final String ASYNC_ITERATION = "rewriteAsyncIteration";

  private static final String OBJECT_SPREAD = "rewriteObjectSpread";

  /// What [ClassRewrite], [ModuleRewrite] and [AwaitingScript] write.
  private static final FeatureSet OURS =
      FeatureSet.ES5.with(
          Feature.ARROW_FUNCTIONS,
          Feature.CONST_DECLARATIONS,
          Feature.LET_DECLARATIONS,
          Feature.GENERATORS,
          Feature.ASYNC_FUNCTIONS,
          Feature.REST_PARAMETERS,
          Feature.SPREAD_EXPRESSIONS,
          Feature.MEMBER_DECLARATIONS,
          Feature.COMPUTED_PROPERTIES);

  private FeatureSet used = FeatureSet.ES_UNSUPPORTED;
  private boolean libraries;

  LoweringPasses(CompilerOptions options) {
    super(new DefaultPassConfig(options));
  }

  /// Looks at a source that has been rewritten, before the passes run.
  void learn(Node script, SourceKind kind) {
    FeatureSet found = (FeatureSet) script.getProp(Node.FEATURE_SET);
    used =
        found
            .union(OURS)
            .without(
                Feature.CLASSES,
                Feature.CLASS_GETTER_SETTER,
                Feature.PUBLIC_CLASS_FIELDS,
                Feature.CLASS_STATIC_BLOCK,
                Feature.PRIVATE_ELEMENTS,
                Feature.MODULES,
                Feature.TOP_LEVEL_AWAIT);
    script.putProp(Node.FEATURE_SET, used);
    libraries = kind == SourceKind.RUNTIME;
  }

  @Override
  protected PassListBuilder getWhitespaceOnlyPasses() {
    return new PassListBuilder(options);
  }

  @Override
  protected PassListBuilder getTranspileOnlyPasses() {
    PassListBuilder passes = super.getTranspileOnlyPasses();
    NEVER.forEach(passes::removeByName);
    if (!libraries) {
      FOR_LIBRARIES.forEach(passes::removeByName);
    }
    if (!used.has(Feature.FOR_AWAIT_OF) && !used.has(Feature.ASYNC_GENERATORS)) {
      passes.removeByName(ASYNC_ITERATION);
    }
    if (!used.has(Feature.OBJECT_LITERALS_WITH_SPREAD) && !used.has(Feature.OBJECT_PATTERN_REST)) {
      passes.removeByName(OBJECT_SPREAD);
    }
    return passes;
  }
}
