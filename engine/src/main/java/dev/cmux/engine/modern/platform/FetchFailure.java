package dev.cmux.engine.modern.platform;

/// A network error in the fetch standard's sense: the page learns that it failed, the message says why.
final class FetchFailure extends Exception {

  private static final long serialVersionUID = 1L;

  FetchFailure(String message) {
    super(message);
  }

  FetchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
