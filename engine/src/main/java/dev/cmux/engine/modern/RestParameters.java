package dev.cmux.engine.modern;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;

/// Leaves the rest of the parameters to the engine, `(first, ...rest) => …`, where it is a name. The compiler would collect it from `arguments`, call by call, which takes four times as
/// long and makes an arrow function need what it has not got. It gets to see a parameter like any other, with a mark that goes along when it copies the function, as it does with
/// functions in default values.
final class RestParameters {

  private RestParameters() {}

  /// Hides the rest in every function below `node`, before the compiler's passes run.
  static void hide(Node node) {
    if (node.isFunction() && !node.isAsyncFunction() && !node.isGeneratorFunction()) {
      Node last = node.getSecondChild().getLastChild();
      if (last != null && last.isRest() && last.getFirstChild().isName()) {
        Node name = last.removeFirstChild();
        // Nothing but optimisations, which do not run, looks at this.
        name.setUnusedParameter(true);
        last.replaceWith(name);
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      hide(child);
    }
  }

  /// Mends the same functions afterwards.
  static void restore(Node node) {
    if (node.isFunction()) {
      Node last = node.getSecondChild().getLastChild();
      if (last != null && last.isUnusedParameter()) {
        Node marker = IR.empty();
        last.replaceWith(marker);
        marker.replaceWith(IR.iterRest(last).srcref(last));
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      restore(child);
    }
  }
}
