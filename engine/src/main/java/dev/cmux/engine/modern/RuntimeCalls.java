package dev.cmux.engine.modern;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;

/// Builds calls of the runtime (`runtime.js`) in the compiler's tree.
final class RuntimeCalls {

  private RuntimeCalls() {}

  static Node call(String helper, Node... arguments) {
    return IR.call(IR.getprop(IR.name(ClassRewrite.RUNTIME), helper), arguments);
  }

  /// Puts a node where another was, with its place in the source.
  static void replace(Node old, Node replacement) {
    replacement.srcrefTreeIfMissing(old);
    old.replaceWith(replacement);
  }
}
