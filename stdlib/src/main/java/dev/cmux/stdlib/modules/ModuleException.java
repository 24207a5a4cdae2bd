package dev.cmux.stdlib.modules;

/// An import that cannot be. A `SecurityException`, because that is what GraalJS passes on to the script with its message.
final class ModuleException extends SecurityException {

  private static final long serialVersionUID = 1L;

  ModuleException(String message) {
    super(message);
  }
}
