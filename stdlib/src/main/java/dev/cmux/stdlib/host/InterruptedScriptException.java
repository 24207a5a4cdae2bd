package dev.cmux.stdlib.host;

/// The user stopped the evaluation.
public final class InterruptedScriptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InterruptedScriptException() {
    super("The script was interrupted.");
  }
}
