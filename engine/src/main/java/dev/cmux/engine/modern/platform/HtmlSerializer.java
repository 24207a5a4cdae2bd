package dev.cmux.engine.modern.platform;

import java.util.Set;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.DomCDataSection;
import org.htmlunit.html.DomComment;
import org.htmlunit.html.DomDocumentType;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlTemplate;

/// Nodes as HTML text, to the letter of the standard; HtmlUnit's own escapes too little and folds white space.
/// https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments
final class HtmlSerializer {

  private static final Set<String> VOID =
      Set.of(
          "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen",
          "link", "meta", "param", "source", "track", "wbr");

  private static final Set<String> RAW =
      Set.of("style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext", "noscript");

  private HtmlSerializer() {}

  static String inner(DomNode node) {
    StringBuilder out = new StringBuilder();
    children(node, out);
    return out.toString();
  }

  static String outer(DomNode node) {
    StringBuilder out = new StringBuilder();
    node(node, out);
    return out.toString();
  }

  private static void children(DomNode parent, StringBuilder out) {
    DomNode from = parent instanceof HtmlTemplate template ? template.getContent() : parent;
    for (DomNode child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
      node(child, out);
    }
  }

  private static void node(DomNode node, StringBuilder out) {
    switch (node) {
      case DomElement element -> element(element, out);
      case DomCDataSection section -> out.append("<![CDATA[").append(section.getData()).append("]]>");
      case DomText text -> text(text, out);
      case DomComment comment -> out.append("<!--").append(comment.getData()).append("-->");
      case DomDocumentType type -> out.append("<!DOCTYPE ").append(type.getName()).append('>');
      default -> children(node, out);
    }
  }

  private static void element(DomElement element, StringBuilder out) {
    String tag = SvgNames.tag(element);
    out.append('<').append(tag);
    for (DomAttr attribute : element.getAttributesMap().values()) {
      out.append(' ').append(SvgNames.attribute(element, attribute.getName())).append("=\"");
      escape(attribute.getValue(), true, out);
      out.append('"');
    }
    out.append('>');
    if (!VOID.contains(tag)) {
      children(element, out);
      out.append("</").append(tag).append('>');
    }
  }

  private static void text(DomText text, StringBuilder out) {
    DomNode parent = text.getParentNode();
    if (parent != null && RAW.contains(parent.getLocalName() == null ? "" : parent.getLocalName())) {
      out.append(text.getData());
    } else {
      escape(text.getData(), false, out);
    }
  }

  private static void escape(String value, boolean attribute, StringBuilder out) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '\u00a0' -> out.append("&nbsp;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        case '<' -> out.append(attribute ? "<" : "&lt;");
        case '>' -> out.append(attribute ? ">" : "&gt;");
        default -> out.append(c);
      }
    }
  }
}
