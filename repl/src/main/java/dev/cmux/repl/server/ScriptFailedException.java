package dev.cmux.repl.server;

import dev.cmux.stdlib.host.ScriptFailure;

/// A task in the session server failed; its failure says where in which file.
final class ScriptFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ScriptFailure failure;

  ScriptFailedException(ScriptFailure failure) {
    super(failure.headline(), failure.cause().orElse(null));
    this.failure = failure;
  }

  ScriptFailure failure() {
    return failure;
  }
}
