package dev.cmux.engine.modern;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Hides functions in which the compiler has nothing to do from its passes, each of which would walk through them: nine tenths of React's renderer, and half of many a bundle. A hidden
/// function shows the variables it takes from around it, and gets their new names, if they have any, when it is put back:
/// ```
/// function f(a) { var b = a + x; … }
///   → function f() { $cmux$plain$0(x) }
/// ```
final class PlainFunctions {

  private static final String HIDDEN = "$cmux$plain$";

  /// What hiding a function of fewer nodes would save is less than it takes.
  private static final int WORTH_HIDING = 30;

  /// A function, and where it uses variables that it does not declare.
  private record Found(Node function, Map<String, List<Node>> uses, int size) {}

  private record Hidden(Node parameters, Node statements, Map<String, List<Node>> uses) {}

  /// What is learned of a function, or of a script.
  private static final class Scope {
    private final Set<String> declared;
    private final Map<String, List<Node>> uses = new LinkedHashMap<>();
    private final List<Found> inside;
    private boolean plain = true;
    private int size;

    Scope() {
      this(new HashSet<>(), new ArrayList<>());
    }

    private Scope(Set<String> declared, List<Found> inside) {
      this.declared = declared;
      this.inside = inside;
    }

    /// A `catch` has a variable of its own, and shares the others.
    Scope block() {
      return new Scope(declared, inside);
    }

    void add(Scope inner) {
      size += inner.size;
      plain &= inner.plain;
      if (plain) {
        inner.uses.forEach((name, nodes) -> uses.computeIfAbsent(name, first -> new ArrayList<>()).addAll(nodes));
      }
    }
  }

  private final List<Hidden> hidden = new ArrayList<>();

  /// Hides what is plain below `script`, when everything of ours has been rewritten.
  void hide(Node script) {
    Scope top = new Scope();
    lookInside(script, top);
    top.inside.stream().filter(found -> found.size() > WORTH_HIDING + found.uses().size()).forEach(this::hide);
  }

  private void hide(Found found) {
    Node body = found.function().getLastChild();
    Node[] names = found.uses().keySet().stream().map(IR::name).toArray(Node[]::new);
    Node shown = IR.exprResult(IR.call(IR.name(HIDDEN + hidden.size()), names)).srcrefTreeIfMissing(found.function());
    hidden.add(new Hidden(found.function().getSecondChild().removeChildren(), body.removeChildren(), found.uses()));
    body.addChildToBack(shown);
  }

  private static void look(Node node, Scope scope) {
    scope.size++;
    switch (node.getToken()) {
      case NAME -> lookAtName(node, scope);
      case FUNCTION -> lookAtFunction(node, scope);
      case CATCH -> {
        Scope block = scope.block();
        lookInside(node, block);
        block.plain &= node.getFirstChild().isName();
        block.uses.remove(node.getFirstChild().isName() ? node.getFirstChild().getString() : "");
        scope.add(block);
      }
      // The compiler takes the last comma away, which the engine does not know in calls.
      case ARRAYLIT, CALL, NEW, OBJECTLIT -> {
        node.setTrailingComma(false);
        lookInside(node, scope);
      }
      default -> {
        scope.plain &= isPlain(node);
        lookInside(node, scope);
      }
    }
  }

  private static void lookInside(Node node, Scope scope) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      look(child, scope);
    }
  }

  /// A use of a variable, or its declaration, which may have a value below it.
  private static void lookAtName(Node node, Scope scope) {
    String name = node.getString();
    // What the page itself has called as the compiler calls what it renames could be taken for that.
    scope.plain &= !name.equals("eval") && !name.contains(OriginalNames.SEPARATOR);
    if (node.getParent().isVar() || node.getParent().isParamList()) {
      scope.declared.add(name);
    } else if (scope.plain) {
      scope.uses.computeIfAbsent(name, first -> new ArrayList<>()).add(node);
    }
    lookInside(node, scope);
  }

  private static void lookAtFunction(Node function, Scope around) {
    Scope scope = new Scope();
    scope.plain = !function.isArrowFunction() && !function.isAsyncFunction() && !function.isGeneratorFunction();
    look(function.getSecondChild(), scope);
    look(function.getLastChild(), scope);
    scope.uses.keySet().removeAll(scope.declared);
    scope.uses.remove("arguments");
    if (scope.plain) {
      around.inside.add(new Found(function, new LinkedHashMap<>(scope.uses), scope.size));
    } else {
      around.inside.addAll(scope.inside);
    }
    String name = function.getFirstChild().getString();
    if (NodeUtil.isFunctionDeclaration(function)) {
      around.declared.add(name);
      around.plain &= NodeUtil.isHoistedFunctionDeclaration(function);
    } else {
      scope.uses.remove(name);
    }
    around.add(scope);
  }

  /// Whether it is syntax of ECMAScript 5, in the form that the compiler leaves behind.
  private static boolean isPlain(Node node) {
    return switch (node.getToken()) {
      case LET, CONST, CLASS, SUPER, NEW_TARGET, TEMPLATELIT, TAGGED_TEMPLATELIT, ITER_SPREAD, OBJECT_SPREAD, ITER_REST, OBJECT_REST, FOR_OF, FOR_AWAIT_OF,
          ARRAY_PATTERN, OBJECT_PATTERN, DESTRUCTURING_LHS, DEFAULT_VALUE, COMPUTED_PROP, MEMBER_FUNCTION_DEF, OPTCHAIN_GETPROP, OPTCHAIN_GETELEM, OPTCHAIN_CALL,
          ASSIGN_OR, ASSIGN_AND, ASSIGN_COALESCE, DYNAMIC_IMPORT, IMPORT_META, YIELD, AWAIT, WITH ->
          false;
      case LABEL -> node.getLastChild().isBlock() || NodeUtil.isLoopStructure(node.getLastChild());
      case STRING_KEY -> !node.isShorthandProperty();
      default -> true;
    };
  }

  /// Puts everything back that is hidden below `node`, when the compiler's passes have run.
  void putBack(Node node) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      if (isHidden(child)) {
        putBackFor(child);
      } else {
        putBack(child);
      }
      child = next;
    }
  }

  private static boolean isHidden(Node node) {
    return node.isExprResult() && node.getFirstChild().isCall() && isMark(node.getFirstChild().getFirstChild());
  }

  private static boolean isMark(Node callee) {
    return callee.isName() && callee.getString().startsWith(HIDDEN);
  }

  private void putBackFor(Node shown) {
    Node mark = shown.getFirstChild().getFirstChild();
    // Each is there once: no pass copies functions.
    Hidden content = hidden.set(Integer.parseInt(mark.getString().substring(HIDDEN.length())), null);
    Node now = mark.getNext();
    for (Map.Entry<String, List<Node>> variable : content.uses().entrySet()) {
      if (!now.matchesName(variable.getKey())) {
        for (Node use : variable.getValue()) {
          use.replaceWith(now.cloneTree());
        }
      }
      now = now.getNext();
    }
    Node body = shown.getParent();
    shown.detach();
    body.addChildrenToBack(content.statements());
    if (content.parameters() != null) {
      NodeUtil.getEnclosingFunction(body).getSecondChild().addChildrenToBack(content.parameters());
    }
  }
}
