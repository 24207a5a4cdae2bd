package dev.cmux.engine.modern;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.HashSet;
import java.util.Set;

/// Lets functions that are declared in a block of sloppy code be seen in the whole function around it, from the block
/// on (ECMAScript, annex B.3.2), where the compiler would make each a variable of its block. Such a declaration becomes an
/// assignment at the start of its block; where a name of that block, or of one around it, forbids it, nothing changes.
///
/// One variable stands for the two of the standard, which differ when the block assigns to the name.
final class BlockFunctions {

  private BlockFunctions() {}

  /// Rewrites everything below `script`, which has not been rewritten by anything else.
  static void rewrite(Node script) {
    visit(script, script.isUseStrict());
  }

  private static void visit(Node node, boolean strict) {
    boolean inside = strict || node.isClass() || node.isModuleBody() || node.isFunction() && node.getLastChild().isUseStrict();
    if (inside) {
      return;
    }
    if (node.isBlock() && !node.getParent().isFunction() && !node.getParent().isCase() && !node.getParent().isDefaultCase()) {
      share(node);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      visit(child, false);
    }
  }

  private static void share(Node block) {
    Node last = null;
    for (Node statement = block.getFirstChild(); statement != null; ) {
      Node next = statement.getNext();
      if (statement.isFunction() && !statement.isAsyncFunction() && !statement.isGeneratorFunction()) {
        Node top = visibleFrom(block, statement.getFirstChild().getString());
        if (top != null) {
          Node assignment = assignment(statement, top);
          if (last == null) {
            block.addChildToFront(assignment);
          } else {
            assignment.insertAfter(last);
          }
          last = assignment;
        }
      }
      statement = next;
    }
  }

  private static Node assignment(Node function, Node top) {
    String name = function.getFirstChild().getString();
    function.detach();
    function.getFirstChild().setString("");
    top.addChildToFront(IR.var(IR.name(name).srcref(function)).srcref(function));
    return IR.exprResult(IR.assign(IR.name(name), function)).srcrefTreeIfMissing(function);
  }

  /// The script or function body that gets the variable, or null when the name is taken on the way.
  private static Node visibleFrom(Node block, String name) {
    if (lexicalNames(block, false).contains(name)) {
      return null;
    }
    Node at = block.getParent();
    while (!at.isScript() && !at.isFunction()) {
      boolean body = at.getParent().isFunction();
      if (lexicalNames(at, !body).contains(name) || loopNames(at).contains(name)) {
        return null;
      }
      at = at.getParent();
    }
    if (at.isScript()) {
      return lexicalNames(at, false).contains(name) ? null : at;
    }
    Set<String> parameters = new HashSet<>();
    NodeUtil.visitPreOrder(at.getSecondChild(), node -> parameters.add(node.isName() ? node.getString() : ""));
    return parameters.contains(name) ? null : at.getLastChild();
  }

  /// What the statements of a block declare for it alone.
  private static Set<String> lexicalNames(Node block, boolean functionsToo) {
    Set<String> names = new HashSet<>();
    for (Node statement = block.getFirstChild(); statement != null; statement = statement.getNext()) {
      if (statement.isClass() || functionsToo && statement.isFunction()) {
        names.add(statement.getFirstChild().getString());
      }
      names.addAll(declaredBy(statement));
    }
    return names;
  }

  private static Set<String> loopNames(Node loop) {
    return NodeUtil.isLoopStructure(loop) ? declaredBy(loop.getFirstChild()) : Set.of();
  }

  private static Set<String> declaredBy(Node declaration) {
    Set<String> names = new HashSet<>();
    if (declaration.isLet() || declaration.isConst()) {
      NodeUtil.visitLhsNodesInNode(declaration, name -> names.add(name.getString()));
    }
    return names;
  }
}
