package dev.cmux.stdlib.bind;

import dev.cmux.engine.error.EngineException;
import java.util.concurrent.CompletionException;

/// Takes the engine's failure out of what a stage wrapped around it.
final class EngineExceptions {

  private EngineExceptions() {}

  static EngineException of(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return cause instanceof EngineException ours ? ours : EngineException.internal(cause);
  }
}
