package dev.cmux.engine.page;

import org.htmlunit.html.DomElement;
import org.htmlunit.javascript.host.Element;

/// Elements as markup.
final class Markup {

  private Markup() {}

  /// The element and what is in it, serialized as `outerHTML` says.
  static String outer(DomElement element) {
    Object host = element.getScriptableObject();
    return host instanceof Element scriptable ? scriptable.getOuterHTML() : element.asXml();
  }
}
