package dev.cmux.engine.page.view;

import dev.cmux.engine.modern.platform.ShadowTrees;
import org.htmlunit.html.DomNode;

/// Elements and documents as markup.
public final class Markup {

  private Markup() {}

  /// The node and what is in it, serialized as `outerHTML` says; a document with its doctype.
  public static String outer(DomNode node) {
    return ShadowTrees.outerHtml(node);
  }
}
