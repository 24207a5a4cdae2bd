package dev.cmux.engine.modern;

import com.google.javascript.jscomp.Scope;
import com.google.javascript.jscomp.Var;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives variables of blocks another name where the one they have means something else around the block. The compiler makes them variables of their function
/// or of the window, and knows of no names but those that the script declares: `{ const location = '/' }` would lead the page elsewhere, and
/// `{ let status = 1 } return status` give 1.
final class BlockNames {

  private final Map<Var, List<Node>> uses = new LinkedHashMap<>();
  private final Set<String> undeclared = new HashSet<>();

  /// A name that the script does not declare.
  void undeclared(Node name) {
    undeclared.add(name.getString());
  }

  /// A name of a `let` or `const`.
  void used(Node name, Var variable) {
    Scope scope = variable.getScope();
    if (scope.isBlockScope() && !scope.isFunctionBlockScope()) {
      uses.computeIfAbsent(variable, first -> new ArrayList<>()).add(name);
    }
  }

  /// Renames them, when everything has been seen.
  void rewrite() {
    int number = 0;
    for (Map.Entry<Var, List<Node>> each : uses.entrySet()) {
      Var variable = each.getKey();
      if (variable.getScope().getClosestHoistScope().isGlobal() || undeclared.contains(variable.getName())) {
        // OriginalNames takes this off again where nothing else has the name.
        String free = variable.getName() + OriginalNames.SEPARATOR + "b" + number++;
        each.getValue().forEach(use -> rename(use, free));
      }
    }
  }

  private static void rename(Node use, String name) {
    use.setString(name);
    if (use.getParent() != null && use.getParent().isStringKey()) {
      use.getParent().setShorthandProperty(false);
    }
  }
}
