package dev.cmux.engine.modern;

/// Ends the running page script. An `Error`, because the page engine runs neither `catch` nor `finally` blocks of the
/// page for one. [PageEngine] swallows it where the outermost script of the page began, so it never leaves there.
public final class ScriptStopped extends Error {

  private static final long serialVersionUID = 1L;

  /// Milliseconds the script was allowed to run; 0 when it was stopped on request.
  private final long allowedMillis;

  private final long elapsedMillis;

  private ScriptStopped(String message, long allowedMillis, long elapsedMillis) {
    super(message, null, false, false);
    this.allowedMillis = allowedMillis;
    this.elapsedMillis = elapsedMillis;
  }

  static ScriptStopped onRequest() {
    return new ScriptStopped("The page script was stopped on request.", 0, 0);
  }

  static ScriptStopped afterTimeLimit(long allowedMillis, long elapsedMillis) {
    return new ScriptStopped("The page script ran longer than allowed.", allowedMillis, elapsedMillis);
  }

  boolean timedOut() {
    return allowedMillis > 0;
  }

  long allowedMillis() {
    return allowedMillis;
  }

  long elapsedMillis() {
    return elapsedMillis;
  }
}
