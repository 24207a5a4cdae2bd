package dev.cmux.engine.modern;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.HashMap;
import java.util.Map;

/// Array patterns, as the compiler has left them: it asks an iterator for one element after another and never closes it, and takes
/// the value that comes with `done` for an element. Here the runtime takes all elements of a pattern at once and closes the iterator; an array is
/// read in place, which is also what is fast.
/// ```
/// var $v = $rt.makeIterator(it), a = $v.next().value, r = $rt.arrayFromIterator($v)
///   → var $v = $rt.elementsAndRest(it, 1), a = $v[0], r = $v[1]
/// ```
final class ArrayPatterns {

  /// How the compiler names what patterns are taken apart from.
  private static final String VARIABLE = "$jscomp$destructuring$var";

  private final Map<String, Pattern> patterns = new HashMap<>();

  private static final class Pattern {
    private final Node call;
    private int elements;
    private String method = "elements";

    Pattern(Node call) {
      this.call = call;
    }
  }

  private ArrayPatterns() {}

  /// Rewrites everything below `script`, on which all of the compiler's passes have run.
  static void rewrite(Node script) {
    ArrayPatterns rewrite = new ArrayPatterns();
    rewrite.visit(script);
    rewrite.patterns.values().forEach(ArrayPatterns::finish);
  }

  /// The compiler's code takes the elements in the order of the text.
  private void visit(Node node) {
    if (node.isCall()) {
      visitCall(node);
    }
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      visit(child);
      child = next;
    }
  }

  private void visitCall(Node call) {
    Node callee = call.getFirstChild();
    if (isRuntime(callee, "makeIterator")) {
      Node target = call.getParent().isAssign() ? call.getParent().getFirstChild() : call.getParent();
      if (target.isName() && target.getString().startsWith(VARIABLE)) {
        patterns.put(target.getString(), new Pattern(call));
      }
    } else if (isRuntime(callee, "arrayFromIterator") && callee.getNext().isName()) {
      Pattern pattern = patterns.get(callee.getNext().getString());
      if (pattern != null) {
        pattern.method = "elementsAndRest";
        replace(call, callee.getNext(), pattern.elements);
      }
    } else if (callee.isGetProp() && callee.getString().equals("next") && callee.getFirstChild().isName()) {
      Pattern pattern = patterns.get(callee.getFirstChild().getString());
      if (pattern != null) {
        boolean isValue = call.getParent().isGetProp();
        replace(isValue ? call.getParent() : call, callee.getFirstChild(), pattern.elements++);
      }
    }
  }

  private static boolean isRuntime(Node callee, String method) {
    return callee.isGetProp() && callee.getString().equals(method) && callee.getFirstChild().matchesName(ClassRewrite.RUNTIME);
  }

  private static void replace(Node taking, Node variable, int index) {
    taking.replaceWith(IR.getelem(variable.detach(), IR.number(index)).srcrefTreeIfMissing(taking));
  }

  private static void finish(Pattern pattern) {
    Node callee = pattern.call.getFirstChild();
    callee.setString(pattern.method);
    pattern.call.putBooleanProp(Node.FREE_CALL, false);
    pattern.call.addChildToBack(IR.number(pattern.elements).srcref(pattern.call));
  }
}
