package dev.cmux.engine.modern;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.List;

/// Leaves the rest of the parameters to the engine, `(first, ...rest) => …`, where it is a name. The compiler would collect it from `arguments`, call by call, which takes four times as
/// long and makes an arrow function need what it has not got. It gets to see a parameter like any other.
final class RestParameters {

  private final List<Node> functions = new ArrayList<>();

  /// Hides the rest in every function below `node`, before the compiler's passes run.
  void hide(Node node) {
    if (node.isFunction()) {
      Node last = node.getSecondChild().getLastChild();
      if (last != null && last.isRest() && last.getFirstChild().isName()) {
        last.replaceWith(last.removeFirstChild());
        functions.add(node);
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      hide(child);
    }
  }

  /// Mends the same functions afterwards.
  void restore() {
    for (Node function : functions) {
      Node last = function.getSecondChild().getLastChild();
      Node marker = IR.empty();
      last.replaceWith(marker);
      marker.replaceWith(IR.iterRest(last).srcref(last));
    }
  }
}
