package dev.cmux.stdlib.host;

import dev.cmux.engine.error.EngineException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/// One JavaScript world: a context, the event loop it lives on, and the globals scripts find.
///
/// Methods may be called from any thread; everything JavaScript happens on the loop. Stages complete on a thread of their own.
/// One evaluation runs at a time; a second one waits for the first.
public final class Realm implements AutoCloseable {

  private final Outside outside;
  private final List<HostExtension> extensions;
  private final EventLoop loop;
  private final PromptAid aid;
  private final StackText stacks = new StackText();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final LoopFunctions functions;
  private final Interrupts interrupts = new Interrupts();
  private final Evaluations evaluations;
  private volatile Consumer<ScriptFailure> uncaught;
  private volatile Context context;
  private volatile boolean started;

  // Confined to the loop.
  private Globals globals;
  private Values values;
  private JsErrors errors;

  private Realm(Outside outside, List<HostExtension> extensions) {
    this.outside = outside;
    this.extensions = List.copyOf(extensions);
    uncaught = failure -> outside.err().accept("Uncaught " + failure.headline() + "\n");
    loop = new EventLoop(this::fail);
    evaluations = new Evaluations(loop, interrupts, this::fail);
    functions = new LoopFunctions(loop, this::call);
    aid = new PromptAid(loop, () -> globals);
  }

  /// Starts the loop, and on it the context with its globals; returns at once.
  public static Realm open(Outside outside, List<HostExtension> extensions) {
    Realm realm = new Realm(outside, extensions);
    realm.loop.post(realm::start);
    return realm;
  }

  /// Who hears of errors that belong to no evaluation: a timer's, a forgotten promise's. Printed on `err` otherwise.
  public void onUncaught(Consumer<ScriptFailure> listener) {
    uncaught = listener;
  }

  /// Runs a task file to its end: its module is evaluated, and nothing it started (timers, calls) is left to wait for.
  /// Completes with the module's default export. Fails with {@link ScriptException} at the first uncaught error and with
  /// {@link InterruptedScriptException} after {@link #interrupt}.
  public CompletionStage<Evaluation> run(Path file) {
    return evaluate(new Pending(true, () -> globals.importModule(file.toUri().toString(), settled(), rejected())));
  }

  /// Evaluates what was typed at a prompt, with `await` anywhere; what it declares is there for later lines. Completes with the
  /// value of its last expression, awaited. Fails as {@link #run} does, and with {@link IncompleteScriptException} when the text could go on.
  ///
  /// @param number names the line in errors
  public CompletionStage<Evaluation> line(String text, int number) {
    return evaluate(new Pending(false, () -> beginLine(text, PromptText.name(number))));
  }

  /// What a prompt asks for beside evaluation.
  public PromptAid prompt() {
    return aid;
  }

  /// Stops what is running, JavaScript in an endless loop included; the realm can be used further. Any thread but the loop.
  public void interrupt() {
    abort(new InterruptedScriptException());
  }

  /// Stops what is running with a failure of the caller's choice, such as a timeout.
  public void abort(ScriptFailure failure) {
    abort(new ScriptException(failure));
  }

  private void abort(RuntimeException reason) {
    Pending first = evaluations.stopOldest(reason);
    interrupts.begin();
    extensions.forEach(HostExtension::interrupted);
    CompletableFuture<Void> noticed = new CompletableFuture<>();
    loop.post(
        () -> {
          // What it began after the first call has begun by now.
          extensions.forEach(HostExtension::interrupted);
          // Without a first one it is an evaluation that came just now, and the interrupt may have hit it.
          if (first == null || evaluations.running() == first) {
            evaluations.abandon(reason);
          }
          noticed.complete(null);
        });
    try {
      if (started && !loop.isCurrent()) {
        interrupts.until(noticed, context, closed::get);
      }
    } finally {
      interrupts.end();
      loop.post(evaluations::beginNext);
    }
  }

