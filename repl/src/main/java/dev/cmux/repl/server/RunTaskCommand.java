package dev.cmux.repl.server;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.output.Records;
import dev.cmux.repl.run.TaskFile;
import dev.cmux.repl.run.TaskRunner;
import dev.cmux.repl.run.TaskWords;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.bind.CmuxGlobal;
import dev.cmux.stdlib.bind.SurfaceCare;
import dev.cmux.stdlib.host.HostBinder;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/// `cmux run FILE --surface SURFACE`: a task in the session server, with a live surface as the global `surf`.
///
/// It sees the session's other surfaces too. Those it opens itself end with it, as with any task: nobody else was told their refs.
final class RunTaskCommand implements SessionCommand {

  /// As at the prompt, a script may declare a `surf` of its own.
  private static final String GLOBAL =
      """
      (host, CmuxError, load) => {
        'use strict';
        Object.defineProperty(globalThis, 'surf', { value: cmux.surface(host.given()), writable: true, configurable: true, enumerable: true });
      }
      """;

  private final Browser browser;
  private final SurfaceBook book;

  RunTaskCommand(Browser browser, SurfaceBook book) {
    this.browser = browser;
    this.book = book;
  }

  @Override
  public CommandSpec spec() {
    return TaskWords.SPEC;
  }

  @Override
  public Answer run(Arguments arguments, Call call) {
    Surface surface =
        book.find(arguments.value("surface").orElseThrow(() -> arguments.wrong("`cmux run` in the session server needs `--surface`.")));
    TaskWords words = new TaskWords(arguments, call.folder(), call.request().environment(), call.streams());
    OpenedSurfaces opened = new OpenedSurfaces();
    try (TaskFile task = words.open();
        Records records = words.records()) {
      CmuxGlobal cmux = new CmuxGlobal(words.cmux(browser, records).keepingSurfaces().withCare(opened));
      ScriptResult result =
          TaskRunner.runOnThread(task, words.script().withExtension(cmux).withExtension(binder -> give(surface, binder)), words.limit());
      return switch (result) {
        case ScriptResult.Value _ -> Answer.NONE;
        case ScriptResult.Failure(var failure) -> throw new ScriptFailedException(failure);
        case ScriptResult.Interrupted _ -> throw new CancellationException("the client went away");
        case ScriptResult.Incomplete _ -> throw new IllegalStateException("a task file is never incomplete");
      };
    } finally {
      opened.close();
    }
  }

  private static void give(Surface surface, HostBinder binder) {
    binder.function("given", _ -> surface.id().toString()).prelude("surf", GLOBAL);
  }

  /// What the task opened.
  private static final class OpenedSurfaces implements SurfaceCare, AutoCloseable {

    private final Queue<Surface> surfaces = new ConcurrentLinkedQueue<>();

    @Override
    public CompletionStage<?> opened(Surface surface) {
      surfaces.add(surface);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {
      surfaces.forEach(Surface::close);
    }
  }
}
