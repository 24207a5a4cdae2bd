package dev.cmux.engine.modern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A source that is no valid JavaScript of any edition the compiler reads, or one the compiler breaks down over.
final class LoweringFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private static final Pattern PLACE = Pattern.compile("\\.js:(\\d+):(\\d+)");

  private final boolean ours;
  private final int line;
  private final int column;

  /// @param line the line in the source, from 1
  /// @param column the column, from 1
  LoweringFailure(String message, int line, int column) {
    this(message, null, line, column);
  }

  private LoweringFailure(String message, Throwable cause, int line, int column) {
    super(message, cause, false, false);
    this.ours = cause != null;
    this.line = line;
    this.column = column;
  }

  /// The compiler's own exceptions name the node they were at, and its line.
  static LoweringFailure in(Throwable breakdown) {
    Throwable reason = breakdown;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    Matcher place = PLACE.matcher(String.valueOf(breakdown.getMessage()));
    boolean known = place.find();
    String first = String.valueOf(reason).lines().findFirst().orElse("");
    String why = reason instanceof StackOverflowError ? "it is nested too deeply" : "its compiler failed (" + first + ")";
    return new LoweringFailure(
        "cmux cannot make this script one its page engine runs: " + why,
        breakdown,
        known ? Integer.parseInt(place.group(1)) : 1,
        known ? Integer.parseInt(place.group(2)) + 1 : 1);
  }

  /// The name of the error a page gets.
  String error() {
    return ours ? "InternalError" : "SyntaxError";
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }
}
