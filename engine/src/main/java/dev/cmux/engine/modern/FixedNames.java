package dev.cmux.engine.modern;

import static dev.cmux.engine.modern.RuntimeCalls.call;
import static dev.cmux.engine.modern.RuntimeCalls.replace;

import com.google.javascript.jscomp.AbstractCompiler;
import com.google.javascript.jscomp.NodeTraversal;
import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.jscomp.Var;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes mistakes with `let`, `const` and `class` the errors they are: an assignment to a constant, and a use that
/// stands before the declaration in the same function. Both are known from the text, so nothing else pays for it; what inner functions
/// use is looked at by [EarlyCalls], and what is declared in blocks by [BlockNames].
final class FixedNames extends NodeTraversal.AbstractPostOrderCallback {

  private final Map<Var, Token> kinds = new HashMap<>();
  private final Set<Var> initialised = new HashSet<>();
  private final List<Node> assigned = new ArrayList<>();
  private final List<Node> early = new ArrayList<>();
  private final List<Node> assignedEarly = new ArrayList<>();

  private final EarlyCalls calls = new EarlyCalls();
  private final BlockNames blocks = new BlockNames();

  private FixedNames() {}

  /// Rewrites everything below `script`, in which no class and no module is left.
  static void rewrite(AbstractCompiler compiler, Node script) {
    FixedNames names = new FixedNames();
    NodeTraversal.traverse(compiler, script, names);
    names.assigned.forEach(FixedNames::refuse);
    names.early.forEach(name -> replace(name, early(name)));
    names.assignedEarly.forEach(name -> replace(name.getParent(), IR.comma(name.getNext().detach(), early(name))));
    names.blocks.rewrite();
    names.calls.rewrite();
  }

  /// Nodes come in the order of the text, a declaration after its value.
  @Override
  public void visit(NodeTraversal traversal, Node node, Node parent) {
    if (node.isCall()) {
      calls.called(traversal, node);
    }
    if (!node.isName() || node.getString().isEmpty() || parent.isFunction() && node == parent.getFirstChild() || parent.isParamList()) {
      return;
    }
    Var variable = traversal.getScope().getVar(node.getString());
    if (variable == null) {
      blocks.undeclared(node);
      return;
    }
    Token kind = kinds.computeIfAbsent(variable, FixedNames::declaredBy);
    if (kind != Token.LET && kind != Token.CONST) {
      return;
    }
    blocks.used(node, variable);
    if (variable.getNameNode() == node) {
      initialised.add(variable);
      calls.declared(variable);
      return;
    }
    boolean written = !parent.isVanillaFor() && NodeUtil.isLValue(node);
    boolean inside = variable.getScope().getClosestHoistScope() != traversal.getScope().getClosestHoistScope();
    if (inside && !written) {
      calls.readInside(traversal, node, variable);
    }
    if (!initialised.contains(variable) && !inside) {
      if (!written) {
        early.add(node);
      } else if (parent.isAssign()) {
        assignedEarly.add(node);
      }
    } else if (written && kind == Token.CONST) {
      assigned.add(node);
    }
  }

  private static Token declaredBy(Var variable) {
    Node at = variable.getNameNode() == null ? null : variable.getNameNode().getParent();
    while (at != null) {
      switch (at.getToken()) {
        case STRING_KEY, COMPUTED_PROP, DEFAULT_VALUE, OBJECT_PATTERN, ARRAY_PATTERN, OBJECT_REST, ITER_REST, DESTRUCTURING_LHS ->
            at = at.getParent();
        default -> {
          return at.getToken();
        }
      }
    }
    return Token.VAR;
  }

  private static Node early(Node name) {
    return call("early", IR.string(name.getString()));
  }

  private static void refuse(Node name) {
    Node parent = name.getParent();
    Node first = parent.getFirstChild();
    switch (parent.getToken()) {
      case INC, DEC -> replace(parent, call("constant"));
      case ASSIGN_COALESCE, ASSIGN_OR, ASSIGN_AND -> {
        Node refusal = call("constant", first.getNext().detach());
        Token operator =
            parent.getToken() == Token.ASSIGN_COALESCE ? Token.COALESCE : parent.getToken() == Token.ASSIGN_OR ? Token.OR : Token.AND;
        replace(parent, new Node(operator, name.detach(), refusal));
      }
      default -> {
        if (first == name && NodeUtil.isAssignmentOp(parent)) {
          replace(parent, call("constant", name.getNext().detach()));
        } else {
          // A target of a pattern or of a loop: a place whose setter throws.
          if (parent.isStringKey()) {
            parent.setShorthandProperty(false);
          }
          replace(name, IR.getprop(IR.getprop(IR.name(ClassRewrite.RUNTIME), "constants"), "value"));
        }
      }
    }
  }
}
