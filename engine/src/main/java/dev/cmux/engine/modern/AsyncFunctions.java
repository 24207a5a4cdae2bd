package dev.cmux.engine.modern;

import static dev.cmux.engine.modern.RuntimeCalls.call;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes async functions generators of the page engine, which it runs right as long as nobody calls their `return`, and here nobody can. The compiler would make a machine of states of
/// each: more text, more work for its passes, and twice the time when it runs. It gets to see calls where something is awaited:
/// ```
/// async function f(a) { g(await a, this) }
///   → function f(a) { return $rt.async(function() { g($cmux$await$(a), this) }.call(this)) }
///   → function f(a) { return $rt.async(function*() { "-f"; g((yield a), this); (yield $rt.end()) }.call(this)) }
/// ```
/// Left to the compiler are functions with `for await`, those with a variable called like a parameter, which it then is, and what calls a variable `arguments` or `yield`.
final class AsyncFunctions {

  /// Stands for an `await` until the script is text. In parentheses the engine takes a `yield` anywhere.
  private static final String AWAIT = "$cmux$await$";

  /// How the bodies are called until then, with the names of their functions behind. The compiler copies functions in default values, and may put a number behind a name.
  private static final String BODY = "$cmux$async$";

  private static final String ARGUMENTS = "arguments";

  private final ClassRewrite names;
  private final FunctionMarks marks;
  private boolean hidden;

  /// @param marks knows the names of the functions
  AsyncFunctions(ClassRewrite names, FunctionMarks marks) {
    this.names = names;
    this.marks = marks;
  }

  /// What is found in a function, the functions inside apart, but not arrow functions, which share its `this` and its `arguments`.
  private static final class Body {
    private final List<Node> awaits = new ArrayList<>();
    private final List<Node> arguments = new ArrayList<>();
    private final List<Node> self = new ArrayList<>();
    private final Set<String> declared = new HashSet<>();
    private boolean evaluates;
    private boolean left;
  }

