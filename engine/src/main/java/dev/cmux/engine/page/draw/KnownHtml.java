package dev.cmux.engine.page.draw;

import dev.cmux.engine.page.style.UserAgentStyles;
import java.util.List;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.w3c.dom.Element;

/// How much of HTML the renderer has, with looks of its own for it: elements and presentational attributes.
final class KnownHtml {

  private static final Set<String> TAGS =
      Set.of("a", "abbr", "address", "b", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em",
          "fieldset", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "legend", "li", "mark", "menu", "ol", "p", "pre", "q", "s",
          "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "dialog");
  private static final List<String> ATTRIBUTES =
      List.of("colspan", "rowspan", "width", "height", "align", "valign", "bgcolor", "border", "cellpadding", "cellspacing", "start", "value", "type", "dir",
          "lang", "color", "face", "size", "nowrap", "title");

  private KnownHtml() {}

  /// The closest element that the renderer has, for its defaults.
  ///
  /// @param display how the element is shown
  static String closest(DomElement element, String tag, String display) {
    if (tag.equals("a") && !element.hasAttribute("href")) {
      return "span";
    }
    return TAGS.contains(tag) && !UserAgentStyles.isSvg(element) ? tag : display.startsWith("inline") || display.equals("ruby") ? "span" : "div";
  }

  static void copyAttributes(DomElement from, Element to) {
    for (String name : ATTRIBUTES) {
      if (from.hasAttribute(name)) {
        to.setAttribute(name, DrawnPage.text(from.getAttribute(name)));
      }
    }
  }
}
