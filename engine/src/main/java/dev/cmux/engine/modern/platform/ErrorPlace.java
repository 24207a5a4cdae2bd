package dev.cmux.engine.modern.platform;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.EvaluatorException;
import org.htmlunit.corejs.javascript.JavaScriptException;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;

/// Where an error of a page came from. An exception of the page engine knows where it was thrown last, which in
/// lowered code is often the runtime, passing it on; an error object knows where it was made.
///
/// @param file what the script is called
/// @param line from 1; 0 when unknown
/// @param column from 1; 0 when unknown, as it is for everything that was not found while a script was read
public record ErrorPlace(String file, int line, int column) {

  private static final String COLUMN = "columnNumber";

  public ErrorPlace {
    Objects.requireNonNull(file, "file");
  }

  /// Where an error object was made, if it is one, by a script of the page. To be asked in a context of the page engine.
  public static Optional<ErrorPlace> of(Object value) {
    if (!(value instanceof Scriptable error)) {
      return Optional.empty();
    }
    if (ScriptableObject.getProperty(error, "fileName") instanceof CharSequence file
        && !file.isEmpty()
        && !isOurs(file.toString())
        && ScriptableObject.getProperty(error, "lineNumber") instanceof Number line) {
      int column = ScriptableObject.getProperty(error, COLUMN) instanceof Number number ? number.intValue() : 0;
      return Optional.of(new ErrorPlace(file.toString(), line.intValue(), column));
    }
    return error.getClassName().equals("Error") && ScriptableObject.getProperty(error, "stack") instanceof CharSequence stack
        ? stack.toString().lines().flatMap(frame -> inFrame(frame).stream()).findFirst()
        : Optional.empty();
  }

  /// A line of a stack trace: `name()@file:line`.
  private static Optional<ErrorPlace> inFrame(String frame) {
    int file = frame.indexOf('@') + 1;
    int line = frame.lastIndexOf(':') + 1;
    return file > 0 && line > file + 1 && !isOurs(frame.substring(file)) && frame.substring(line).matches("\\d{1,9}")
        ? Optional.of(new ErrorPlace(frame.substring(file, line - 1), Integer.parseInt(frame.substring(line)), 0))
        : Optional.empty();
  }

  /// Where the page's script is that runs now, if there is one.
  static Optional<ErrorPlace> ofRunningScript() {
    return Context.getCurrentContext() == null ? Optional.empty() : ofPage(new EvaluatorException(""));
  }

  /// The same exception with the place of the error object it carries, if that has one; a script of ours that a page called with a
  /// wrong value does not take the blame.
  public static RhinoException located(RhinoException exception) {
    if (!(exception instanceof JavaScriptException thrown)) {
      return exception;
    }
    return of(thrown.getValue())
        .or(() -> isOurs(exception.sourceName()) ? ofPage(exception) : Optional.empty())
        .<RhinoException>map(place -> place.exception(thrown.getValue()))
        .orElse(exception);
  }

  private static Optional<ErrorPlace> ofPage(RhinoException exception) {
    return Arrays.stream(exception.getScriptStack())
        .filter(Predicate.not(frame -> isOurs(frame.fileName)))
        .findFirst()
        .map(frame -> new ErrorPlace(frame.fileName, frame.lineNumber, 0));
  }

  private RhinoException exception(Object value) {
    JavaScriptException located = new JavaScriptException(value, file, line);
    if (column > 0) {
      located.initColumnNumber(column);
    }
    return located;
  }

  /// Gives an error object, which has a file and a line already, its column.
  public static void setColumn(Object error, int column) {
    if (error instanceof ScriptableObject object && column > 0) {
      object.defineProperty(COLUMN, column, ScriptableObject.DONTENUM);
    }
  }

  /// Whether a source is a script of ours.
  static boolean isOurs(String source) {
    return source != null && source.startsWith("cmux:");
  }
}
