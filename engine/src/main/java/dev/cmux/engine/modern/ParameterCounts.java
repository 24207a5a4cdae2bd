package dev.cmux.engine.modern;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.HashMap;
import java.util.Map;

/// Keeps the `length` of functions whose parameters have default values: the first of them and what follows do not
/// count. The compiler makes plain parameters of them all; here the first one gets a default value again, which is
/// `undefined` and changes nothing else.
final class ParameterCounts {

  private final Map<Node, Integer> counts = new HashMap<>();

  /// Looks at every function below `node`, before the compiler's passes run.
  void learn(Node node) {
    if (node.isFunction()) {
      int index = 0;
      for (Node parameter = node.getSecondChild().getFirstChild(); parameter != null; parameter = parameter.getNext()) {
        if (parameter.isDefaultValue()) {
          counts.put(node, index);
          break;
        }
        index++;
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      learn(child);
    }
  }

  /// Mends the same functions afterwards.
  void restore() {
    counts.forEach(
        (function, count) -> {
          Node parameters = function.getSecondChild();
          Node parameter = parameters != null && parameters.isParamList() ? parameters.getChildAtIndex(count) : null;
          if (parameter != null && parameter.isName()) {
            Node marker = IR.empty();
            parameter.replaceWith(marker);
            Node defaulted = new Node(Token.DEFAULT_VALUE, parameter, IR.voidNode(IR.number(0)));
            marker.replaceWith(defaulted.srcrefTreeIfMissing(parameter));
          }
        });
  }
}
