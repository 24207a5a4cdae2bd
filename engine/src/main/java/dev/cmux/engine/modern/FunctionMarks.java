package dev.cmux.engine.modern;

import static dev.cmux.engine.modern.FunctionDirective.ARROW;
import static dev.cmux.engine.modern.FunctionDirective.METHOD;
import static dev.cmux.engine.modern.FunctionDirective.PLAIN;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.HashMap;
import java.util.Map;

/// What lowered functions no longer show: that they were arrow functions, methods, accessors or async functions, which have no `prototype`, and names that
/// their places gave them (ECMAScript, `NamedEvaluation`). A [FunctionDirective] at the head of each tells the page engine's compiler.
final class FunctionMarks {

  /// How the compiler names generators that have no name.
  private static final String MADE_UP = "$jscomp$generator$function$";

  private record Mark(char kind, String name) {}

  private final Map<Node, Mark> marks = new HashMap<>();

  /// Looks at every function below `node`, before anything is rewritten.
  void learn(Node node) {
    if (node.isFunction()) {
      boolean method = isMethod(node.getParent());
      char kind =
          node.isGeneratorFunction() ? PLAIN : node.isArrowFunction() ? ARROW : node.isAsyncFunction() || method ? METHOD : PLAIN;
      String name = node.isArrowFunction() || node.getFirstChild().getString().isEmpty() ? given(node) : "";
      if (kind != PLAIN || node.isGeneratorFunction() || !name.isEmpty()) {
        marks.put(node, new Mark(kind, name));
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      learn(child);
    }
  }

  private static boolean isMethod(Node member) {
    return switch (member.getToken()) {
      case MEMBER_FUNCTION_DEF -> member.isStaticMember() || !member.getString().equals("constructor") || !member.getParent().isClassMembers();
      case GETTER_DEF, SETTER_DEF -> true;
      case COMPUTED_PROP -> member.getBooleanProp(Node.COMPUTED_PROP_METHOD) || ClassRewrite.accessorKind(member) != 0;
      default -> false;
    };
  }

  /// The name that the place of a function or class gives it; empty when it gives none, or a computed one.
  static String given(Node value) {
    Node parent = value.getParent();
    return switch (parent.getToken()) {
      case NAME, STRING_KEY, MEMBER_FIELD_DEF, MEMBER_FUNCTION_DEF -> parent.getString();
      case ASSIGN, ASSIGN_OR, ASSIGN_AND, ASSIGN_COALESCE, DEFAULT_VALUE ->
          parent.getFirstChild().isName() && parent.getFirstChild() != value ? parent.getFirstChild().getString() : "";
      case EXPORT -> "default";
      default -> "";
    };
  }

  /// Marks the same functions when all of the compiler's passes have run.
  void restore() {
    marks.forEach(
        (function, mark) -> {
          Node body = function.getLastChild();
          if (function.getParent() == null || body == null || !body.isBlock()) {
            return;
          }
          String own = function.getFirstChild().getString();
          boolean madeUp = own.startsWith(MADE_UP);
          boolean seen = !madeUp && (!own.isEmpty() || given(function).equals(mark.name()));
          // Any function but an arrow function finds itself under the name it is told.
          boolean told = !seen && (mark.kind() == ARROW || !uses(mark.name(), body));
          String name = told ? mark.name() : "";
          // The compiler's code for the rest of the parameters needs `arguments`, which an arrow function of the engine has not got.
          char kind = mark.kind() == ARROW && uses("arguments", body) ? METHOD : mark.kind();
          if (kind != PLAIN || madeUp || !name.isEmpty()) {
            Node place = body.hasChildren() ? body.getFirstChild() : body;
            body.addChildToFront(IR.exprResult(IR.string(kind + name)).srcrefTreeIfMissing(place));
          }
        });
  }

  /// Whether a name is used below `node`, `arguments` of inner functions apart: these are their own.
  private static boolean uses(String name, Node node) {
    if (node.matchesName(name)) {
      return true;
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (!(child.isFunction() && name.equals("arguments")) && uses(name, child)) {
        return true;
      }
    }
    return false;
  }
}
