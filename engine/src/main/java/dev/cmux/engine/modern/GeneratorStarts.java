package dev.cmux.engine.modern;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.List;

/// Runs the parameters of a generator when it is called. The compiler moves defaults and patterns of parameters into the body, which starts with
/// the first `next`; such a body gets a `yield` in front, and its generator is run up to there.
final class GeneratorStarts {

  private static final String CREATE = "createGenerator";
  private static final String CREATE_STARTED = "startGenerator";

  private final List<Node> started = new ArrayList<>();

  /// Looks at every function below `node`, before anything is rewritten.
  void learn(Node node) {
    if (node.isFunction() && node.isGeneratorFunction() && !node.isAsyncFunction() && isMoreThanNames(node.getSecondChild())) {
      node.getLastChild().addChildToFront(IR.exprResult(new Node(Token.YIELD)).srcrefTreeIfMissing(node));
      started.add(node);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      learn(child);
    }
  }

  private static boolean isMoreThanNames(Node parameters) {
    for (Node parameter = parameters.getFirstChild(); parameter != null; parameter = parameter.getNext()) {
      if (!parameter.isName() && !(parameter.isRest() && parameter.getFirstChild().isName())) {
        return true;
      }
    }
    return false;
  }

  /// Mends the same functions afterwards.
  void restore() {
    started.forEach(function -> start(function.getLastChild()));
  }

  private static boolean start(Node node) {
    if (node.isCall() && node.getFirstChild().isGetProp() && node.getFirstChild().getString().equals(CREATE)) {
      node.getFirstChild().setString(CREATE_STARTED);
      return true;
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (!child.isFunction() && start(child)) {
        return true;
      }
    }
    return false;
  }
}
