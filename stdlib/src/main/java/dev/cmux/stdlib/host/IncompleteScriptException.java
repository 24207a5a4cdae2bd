package dev.cmux.stdlib.host;

/// What was typed ends in the middle of something: more is needed.
public final class IncompleteScriptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IncompleteScriptException() {
    super("The input goes on.");
  }
}
