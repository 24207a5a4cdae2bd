package dev.cmux.engine.modern;

import static dev.cmux.engine.modern.FunctionDirective.ARROW;
import static dev.cmux.engine.modern.FunctionDirective.METHOD;
import static dev.cmux.engine.modern.FunctionDirective.PLAIN;
import static dev.cmux.engine.modern.FunctionDirective.STRICT;
import static dev.cmux.engine.modern.RuntimeCalls.call;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.HashMap;
import java.util.Map;

/// What lowered functions no longer show: that they were arrow functions, methods, accessors or async functions, which have no `prototype`, and names that
/// their places gave them (ECMAScript, `NamedEvaluation`). A [FunctionDirective] at the head of each tells the page engine's compiler. Async functions and generators are
/// of classes of their own, which [FunctionKinds] gives them where they are made: `$rt.asyncFunction(function() { … })`.
final class FunctionMarks {

  /// How the compiler names generators that have no name.
  private static final String MADE_UP = "$jscomp$generator$function$";

  /// @param maker the runtime's function that makes it an async function or generator, or null
  /// @param strict whether the function says so, or has to because its script did: the compiler drops directives
  private record Mark(char kind, String name, String maker, boolean strict) {}

  private final Map<Node, Mark> marks = new HashMap<>();

  /// Looks at every function below `node`, before anything is rewritten.
  void learn(Node node) {
    learn(node, node.isUseStrict());
  }

  private void learn(Node node, boolean strictScript) {
    if (node.isFunction()) {
      boolean method = isMethod(node.getParent());
      char kind =
          node.isGeneratorFunction() ? PLAIN : node.isArrowFunction() ? ARROW : node.isAsyncFunction() || method ? METHOD : PLAIN;
      String own = node.getFirstChild().getString();
      String maker = makerOf(node);
      // A function that is declared in a block becomes the value of a variable.
      String name = node.isArrowFunction() || own.isEmpty() ? given(node) : maker == null ? "" : own;
      boolean strict = strictScript || node.getLastChild().isUseStrict();
      if (kind != PLAIN || node.isGeneratorFunction() || !name.isEmpty() || strict) {
        marks.put(node, new Mark(kind, name, maker, strict));
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      learn(child, strictScript && !node.isFunction());
    }
  }

  private static String makerOf(Node function) {
    boolean calledAtOnce = function.getParent().isCall() && function.getParent().getFirstChild() == function;
    if (calledAtOnce || !function.isAsyncFunction() && !function.isGeneratorFunction()) {
      return null;
    }
    return !function.isAsyncFunction() ? "generatorFunction" : function.isGeneratorFunction() ? "asyncGeneratorFunction" : "asyncFunction";
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

  /// The name by which a function is known, which may be empty.
  String nameOf(Node function) {
    Mark mark = marks.get(function);
    if (mark == null && function.isArrowFunction()) {
      // One that runs the body of the function around it; see AwaitRewrite.
      return nameOf(NodeUtil.getEnclosingFunction(function.getParent()));
    }
    String own = function.getFirstChild().getString();
    return own.isEmpty() && mark != null ? mark.name() : own;
  }

  /// Marks the same functions when all of the compiler's passes have run.
  void restore() {
    marks.forEach(
        (function, mark) -> {
          Node body = function.getLastChild();
          if (function.getParent() != null && body != null && body.isBlock()) {
            restore(function, mark, body);
          }
        });
  }

  private static void restore(Node function, Mark mark, Node body) {
    String own = function.getFirstChild().getString();
    boolean madeUp = own.startsWith(MADE_UP);
    boolean declared = NodeUtil.isFunctionDeclaration(function);
    boolean made = mark.maker() != null && !declared;
    boolean seen = !madeUp && (!own.isEmpty() || !made && given(function).equals(mark.name()));
    // Any function but an arrow function finds itself under the name it is told.
    boolean told = !seen && (mark.kind() == ARROW || !uses(mark.name(), body));
    String name = told ? mark.name() : "";
    // The compiler's code for the rest of the parameters needs `arguments`, which an arrow function of the engine has not got.
    char kind = mark.kind() == ARROW && uses("arguments", body) ? METHOD : mark.kind();
    String directive = (mark.strict() ? STRICT + "" : "") + (kind != PLAIN || madeUp || !name.isEmpty() ? kind + name : "");
    if (!directive.isEmpty()) {
      Node place = body.hasChildren() ? body.getFirstChild() : body;
      body.addChildToFront(IR.exprResult(IR.string(directive)).srcrefTreeIfMissing(place));
    }
    if (made) {
      Node marker = IR.empty();
      function.replaceWith(marker);
      Node maker = call(mark.maker(), function);
      if (!seen && !told && !mark.name().isEmpty()) {
        maker.addChildToBack(IR.string(mark.name()));
      }
      marker.replaceWith(maker.srcrefTreeIfMissing(function));
    } else if (mark.maker() != null) {
      make(function, call(mark.maker(), IR.name(own)));
    }
  }

  /// A function that is declared is there before the first statement, and is made what it is by that.
  private static void make(Node function, Node maker) {
    Node statement = IR.exprResult(IR.voidNode(maker)).srcrefTreeIfMissing(function);
    Node around = function.getParent();
    Node directive = null;
    // The compiler puts functions before directives, where the engine finds these all the same.
    for (Node at = around.getFirstChild(); at != null && (at.isFunction() || isText(at)); at = at.getNext()) {
      directive = isText(at) ? at : directive;
    }
    if (directive == null) {
      around.addChildToFront(statement);
    } else {
      statement.insertAfter(directive);
    }
  }

  private static boolean isText(Node statement) {
    return statement.isExprResult() && statement.getFirstChild().isStringLit();
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
