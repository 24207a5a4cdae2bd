package dev.cmux.engine.modern;

/// A source that is no valid JavaScript of any edition the compiler reads.
final class LoweringFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /// @param line the line in the source, from 1
  /// @param column the column, from 1
  LoweringFailure(String message, int line, int column) {
    super(message, null, false, false);
    this.line = line;
    this.column = column;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }
}
