package dev.cmux.repl.grammar;

/// The command line is wrong, and nothing was done.
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String hint;

  /// @param message one sentence: what is wrong
  /// @param hint what to type instead, or where to read
  public UsageException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }
}
