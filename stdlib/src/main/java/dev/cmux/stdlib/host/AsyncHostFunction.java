package dev.cmux.stdlib.host;

import java.util.concurrent.CompletionStage;

/// What a script calls and awaits: read the arguments on the loop, work off it, and the promise settles on it.
@FunctionalInterface
public interface AsyncHostFunction {

  /// Starts the work and returns the stage of its result, a plain Java value (see {@link Values}). Called on the event loop, so it
  /// must not block. An `EngineException`, thrown here or failing the stage, rejects the promise as a `CmuxError` that names the line of the call.
  CompletionStage<?> call(HostCall call);
}
