package dev.cmux.engine.modern;

import com.google.javascript.rhino.Node;

/// Takes the places away from most nodes of what stands on one line. The source map tells lines and nothing else, and would have an entry for every node:
/// making it took a seventh of the time that lowering did, for bundles that have a handful of lines.
final class LineMarks {

  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  /// How many nodes keep their places all the same. Code can be broken only between certain tokens ([MappedCode]), so the first may be no use.
  private static final int KEPT = 40;

  private int met;

  private LineMarks() {}

  /// Reduces everything below `script`, which will only be printed.
  static void reduce(Node script) {
    if (lineOf(script) != SEVERAL) {
      new LineMarks().visit(script);
    }
  }

  /// The line that all of a node stands on, if there is one. Where there is none, those of its children that have one are reduced.
  private static int lineOf(Node node) {
    int line = node.getLineno();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      int inside = lineOf(child);
      if (line == SEVERAL) {
        reduceIfOneLine(child, inside);
      } else if (line == NONE || inside == line) {
        line = inside;
      } else if (inside != NONE) {
        line = SEVERAL;
        for (Node earlier = node.getFirstChild(); earlier != child; earlier = earlier.getNext()) {
          new LineMarks().visit(earlier);
        }
        reduceIfOneLine(child, inside);
      }
    }
    return line;
  }

  private static void reduceIfOneLine(Node node, int line) {
    if (line != SEVERAL) {
      new LineMarks().visit(node);
    }
  }

  private void visit(Node node) {
    if (met++ >= KEPT) {
      node.setLinenoCharno(NONE, NONE);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      visit(child);
    }
  }
}
