package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.JavaScriptException;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.VarScope;

/// What a page gets for an exception: one in Java code that it has called is an error like any other, which it can catch.
public final class HostFailure {

  private HostFailure() {}

  /// The error to throw in place of `failure`. What ends scripts for good stays what it is, and so does an error of a script
  /// that Java code in between has wrapped (5.5.0, `MemberBox.invoke`).
  ///
  /// @param what names what the page called
  /// @throws Error when that is what is behind `failure`
  public static RhinoException asScriptError(String what, RuntimeException failure) {
    Throwable cause = failure;
    while (cause instanceof RuntimeException && !(cause instanceof RhinoException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Error stop) {
      throw stop;
    }
    return cause instanceof RhinoException error
        ? error
        : ScriptRuntime.constructError("InternalError", "%s failed inside cmux: %s".formatted(what, cause));
  }

  /// The error for a script that calls itself too often: what browsers throw, in V8's words, which libraries look for.
  public static RhinoException tooDeep() {
    return ScriptRuntime.rangeError("Maximum call stack size exceeded");
  }

  /// The error for a script that took more stack or memory than there is.
  ///
  /// @throws VirtualMachineError `failure` itself, when it is neither
  public static RhinoException exhausted(VirtualMachineError failure) {
    return switch (failure) {
      case StackOverflowError deep -> tooDeep();
      case OutOfMemoryError large -> ScriptRuntime.rangeError("Out of memory");
      default -> throw failure;
    };
  }

  /// The value a `catch` of the page would get, with its file and line.
  public static Object caught(RhinoException exception, VarScope scope, Context cx) {
    return exception instanceof JavaScriptException thrown
        ? thrown.getValue()
        : ScriptableObject.getProperty(ScriptRuntime.newCatchScope(exception, null, "caught", cx, scope), "caught");
  }
}
