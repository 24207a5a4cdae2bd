package dev.cmux.engine.modern;

import static dev.cmux.engine.modern.RuntimeCalls.call;
import static dev.cmux.engine.modern.RuntimeCalls.replace;

import com.google.javascript.jscomp.NodeTraversal;
import com.google.javascript.jscomp.Var;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes reads of a `let`, `const` or `class` in an inner function errors when the function runs before the declaration does. To find out takes a comparison at
/// each read, so only those functions pay for it that the text shows to be called, or handed to a call, before the declaration:
/// ```
/// f(); let x = 1; function f() { return x }
///   → x = $rt.unset; f(); let x = 1; function f() { return x === $rt.unset ? $rt.early("x") : x }
/// ```
/// A function that gets out in another way, as a property or an export, reads `undefined`.
final class EarlyCalls {

  private record Read(Node node, Var variable, Node function, Var name, int place) {}

  private final Map<Var, Integer> firstCalls = new HashMap<>();
  private final Map<Var, Integer> declared = new HashMap<>();
  private final List<Read> reads = new ArrayList<>();
  private int place;

  /// A call; they come in the order of the text, like the others.
  void called(NodeTraversal traversal, Node call) {
    Node callee = call.getFirstChild();
    if (callee.isName()) {
      Var function = traversal.getScope().getVar(callee.getString());
      if (function != null && function.getScope().getClosestHoistScope() == traversal.getScope().getClosestHoistScope()) {
        firstCalls.putIfAbsent(function, place);
      }
    }
    place++;
  }

  void declared(Var variable) {
    declared.putIfAbsent(variable, place++);
  }

  /// A variable is read in a function below the one that declares it.
  void readInside(NodeTraversal traversal, Node node, Var variable) {
    Node top = variable.getScope().getClosestHoistScope().getRootNode();
    Node function = null;
    for (Node at = node.getParent(); at != null && at != top && at != top.getParent(); at = at.getParent()) {
      if (at.isFunction()) {
        function = at;
      }
    }
    if (function != null) {
      reads.add(new Read(node, variable, function, nameOf(traversal, function), place++));
    }
  }

  private static Var nameOf(NodeTraversal traversal, Node function) {
    Node name = function.getParent().isName() ? function.getParent() : function.getFirstChild();
    return name.getString().isEmpty() ? null : traversal.getScope().getVar(name.getString());
  }

  /// Changes what has been found, when everything has been seen.
  void rewrite() {
    Set<Var> unset = new HashSet<>();
    for (Read read : reads) {
      Integer declaredAt = declared.get(read.variable());
      if (declaredAt != null && mayRunBefore(read, declaredAt) && (unset.contains(read.variable()) || unset(read.variable()))) {
        unset.add(read.variable());
        String name = read.node().getString();
        Node check = IR.hook(IR.sheq(IR.name(name), value()), call("early", IR.string(read.variable().getName())), IR.name(name));
        if (read.node().getParent().isStringKey()) {
          read.node().getParent().setShorthandProperty(false);
        }
        replace(read.node(), check);
      }
    }
  }

  private boolean mayRunBefore(Read read, int declaredAt) {
    Node user = read.function().getParent();
    boolean handed = user.isCall() && !isOurs(user) || user.isNew() || user.isGetProp() && user.getParent().isCall() && user.getParent().getFirstChild() == user;
    if (handed) {
      return read.place() < declaredAt;
    }
    Integer called = read.name() == null ? null : firstCalls.get(read.name());
    return called != null && called < declaredAt;
  }

  /// Whether it is the runtime's, which runs nothing it is handed.
  private static boolean isOurs(Node call) {
    return call.getFirstChild().isGetProp() && call.getFirstChild().getFirstChild().matchesName(ClassRewrite.RUNTIME);
  }

  /// Marks a variable at the head of its block, if it is declared by a statement of a block.
  private static boolean unset(Var variable) {
    Node name = variable.getNameNode();
    Node declaration = name;
    while (declaration != null && !declaration.isLet() && !declaration.isConst()) {
      declaration = declaration.getParent();
    }
    Node block = declaration == null ? null : declaration.getParent();
    if (block == null || !block.isBlock() && !block.isScript() && !block.isModuleBody()) {
      return false;
    }
    if (name.getParent() == declaration && !name.hasChildren()) {
      name.addChildToBack(IR.voidNode(IR.number(0)).srcrefTreeIfMissing(name));
    }
    Node mark = IR.exprResult(IR.assign(IR.name(name.getString()), value())).srcrefTreeIfMissing(declaration);
    Node directive = block.getFirstChild();
    if (directive.isExprResult() && directive.getFirstChild().isStringLit()) {
      mark.insertAfter(directive);
    } else {
      block.addChildToFront(mark);
    }
    return true;
  }

  private static Node value() {
    return IR.getprop(IR.name(ClassRewrite.RUNTIME), "unset");
  }
}
