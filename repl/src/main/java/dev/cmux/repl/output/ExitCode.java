package dev.cmux.repl.output;

/// How a `cmux` process ends. The numbers are a promise of the command line.
public enum ExitCode {
  /// What was asked for is done.
  DONE(0),
  /// The task or the command failed; standard error says why.
  FAILED(1),
  /// The command line is wrong; nothing was done.
  USAGE(2),
  /// Stopped by Ctrl-C or a termination signal.
  INTERRUPTED(130);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /// The number the process ends with.
  public int status() {
    return status;
  }

  /// The code of that number; {@link #FAILED} for any other.
  public static ExitCode of(int status) {
    for (ExitCode code : values()) {
      if (code.status == status) {
        return code;
      }
    }
    return FAILED;
  }
}
