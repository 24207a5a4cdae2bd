package dev.cmux.engine.page.draw;

import dev.cmux.engine.modern.platform.SvgNames;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.style.Cascade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;

/// A drawing inside a page as a document of its own: with the colours that reach it from outside, and the symbols it uses from elsewhere in the page.
final class DrawnSvg {

  private static final List<String> INHERITED = List.of("color", "fill", "stroke", "stroke-width", "font-family", "font-size");
  private static final List<String> PRESENTATION =
      List.of("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "opacity", "fill-opacity", "stroke-opacity", "fill-rule",
          "color", "display", "visibility", "stop-color", "stop-opacity", "font-size", "font-weight", "font-family", "text-anchor", "transform");

  private final Cascade styles;

  DrawnSvg(Cascade styles) {
    this.styles = styles;
  }

  String text(DomElement svg) {
    StringBuilder out = new StringBuilder();
    StringBuilder symbols = new StringBuilder();
    element(svg, svg, out, symbols);
    int afterStart = out.indexOf(">") + 1;
    return symbols.isEmpty() ? out.toString() : out.insert(afterStart, "<defs>" + symbols + "</defs>").toString();
  }

  /// The size without style sheets: by the attributes, else by the view box.
  static int[] size(DomElement svg) {
    String[] box = svg.getAttribute("viewBox").strip().split("[\\s,]+");
    boolean known = box.length == 4 && box[2].matches("[\\d.]+") && box[3].matches("[\\d.]+");
    return known ? new int[] {(int) Math.ceil(Double.parseDouble(box[2])), (int) Math.ceil(Double.parseDouble(box[3]))} : new int[] {300, 150};
  }

  private void element(DomElement element, DomElement root, StringBuilder out, StringBuilder symbols) {
    String tag = SvgNames.tag(element);
    if (tag.equals("script") || tag.equals("foreignObject")) {
      return;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (DomAttr attribute : element.getAttributesMap().values()) {
      if (!attribute.getName().startsWith("on") && !attribute.getName().startsWith("xmlns") && !attribute.getName().equals("style") && attribute.getName().matches("[A-Za-z_][\\w:.-]*")) {
        attributes.put(attribute.getName().equals("xlink:href") ? "href" : attribute.getName(), attribute.getValue());
      }
    }
    if (element == root) {
      attributes.put("xmlns", "http://www.w3.org/2000/svg");
      inherit(element, attributes);
    }
    Map<String, String> declared = styles.declared(element, "");
    declared.values().removeIf("unset"::equals);
    PRESENTATION.stream().filter(declared::containsKey).forEach(property -> attributes.put(property, declared.get(property)));
    if (tag.equals("use")) {
      symbol(element, root, attributes.getOrDefault("href", ""), symbols);
    }
    out.append('<').append(tag);
    attributes.forEach((name, value) -> out.append(' ').append(name).append("=\"").append(escaped(value)).append('"'));
    out.append('>');
    for (DomNode child : element.getChildren()) {
      if (child instanceof DomText text) {
        out.append(escaped(text.getData()));
      } else if (child instanceof DomElement inner) {
        element(inner, root, out, symbols);
      }
    }
    out.append("</").append(tag).append('>');
  }

  private void inherit(DomElement svg, Map<String, String> attributes) {
    for (String property : INHERITED) {
      for (DomElement at = svg; at != null && !attributes.containsKey(property); at = FlatTree.parent(at)) {
        String value = styles.declared(at, "").getOrDefault(property, "inherit");
        if (!value.equals("inherit") && !value.equals("unset") && !value.equalsIgnoreCase("currentcolor")) {
          attributes.put(property, value);
        }
      }
    }
  }

  private void symbol(DomElement use, DomElement root, String address, StringBuilder symbols) {
    DomElement found = address.startsWith("#") ? FlatTree.byId(use, address.substring(1)) : null;
    if (found != null && !root.isAncestorOf(found) && symbols.indexOf("id=\"" + address.substring(1) + "\"") < 0) {
      element(found, root, symbols, symbols);
    }
  }

  private static String escaped(String text) {
    return DrawnPage.text(text).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