  /// Stops everything and waits until the thread is gone. Evaluations under way fail with {@link InterruptedScriptException}. Harmless twice.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Context running = context;
    if (running != null && !loop.isCurrent()) {
      running.close(true);
    }
    loop.close(
        () -> {
          evaluations.abandon(new InterruptedScriptException());
          if (context != null) {
            context.close(true);
          }
        });
    functions.close();
    extensions.forEach(HostExtension::closed);
  }

  static EngineException hostClosed() {
    return EngineException.closed("The script host is closed.");
  }

  private void start() {
    context = Contexts.create(outside.files());
    values = new Values(context, function -> functions.of(function, values.sourceOf(function)));
    errors = new JsErrors(values, outside, stacks, value -> globals.display(value, false));
    globals = new Globals(context, loop, outside, values, errors, this::unhandled);
    for (HostExtension extension : extensions) {
      Binding binding = new Binding(globals, loop, values, outside, stacks, errors);
      extension.install(binding);
      binding.dress();
    }
    started = true;
  }

  private CompletionStage<Evaluation> evaluate(Pending evaluation) {
    CompletionStage<Evaluation> result = evaluations.submit(evaluation);
    if (closed.get()) {
      evaluation.result.completeExceptionally(hostClosed());
    }
    return result;
  }

  private void beginLine(String text, String name) {
    Value prepared = globals.prompt().invokeMember("prepare", text);
    if (prepared.hasMember("incomplete")) {
      evaluations.abandon(new IncompleteScriptException());
    } else if (prepared.hasMember("error")) {
      Value error = prepared.getMember("error");
      evaluations.abandon(new ScriptException(errors.syntaxError(name, text, error.getMember("message").asString(), error.getMember("offset").asInt())));
    } else {
      String code = prepared.getMember("code").asString();
      stacks.remember(name, new PromptText(text, code, prepared.getMember("pieces").as(int[].class)));
      globals.runPrompt(globals.function(name, code), prepared.getMember("variables"), settled(), rejected());
    }
  }

  private Consumer<Value> settled() {
    Pending mine = evaluations.running();
    return value -> {
      if (evaluations.running() != mine) {
        return;
      }
      Evaluation evaluation = globals.evaluation(value, !mine.untilIdle);
      Runnable finish = () -> evaluations.finish(mine, () -> mine.complete(evaluation));
      if (mine.untilIdle) {
        loop.whenFinished(finish);
      } else {
        finish.run();
      }
    };
  }

  private Consumer<Value> rejected() {
    Pending mine = evaluations.running();
    if (mine.untilIdle) {
      loop.whenFinished(() -> extensions.stream().anyMatch(HostExtension::mayCall), () -> evaluations.finish(mine, () -> mine.fail(abandoned())));
    }
    return reason -> evaluations.finish(mine, () -> mine.fail(new ScriptException(errors.failure(reason))));
  }

  /// Why an evaluation has nothing left to do: when the host is being closed, its script was cancelled.
  private RuntimeException abandoned() {
    return closed.get() ? new InterruptedScriptException() : new ScriptException(unsettled());
  }

  private static ScriptFailure unsettled() {
    return ScriptFailure.of(
        ScriptFailure.JS_ERROR,
        "The script waits at top level for a promise that nothing can settle any more.",
        "Look for an `await` on a promise whose `resolve` is never called.");
  }

  /// What was given up because somebody interrupted is what he asked for.
  private void unhandled(Value reason) {
    if (!isInterrupt(reason)) {
      ScriptFailure failure = errors.failure(reason);
      if (!failure.data().containsKey(JsErrors.GIVEN_UP)) {
        report(failure);
      }
    }
  }

  /// The engine makes the interrupt that hits an async function the reason of its promise.
  private static boolean isInterrupt(Value reason) {
    if (!reason.isException()) {
      return false;
    }
    try {
      throw reason.throwException();
    } catch (PolyglotException thrown) {
      return thrown.isInterrupted() || thrown.isCancelled();
    }
  }

  /// Something a task threw: an uncaught error of the script's, or the end of an interrupted one.
  private void fail(Throwable thrown) {
    if (thrown instanceof PolyglotException exception && (exception.isCancelled() || exception.isInterrupted())) {
      return;
    }
    if (errors == null) {
      report(ScriptFailure.of("internal_error", "The script host could not start: " + thrown, null));
      return;
    }
    report(errors.failure(thrown));
  }

  private void report(ScriptFailure failure) {
    Pending mine = evaluations.running();
    if (mine != null && (mine.untilIdle || mine.starting)) {
      evaluations.finish(mine, () -> mine.fail(new ScriptException(failure)));
    } else {
      uncaught.accept(failure);
    }
  }

  private void call(Value function, List<?> arguments, CompletableFuture<Object> answer) {
    globals.callFunction(
        function,
        values.toScript(arguments),
        value -> answer.complete(values.toJava(value, "the function's result")),
        reason -> answer.completeExceptionally(new ScriptException(errors.failure(reason))));
  }
}
