package dev.cmux.repl.server;

import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.wire.Request;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// One command being carried out, and what it may see of its client.
///
/// @param idFormat how surfaces are named in JSON
/// @param streams for what it prints while it runs, and its standard input when a word is `-`
record Call(Request request, IdFormat idFormat, Streams streams) {

  /// The client's working folder.
  Path folder() {
    return Path.of(request.folder());
  }

  /// Waits for the engine. When the client goes away, its thread is interrupted, and what it waits for is given up.
  ///
  /// @throws EngineException as the engine fails
  /// @throws CancellationException when the client went away
  static <T> T await(CompletableFuture<T> stage) {
    try {
      return stage.get();
    } catch (InterruptedException e) {
      stage.cancel(true);
      throw new CancellationException("the client went away");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof EngineException failure ? failure : EngineException.internal(e.getCause());
    }
  }
}
