package dev.cmux.engine.modern;

import static dev.cmux.engine.modern.RuntimeCalls.call;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.List;

/// Puts `await` and `yield` where the compiler can take them, and the parameters of async functions where what they throw
/// rejects the promise.
/// ```
/// switch (x) { case await a: …; default: … }
///   → switch ($x = x, $x === await a ? 0 : 1) { case 0: …; default: … }
/// async function f(a = b()) { … }
///   → function f() { try { return (async (a = b()) => { … }).apply(void 0, arguments) } catch ($e) { return $rt.rejected($e) } }
/// ```
final class AwaitRewrite {

  private final ClassRewrite names;

  private AwaitRewrite(ClassRewrite names) {
    this.names = names;
  }

  /// Rewrites everything below `script`, before [ClassRewrite] does.
  static void rewrite(Node script, ClassRewrite names) {
    new AwaitRewrite(names).visit(script);
  }

  private void visit(Node node) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      visit(child);
      child = next;
    }
    if (node.isSwitch()) {
      chooseFirst(node);
    } else if (node.isFunction() && node.isAsyncFunction() && !node.isGeneratorFunction() && mayThrow(node.getSecondChild())) {
      rejectWhatParametersThrow(node);
    } else if (node.isFunction() && node.isAsyncFunction() && node.isGeneratorFunction()) {
      awaitWhatIsYielded(node.getLastChild());
    }
  }

  /// A promise that an async generator yields and that is rejected is thrown where it is yielded (ECMAScript, `AsyncGeneratorYield`).
  private static void awaitWhatIsYielded(Node node) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (!child.isFunction()) {
        awaitWhatIsYielded(child);
      }
    }
    if (node.isYield() && !node.isYieldAll() && node.hasChildren() && !node.getFirstChild().isString() && !node.getFirstChild().isNumber()) {
      Node value = node.removeFirstChild();
      node.addChildToFront(new Node(Token.AWAIT, value).srcref(value));
    }
  }

  // Labels that wait.

  private void chooseFirst(Node choice) {
    List<Node> labels = new ArrayList<>();
    boolean waits = false;
    for (Node member = choice.getLastChild().getFirstChild(); member != null; member = member.getNext()) {
      if (member.isCase()) {
        labels.add(member);
        waits |= waits(member.getFirstChild());
      }
    }
    if (!waits) {
      return;
    }
    String value = names.fresh("value");
    Node chosen = IR.number(labels.size());
    for (int i = labels.size() - 1; i >= 0; i--) {
      Node label = labels.get(i).getFirstChild();
      label.replaceWith(IR.number(i).srcref(label));
      chosen = IR.hook(IR.sheq(IR.name(value), label), IR.number(i), chosen);
    }
    Node subject = choice.removeFirstChild();
    choice.addChildToFront(IR.comma(IR.assign(IR.name(value), subject), chosen).srcrefTreeIfMissing(subject));
    Node body = choice.getParent();
    while (!body.isScript() && !body.isModuleBody() && !body.getParent().isFunction()) {
      body = body.getParent();
    }
    body.addChildToFront(IR.var(IR.name(value)).srcrefTreeIfMissing(choice));
  }

  private static boolean waits(Node node) {
    if (node.getToken() == Token.AWAIT || node.isYield()) {
      return true;
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (!child.isFunction() && waits(child)) {
        return true;
      }
    }
    return false;
  }

  // Parameters that throw.

  private static boolean mayThrow(Node parameters) {
    for (Node parameter = parameters.getFirstChild(); parameter != null; parameter = parameter.getNext()) {
      Node target = parameter.isRest() ? parameter.getFirstChild() : parameter;
      if (!target.isName()) {
        return true;
      }
    }
    return false;
  }

  private void rejectWhatParametersThrow(Node function) {
    Node parameters = function.getSecondChild();
    Node body = parameters.getNext();
    Node simple = IR.paramList().srcref(parameters);
    List<Node> given = new ArrayList<>();
    for (Node parameter = parameters.getFirstChild(); parameter != null; parameter = parameter.getNext()) {
      pass(parameter, simple, given);
    }
    parameters.replaceWith(simple);
    Node marker = IR.block();
    body.replaceWith(marker);
    Node inner = IR.arrowFunction(IR.name(""), parameters, body);
    inner.setIsAsyncFunction(true);
    // An arrow function has no arguments of its own to pass on, and nobody sees how many it was given.
    Node run =
        function.isArrowFunction()
            ? IR.call(inner, given.toArray(Node[]::new))
            : IR.call(IR.getprop(inner, "apply"), IR.voidNode(IR.number(0)), IR.name("arguments"));
    String thrown = names.fresh("thrown");
    Node attempt =
        IR.tryCatch(
            IR.block(IR.returnNode(run)),
            IR.catchNode(IR.name(thrown), IR.block(IR.returnNode(call("rejected", IR.name(thrown))))));
    function.setIsAsyncFunction(false);
    marker.replaceWith(IR.block(attempt));
    function.getLastChild().srcrefTreeIfMissing(function);
    simple.srcrefTreeIfMissing(function);
  }

  /// A parameter that only passes on what it gets, and counts as much for the length of the function.
  private void pass(Node parameter, Node simple, List<Node> given) {
    String name = names.fresh("given");
    if (parameter.isRest()) {
      simple.addChildToBack(IR.iterRest(IR.name(name)));
      given.add(IR.iterSpread(IR.name(name)));
    } else {
      Node simpler = IR.name(name);
      simple.addChildToBack(
          parameter.isDefaultValue() ? new Node(Token.DEFAULT_VALUE, simpler, IR.voidNode(IR.number(0))) : simpler);
      given.add(IR.name(name));
    }
  }
}
