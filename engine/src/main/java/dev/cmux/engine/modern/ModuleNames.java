package dev.cmux.engine.modern;

import com.google.javascript.jscomp.AbstractCompiler;
import com.google.javascript.jscomp.NodeTraversal;
import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.jscomp.Var;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the names in a module stand for: imported variables, and variables of its own that may change when it has run.
final class ModuleNames extends NodeTraversal.AbstractPostOrderCallback {

  private final Set<String> imported;
  private final List<Node> usages = new ArrayList<>();
  private final Set<String> assigned = new HashSet<>();
  private boolean evaluates;

  private ModuleNames(Set<String> imported) {
    this.imported = imported;
  }

  /// Looks through a module.
  ///
  /// @param imported the variables its imports declare
  static ModuleNames in(Node script, Set<String> imported, AbstractCompiler compiler) {
    ModuleNames names = new ModuleNames(imported);
    NodeTraversal.traverse(compiler, script, names);
    return names;
  }

  /// Every use of an imported variable that no inner variable of the same name hides.
  List<Node> usages() {
    return usages;
  }

  /// Whether a variable of the module may get another value when the module has run: a function assigns to it, or text that only then is a script.
  boolean mayChange(String name) {
    return evaluates || assigned.contains(name);
  }

  @Override
  public void visit(NodeTraversal traversal, Node node, Node parent) {
    if (!node.isName()) {
      return;
    }
    String name = node.getString();
    evaluates |= name.equals("eval");
    if (imported.contains(name) && !ofImport(parent)) {
      Var variable = traversal.getScope().getVar(name);
      if (variable != null && ofImport(variable.getNameNode())) {
        usages.add(node);
      }
    } else if (!traversal.inModuleHoistScope() && NodeUtil.isLValue(node) && !NodeUtil.isDeclarationLValue(node)) {
      Var variable = traversal.getScope().getVar(name);
      if (variable != null && variable.getScope().isModuleScope()) {
        assigned.add(name);
      }
    }
  }

  private static boolean ofImport(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.isImport()) {
        return true;
      }
      if (at.isFunction() || at.isModuleBody()) {
        return false;
      }
    }
    return false;
  }
}
