package dev.cmux.engine.page;

import dev.cmux.engine.modern.platform.ShadowTrees;
import org.htmlunit.html.DomNode;

/// Elements and documents as markup.
final class Markup {

  private Markup() {}

  /// The node and what is in it, serialized as `outerHTML` says; a document with its doctype.
  static String outer(DomNode node) {
    return ShadowTrees.outerHtml(node);
  }
}
