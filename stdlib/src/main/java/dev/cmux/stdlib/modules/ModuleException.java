package dev.cmux.stdlib.modules;

import dev.cmux.engine.error.EngineException;

/// An import that cannot be. A `SecurityException`, because that is what GraalJS passes on to the script with its message.
final class ModuleException extends SecurityException {

  private static final long serialVersionUID = 1L;

  private final transient EngineException error;

  ModuleException(EngineException error) {
    super(error.getMessage(), error);
    this.error = error;
  }

  EngineException error() {
    return error;
  }
}
