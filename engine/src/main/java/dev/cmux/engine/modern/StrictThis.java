package dev.cmux.engine.modern;

import java.util.List;
import org.htmlunit.corejs.javascript.CompilationResult;
import org.htmlunit.corejs.javascript.CompilerEnvirons;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Evaluator;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.Interpreter;
import org.htmlunit.corejs.javascript.JSFunction;
import org.htmlunit.corejs.javascript.JSScript;
import org.htmlunit.corejs.javascript.Node;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.Script;
import org.htmlunit.corejs.javascript.Token;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.corejs.javascript.ast.FunctionNode;
import org.htmlunit.corejs.javascript.ast.ScriptNode;

/// The engine's interpreter, with the `this` of a strict function that was called on nothing. The engine's own (5.5.0,
/// `Undefined.SCRIPTABLE_UNDEFINED`) is an object of its own kind: equal to `undefined`, but `typeof` calls it an object and native
/// functions refuse it. Where a strict function uses `this` as a value, `this` is compiled as `this === undefined ? undefined : this`.
///
/// `f.call(undefined)` calls on the window whatever it calls, in the engine (`ScriptRuntime.getApplyOrCallThis`); that object passes. So in strict functions it is the first argument
/// of `call` and `apply` in place of `undefined` and `null`, and of a `this` that is none: functions that are not strict find the window all the same.
///
/// Left are the members of such a `this`, which are `undefined` rather than an error: a check at each of them would cost every method. And values of variables that are
/// handed to `call`, for the same reason.
final class StrictThis implements Evaluator {

  private final Interpreter interpreter = new Interpreter();

  @Override
  public CompilationResult<JSScript> compileScript(CompilerEnvirons environment, ScriptNode tree, String source) {
    mendFunctions(tree, tree.isInStrictMode());
    return interpreter.compileScript(environment, tree, source);
  }

  @Override
  public CompilationResult<JSFunction> compileFunction(CompilerEnvirons environment, ScriptNode tree, String source) {
    mendFunctions(tree, tree.isInStrictMode());
    return interpreter.compileFunction(environment, tree, source);
  }

  private static void mendFunctions(ScriptNode tree, boolean strict) {
    for (int i = 0; i < tree.getFunctionCount(); i++) {
      FunctionNode function = tree.getFunctionNode(i);
      function.setInStrictMode(strict || function.isInStrictMode());
      FunctionDirective.heed(function);
      if (function.isInStrictMode()) {
        mend(function, function);
      }
      mendFunctions(function, function.isInStrictMode());
    }
  }

  private static void mend(Node node, FunctionNode function) {
    Node self = node.getType() == Token.CALL ? selfOfCall(node) : null;
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      if (child == self && isNothing(child)) {
        node.replaceChild(child, PageRegExps.nothing(function));
      } else if (child.getType() == Token.THIS) {
        if (child != self && isValue(child, node)) {
          node.replaceChild(child, value());
        }
      } else {
        mend(child, function);
      }
      child = next;
    }
  }

  /// The first argument of `f.call(…)` and `f.apply(…)`, or null.
  private static Node selfOfCall(Node call) {
    Node callee = call.getFirstChild();
    if (callee.getType() != Token.GETPROP) {
      return null;
    }
    String method = callee.getLastChild().getString();
    return method.equals("call") || method.equals("apply") ? callee.getNext() : null;
  }

  private static boolean isNothing(Node node) {
    return switch (node.getType()) {
      case Token.UNDEFINED, Token.NULL -> true;
      case Token.VOID -> node.getFirstChild().getType() == Token.NUMBER;
      default -> false;
    };
  }

  /// Whether `self` is more than the object of a member.
  private static boolean isValue(Node self, Node parent) {
    return switch (parent.getType()) {
      case Token.GETPROP, Token.GETPROPNOWARN, Token.SETPROP, Token.SETPROP_OP, Token.GETELEM, Token.SETELEM, Token.SETELEM_OP, Token.DELPROP ->
          self != parent.getFirstChild();
      case Token.EXPR_VOID, Token.EXPR_RESULT -> false;
      default -> true;
    };
  }

  private static Node value() {
    Node isMissing = new Node(Token.SHEQ, new Node(Token.THIS), new Node(Token.UNDEFINED));
    return new Node(Token.HOOK, isMissing, new Node(Token.UNDEFINED), new Node(Token.THIS));
  }

  @Override
  public Function createFunctionObject(Context context, VarScope scope, CompilationResult<JSFunction> compiled, Object securityDomain) {
    return interpreter.createFunctionObject(context, scope, compiled, securityDomain);
  }

  @Override
  public Script createScriptObject(CompilationResult<JSScript> compiled, Object securityDomain) {
    return interpreter.createScriptObject(compiled, securityDomain);
  }

  @Override
  public void captureStackInfo(RhinoException exception) {
    interpreter.captureStackInfo(exception);
  }

  @Override
  public String getSourcePositionFromStack(Context context, int[] line) {
    return interpreter.getSourcePositionFromStack(context, line);
  }

  @Override
  public String getPatchedStack(RhinoException exception, String nativeStackTrace) {
    return interpreter.getPatchedStack(exception, nativeStackTrace);
  }

  @Override
  public List<String> getScriptStack(RhinoException exception) {
    return interpreter.getScriptStack(exception);
  }
}