  /// Hides every async function below `node` that can be one, when everything of ours has been rewritten.
  void hide(Node node) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      hide(child);
      child = next;
    }
    if (node.isFunction() && node.isAsyncFunction() && !node.isGeneratorFunction()) {
      Body body = new Body();
      look(node.getLastChild(), body, true);
      if (!body.left && !body.declared.contains(ARGUMENTS) && !isParameter(node.getSecondChild(), body.declared)) {
        hide(node, body);
      }
    }
  }

  private static boolean isParameter(Node node, Set<String> declared) {
    boolean is = node.isName() && declared.contains(node.getString());
    for (Node child = node.getFirstChild(); !is && child != null; child = child.getNext()) {
      is = isParameter(child, declared);
    }
    return is;
  }

  private static void look(Node node, Body body, boolean own) {
    switch (node.getToken()) {
      case FUNCTION -> {
        if (own && NodeUtil.isFunctionDeclaration(node)) {
          body.declared.add(node.getFirstChild().getString());
        }
        if (node.isArrowFunction()) {
          lookInside(node, body, false);
        }
        return;
      }
      case THIS -> body.self.add(node);
      case NAME -> {
        body.left |= node.matchesName("yield");
        body.evaluates |= node.matchesName("eval");
        if (node.matchesName(ARGUMENTS)) {
          body.arguments.add(node);
        }
      }
      case VAR -> {
        if (own) {
          NodeUtil.visitLhsNodesInNode(node, name -> body.declared.add(name.getString()));
        }
      }
      case AWAIT -> {
        if (own) {
          body.awaits.add(node);
        }
      }
      case FOR_AWAIT_OF -> body.left |= own;
      default -> {}
    }
    lookInside(node, body, own);
  }

  private static void lookInside(Node node, Body body, boolean own) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      look(child, body, own);
    }
  }

  private void hide(Node function, Body found) {
    found.awaits.forEach(
        each -> {
          Node marker = IR.empty();
          each.replaceWith(marker);
          marker.replaceWith(IR.call(IR.name(AWAIT), each.removeFirstChild()).srcrefTreeIfMissing(each));
        });
    Node body = function.getLastChild();
    Node marker = IR.block();
    body.replaceWith(marker);
    Node run = IR.function(IR.name(BODY + marks.nameOf(function)), IR.paramList(), body.isBlock() ? body : IR.block(IR.returnNode(body)));
    Node statements = IR.block();
    if (!found.arguments.isEmpty()) {
      String given = names.fresh(ARGUMENTS);
      found.arguments.forEach(each -> each.setString(given));
      statements.addChildToBack(IR.constNode(IR.name(given), IR.name(ARGUMENTS)));
    }
    Node generator = run;
    if (!function.isArrowFunction() && (found.evaluates || !found.self.isEmpty())) {
      generator = IR.getprop(run, "call");
    } else if (!found.self.isEmpty()) {
      String self = names.fresh("self");
      found.self.forEach(each -> RuntimeCalls.replace(each, IR.name(self)));
      statements.addChildToBack(IR.constNode(IR.name(self), IR.thisNode()));
    }
    Node started = generator == run ? IR.call(run) : IR.call(generator, IR.thisNode());
    statements.addChildToBack(IR.returnNode(call("async", started)));
    marker.replaceWith(statements.srcrefTreeIfMissing(function));
    function.setIsAsyncFunction(false);
    hidden = true;
  }

  /// Makes generators of them, when all of the compiler's passes have run.
  ///
  /// @throws IllegalStateException when the compiler has put an `await` into a function of its own, as it does with defaults in the pattern of an assignment that is part of an expression
  void restore(Node script) {
    if (hidden) {
      restore(script, false);
    }
  }

  private void restore(Node node, boolean inBody) {
    if (node.isCall() && node.getFirstChild().matchesName(AWAIT) && !inBody) {
      throw new IllegalStateException("await in the pattern of an assignment inside an expression");
    }
    boolean isBody = node.isFunction() && node.getFirstChild().getString().startsWith(BODY);
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      restore(child, isBody || inBody && !node.isFunction());
    }
    if (isBody) {
      makeGenerator(node, node.getLastChild());
    }
  }

  private void makeGenerator(Node function, Node body) {
    String name = function.getFirstChild().getString().substring(BODY.length());
    int numbered = name.lastIndexOf(OriginalNames.SEPARATOR);
    function.getFirstChild().setString("");
    function.setIsGeneratorFunction(true);
    Node last = body.getLastChild();
    if (last == null || !last.isReturn() && !last.isThrow()) {
      body.addChildToBack(IR.returnNode().srcref(function));
    }
    String value = hasFinally(body) ? names.fresh("value") : null;
    replaceReturns(body, value, false);
    if (value != null) {
      body.addChildToFront(IR.var(IR.name(value)).srcrefTreeIfMissing(function));
    }
    if (!name.isEmpty()) {
      String directive = FunctionDirective.PLAIN + (numbered < 0 ? name : name.substring(0, numbered));
      body.addChildToFront(IR.exprResult(IR.string(directive)).srcrefTreeIfMissing(body.getFirstChild()));
    }
  }

  private static boolean hasFinally(Node node) {
    boolean has = node.isTry() && node.hasXChildren(3);
    for (Node child = node.getFirstChild(); !has && child != null; child = child.getNext()) {
      has = !child.isFunction() && hasFinally(child);
    }
    return has;
  }

  /// The engine (5.5.0, `ES6Generator`) ends a generator by an exception, with all of the stack in it; one that gives what it returns to the runtime, and is forgotten, costs half as much. That
  /// does where no `finally` is left to run.
  ///
  /// In a generator that has a `finally` somewhere, it leaves all that is around a `return` before it finds out what it returns (`NodeTransformer`): the variable of a `catch` is gone by then,
  /// and what stands in `finally` has run.
  ///
  /// @param value the variable that keeps what is returned, or null when there is no `finally`
  private static void replaceReturns(Node node, String value, boolean inTry) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      if (child.isReturn() && !inTry) {
        Node end = child.hasChildren() ? call("end", child.removeFirstChild()) : call("end");
        RuntimeCalls.replace(child, IR.exprResult(IR.call(IR.name(AWAIT), end)));
      } else if (child.isReturn() && child.hasChildren() && value != null) {
        Node set = IR.exprResult(IR.assign(IR.name(value), child.removeFirstChild()));
        RuntimeCalls.replace(child, IR.block(set, IR.returnNode(IR.name(value))));
      } else if (!child.isFunction()) {
        replaceReturns(child, value, inTry || child.isTry());
      }
      child = next;
    }
  }

  /// Whether what is awaited begins behind some text.
  static boolean awaitsAt(StringBuilder code, int end) {
    int start = end - AWAIT.length() - 1;
    return start >= 0 && code.charAt(end - 1) == '(' && code.indexOf(AWAIT, start) == start;
  }

  /// Puts the waiting into the finished text, in which every line stays what it is.
  static String written(String code) {
    return code.replace(AWAIT + "(", "(yield ");
  }
}
