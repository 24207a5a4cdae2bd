package dev.cmux.stdlib.host;

/// A script's failure on its way through Java code, such as a callback that threw.
public final class ScriptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ScriptFailure failure;

  ScriptException(ScriptFailure failure) {
    super(failure.headline());
    this.failure = failure;
  }

  /// What happened.
  public ScriptFailure failure() {
    return failure;
  }
}
