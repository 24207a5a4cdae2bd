package dev.cmux.engine.modern;

import com.google.javascript.rhino.Node;

/// Renames what must not be confused with our own.
final class PageNames {

  private PageNames() {}

  /// Renames every use of the variable `name` below `node`.
  static void hide(Node node, String name, String replacement) {
    if (node.isName() && node.getString().equals(name)) {
      node.setString(replacement);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      hide(child, name, replacement);
    }
  }
}
