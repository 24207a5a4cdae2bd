package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.JavaScriptException;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.ScriptStackElement;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;

/// Where an error of a page came from. An exception of the page engine knows where it was thrown last, which in
/// lowered code is often the runtime, passing it on; an error object knows where it was made.
final class ErrorPlace {

  private ErrorPlace() {}

  /// The same exception with the place of the error object it carries, if that has one.
  static RhinoException located(RhinoException exception) {
    if (exception instanceof JavaScriptException thrown && thrown.getValue() instanceof Scriptable error) {
      Object file = ScriptableObject.getProperty(error, "fileName");
      Object line = ScriptableObject.getProperty(error, "lineNumber");
      if (file instanceof CharSequence name && !name.isEmpty() && !isOurs(name.toString()) && line instanceof Number number) {
        return new JavaScriptException(error, ScriptRuntime.toString(file), number.intValue());
      }
    }
    return isOurs(exception.sourceName()) ? inThePage(exception) : exception;
  }

  /// Lets a script of ours that a page called with a wrong value not take the blame.
  private static RhinoException inThePage(RhinoException exception) {
    if (exception instanceof JavaScriptException thrown) {
      for (ScriptStackElement frame : exception.getScriptStack()) {
        if (!isOurs(frame.fileName)) {
          return new JavaScriptException(thrown.getValue(), frame.fileName, frame.lineNumber);
        }
      }
    }
    return exception;
  }

  private static boolean isOurs(String source) {
    return source != null && source.startsWith("cmux:");
  }
}
