package dev.cmux.stdlib;

import dev.cmux.stdlib.host.CallSite;
import dev.cmux.stdlib.host.ScriptFailure;

/// A result as the golden files show it: every part that people or programs see.
final class Rendering {

  private Rendering() {}

  static String of(ScriptResult result) {
    return switch (result) {
      case ScriptResult.Value(var display, var json, var undefined) -> undefined ? "" : "=> " + display + "\n";
      case ScriptResult.Failure(var error) -> failure(error);
      case ScriptResult.Incomplete() -> "incomplete\n";
      case ScriptResult.Interrupted() -> "interrupted\n";
    };
  }

  static String failure(ScriptFailure error) {
    StringBuilder text = new StringBuilder("error: " + error.code() + ": " + error.headline() + "\n");
    error.hint().ifPresent(hint -> text.append("hint: ").append(hint).append('\n'));
    if (!error.data().isEmpty()) {
      text.append("data: ").append(error.data()).append('\n');
    }
    if (!error.excerpt().isEmpty()) {
      text.append(error.excerpt()).append('\n');
    }
    for (CallSite frame : error.stack()) {
      text.append("  at ").append(frame.function().isEmpty() ? "" : frame.function() + " ").append(frame).append('\n');
    }
    return text.toString();
  }
}
