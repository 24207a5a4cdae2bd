package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Node;
import org.htmlunit.corejs.javascript.Token;
import org.htmlunit.corejs.javascript.ast.FunctionNode;
import org.htmlunit.corejs.javascript.ast.Name;

/// A directive at the head of a lowered function, for the page engine's compiler: `"~f"` is an arrow function of the name `f`, `"."` a method, whose name the
/// runtime or the engine knows, `"-f"` any other function that has to be told its name. A `!` in front of these, or alone, makes it strict: the engine refuses its own directive
/// where parameters are more than names. Nothing of it is left when the function runs.
final class FunctionDirective {

  static final char STRICT = '!';
  static final char ARROW = '~';
  static final char METHOD = '.';
  static final char PLAIN = '-';

  private FunctionDirective() {}

  /// Makes a function what its directive says.
  static void heed(FunctionNode function) {
    String directive = of(function);
    if (!directive.isEmpty() && directive.charAt(0) == STRICT) {
      function.setInStrictMode(true);
      directive = directive.substring(1);
    }
    if (directive.isEmpty()) {
      return;
    }
    switch (directive.charAt(0)) {
      case ARROW -> function.setFunctionType(FunctionNode.ARROW_FUNCTION);
      case METHOD -> function.setIsShorthand();
      case PLAIN -> function.setFunctionName(new Name(0, ""));
      default -> {
        return;
      }
    }
    if (directive.length() > 1) {
      function.setFunctionName(new Name(0, directive.substring(1)));
    }
  }

  private static String of(FunctionNode function) {
    Node body = function.getLastChild();
    Node statement = body == null ? null : body.getFirstChild();
    if (statement != null && statement.getType() == Token.EXPR_VOID && statement.getFirstChild().getType() == Token.SETNAME) {
      // The name of a function expression, which the engine makes a variable.
      statement = statement.getNext();
    }
    if (statement != null && statement.getType() == Token.BLOCK && function.getDefaultParams() != null) {
      // The default value that counts for the length of the function; see ParameterCounts.
      statement = statement.getNext();
    }
    boolean alone = statement != null && (statement.getType() == Token.EXPR_VOID || statement.getType() == Token.EXPR_RESULT);
    return alone && statement.getFirstChild().getType() == Token.STRING ? statement.getFirstChild().getString() : "";
  }
}
