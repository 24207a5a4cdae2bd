package dev.cmux.engine.modern;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/// Lowered scripts by content: each one is made once in this process, however many surfaces ask for it at the same
/// time, and once on this machine as long as it stays in the disk cache. Safe for use from any thread.
final class Lowering {

  /// The global object lowered code calls.
  static final String RUNTIME = "__cmux";

  private final LoweredStore store;
  private final ConcurrentHashMap<String, CompletableFuture<Lowered>> running = new ConcurrentHashMap<>();

  Lowering(LoweredStore store) {
    this.store = store;
  }

  /// The script in a syntax the page engine runs, or nothing when it already is.
  ///
  /// @throws LoweringFailure when it is no valid JavaScript
  Optional<Lowered> lower(String source, SourceKind kind) throws LoweringFailure {
    SourceScan.Result scan = SourceScan.of(source, kind);
    boolean asItIs =
        switch (kind) {
          case SCRIPT, FUNCTION -> !scan.needsLowering();
          case EVAL -> !scan.needsLowering() && !scan.declaresLexically();
          default -> false;
        };
    return asItIs ? Optional.empty() : Optional.of(always(scan.source(), kind));
  }

  /// The same for a script that was taken for one the engine runs, and that it has refused: its parser does not know all that it can run.
  ///
  /// @throws LoweringFailure when it is no valid JavaScript
  Lowered lowerAnyway(String source, SourceKind kind) throws LoweringFailure {
    return always(SourceScan.of(source, kind).source(), kind);
  }

  /// The script that lowered code needs in its window: the compiler's library and ours.
  Lowered runtime() {
    try {
      Optional<String> built = libraryOfDistribution();
      String library = built.isPresent() ? built.get() : always("", SourceKind.RUNTIME).code();
      String code =
          "(function() {\n" + library + "\n(function($rt) {\n" + resource("runtime.js") + "\n})(" + RUNTIME
              + ");\nObject.defineProperty(this, '" + RUNTIME + "', {value: " + RUNTIME + "});\n}).call(this);";
      return new Lowered(code, LineMap.NONE);
    } catch (LoweringFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /// The compiler's library, which a distribution brings along: making it costs the first page of a machine 0.3 s (`LoweredLibrary.java` of the build). A folder
  /// of classes does without: there it could be of classes that have changed since.
  private static Optional<String> libraryOfDistribution() {
    return Lowering.class.getResource("library.js") == null ? Optional.empty() : Optional.of(resource("library.js"));
  }

  /// Called by the build.
  static String makeLibrary() throws LoweringFailure {
    return ClosureLowering.lower("", SourceKind.RUNTIME, "library").code();
  }

  private Lowered always(String source, SourceKind kind) throws LoweringFailure {
    String key = store.key(source, kind);
    CompletableFuture<Lowered> mine = new CompletableFuture<>();
    CompletableFuture<Lowered> first = running.putIfAbsent(key, mine);
    if (first != null) {
      return result(first);
    }
    try {
      Optional<Lowered> kept = store.find(key);
      Lowered lowered = kept.isPresent() ? kept.get() : ClosureLowering.lower(source, kind, key.substring(0, 16));
      if (kept.isEmpty()) {
        store.keep(key, lowered);
      }
      mine.complete(lowered);
      return lowered;
    } catch (LoweringFailure | RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      running.remove(key);
    }
  }

  private static Lowered result(CompletableFuture<Lowered> future) throws LoweringFailure {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LoweringFailure failure) {
        throw failure;
      }
      throw e;
    }
  }

  static String resource(String name) {
    try (InputStream in = Lowering.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
