package dev.cmux.stdlib;

import dev.cmux.engine.error.EngineException;
import dev.cmux.stdlib.host.Completion;
import dev.cmux.stdlib.host.Evaluation;
import dev.cmux.stdlib.host.FileAccess;
import dev.cmux.stdlib.host.HostExtension;
import dev.cmux.stdlib.host.IncompleteScriptException;
import dev.cmux.stdlib.host.InterruptedScriptException;
import dev.cmux.stdlib.host.Outside;
import dev.cmux.stdlib.host.PastLine;
import dev.cmux.stdlib.host.Realm;
import dev.cmux.stdlib.host.ScriptException;
import dev.cmux.stdlib.host.ScriptFailure;
import dev.cmux.stdlib.host.Secrets;
import dev.cmux.stdlib.modules.BuiltInModules;
import dev.cmux.stdlib.modules.ModuleFiles;
import dev.cmux.stdlib.modules.ModuleFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Runs task files and prompt lines.
///
/// ```java
/// try (ScriptHost host = ScriptHost.open(ScriptOptions.in(folder, System.out::print, System.err::print))) {
///   ScriptResult result = host.eval(new ScriptSource.Module(file)).toCompletableFuture().join();
/// }
/// ```
///
/// Safe from any thread. A host has one event loop and so runs one line of JavaScript at a time; for several tasks at once open several
/// hosts, which share the compiled engine.
public final class ScriptHost implements AutoCloseable {

  private final Realm realm;
  private final FileAccess access;

  private ScriptHost(Realm realm, FileAccess access) {
    this.realm = realm;
    this.access = access;
  }

  /// Starts a host; returns at once, while its world is being made.
  public static ScriptHost open(ScriptOptions options) {
    FileAccess access = new FileAccess(options.workingFolder(), options.allowRead(), options.allowWrite());
    ModuleFiles files = new ModuleFiles(access, new BuiltInModules());
    Outside outside = new Outside(options.out(), options.err(), files, files.failures(), access, new Secrets(), options.colors());
    List<HostExtension> extensions = new ArrayList<>();
    extensions.add(new ModuleFunctions(options.environment(), options.secretsFile(), options.tests()));
    extensions.addAll(options.extensions());
    return new ScriptHost(Realm.open(outside, extensions), access);
  }

  /// Evaluates, and completes with what came of it; never fails. Waits for an earlier evaluation.
  public CompletionStage<ScriptResult> eval(ScriptSource source) {
    return source.evaluate(this::run, realm::line).handle(ScriptHost::result);
  }

  private CompletionStage<Evaluation> run(Path file) {
    if (!Files.isRegularFile(file)) {
      return CompletableFuture.failedFuture(EngineException.notFound("There is no task file `%s`.".formatted(file)).with("path", file.toString()));
    }
    access.allow(file.getParent());
    try {
      // A task file reached by a link imports beside the real one.
      access.allow(file.toRealPath().getParent());
    } catch (IOException e) {
      return CompletableFuture.failedFuture(EngineException.ioError("`%s` cannot be read: %s.".formatted(file, e.getMessage())));
    }
    return realm.run(file);
  }

  /// What can follow at the cursor of a line: globals, members of live objects, keywords. Runs no getter of the script.
  public CompletionStage<Completion> complete(String line, int cursor) {
    return realm.prompt().complete(line.substring(0, cursor));
  }

  /// Whether the text is the beginning of a prompt line that goes on, such as `if (x) {`. Evaluates nothing.
  public CompletionStage<Boolean> needsMore(String text) {
    return realm.prompt().needsMore(text);
  }

  /// A task file that does again what lines of a prompt did, in their order. Names may be declared in it as often as at the prompt; `_` and `surf`
  /// mean what they meant there. Lines that look at `_error` become comments: what failed is not in a file.
  public CompletionStage<String> taskFile(List<PastLine> lines) {
    return realm.prompt().taskFile(lines);
  }

  /// The value of the last {@link ScriptSource.Line} as {@link ScriptResult.Value} displays it, but with nothing left out, however deep or long it is;
  /// empty when no line had a value yet.
  public CompletionStage<String> whole() {
    return realm.prompt().whole();
  }

  /// Gets ready for {@link ScriptSource.Line}s in the background, so that the first one is as quick as the next.
  public void prepareForLines() {
    realm.prompt().prepare();
  }

  /// Lays the values of later lines out for somebody who reads them at a terminal: as wide as it is, and lists of records as tables.
  ///
  /// @param columns how wide it is; 0 goes back to a layout that does not depend on where it is read
  public void fit(int columns) {
    realm.prompt().fit(columns);
  }

  /// Stops the evaluation under way, even one that never yields; its result is {@link ScriptResult.Interrupted}. The host can be used further.
  public void interrupt() {
    realm.interrupt();
  }

  /// Stops the evaluation under way with a failure such as a timeout.
  public void abort(ScriptFailure failure) {
    realm.abort(failure);
  }

  /// Who hears of errors outside any evaluation, such as a timer's at the prompt; `err` gets a line otherwise.
  public void onUncaught(Consumer<ScriptFailure> listener) {
    realm.onUncaught(listener);
  }

  /// Stops everything, closes what scripts opened, and leaves no thread behind.
  @Override
  public void close() {
    realm.close();
  }

  private static ScriptResult result(Evaluation evaluation, Throwable failure) {
    // A chain of `if`, because a pattern switch is linked at first use: ten milliseconds of every start.
    if (failure == null) {
      return new ScriptResult.Value(evaluation.display(), evaluation.json(), evaluation.undefined());
    }
    Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    if (cause instanceof InterruptedScriptException) {
      return new ScriptResult.Interrupted();
    }
    if (cause instanceof IncompleteScriptException) {
      return new ScriptResult.Incomplete();
    }
    if (cause instanceof ScriptException thrown) {
      return new ScriptResult.Failure(thrown.failure());
    }
    return new ScriptResult.Failure(ScriptFailure.of(cause instanceof EngineException error ? error : EngineException.internal(cause)));
  }
}
