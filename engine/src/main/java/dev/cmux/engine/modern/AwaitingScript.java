package dev.cmux.engine.modern;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;

/// Text that was wrapped in a called async function because it may `await` at its top level: its last expression
/// becomes the function's value. Text that turns out not to await is unwrapped, so that what it declares stays.
final class AwaitingScript {

  private AwaitingScript() {}

  static void finish(Node script) {
    Node statement = script.getFirstChild();
    Node body = statement.getFirstChild().getFirstChild().getLastChild();
    if (!awaits(body)) {
      statement.detach();
      while (body.hasChildren()) {
        script.addChildToBack(body.removeFirstChild());
      }
      return;
    }
    Node last = body.getLastChild();
    if (last != null && last.isExprResult()) {
      Node value = last.removeFirstChild();
      last.replaceWith(IR.returnNode(value).srcref(last));
    }
  }

  /// Whether the function itself awaits, rather than one inside it.
  static boolean awaits(Node node) {
    if (node.getToken() == Token.AWAIT || node.getToken() == Token.FOR_AWAIT_OF) {
      return true;
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (!child.isFunction() && awaits(child)) {
        return true;
      }
    }
    return false;
  }
}
