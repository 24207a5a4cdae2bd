package dev.cmux.engine.render;

import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// How wide an item would like to be, judged by its text: tables squeeze what nobody gave a width.
final class WidthEstimate {

  private static final double CHARACTER = 0.6;
  private static final double FIELD = 160;

  private final Lengths lengths;
  private final int window;

  WidthEstimate(Lengths lengths, int window) {
    this.lengths = lengths;
    this.window = window;
  }

  /// In CSS pixels; a little too much rather than too little.
  double of(Element item) {
    return of(item, 16);
  }

  private double of(Element element, double around) {
    Map<String, String> style = Drawing.declared(element);
    double size = style.containsKey("font-size") ? fontSize(style.get("font-size"), around) : around;
    double sides = sides(style, "padding", size) + sides(style, "margin", size);
    String own = style.getOrDefault("width", "");
    if (!own.isEmpty() && !own.endsWith("%") && lengths.pixels(own, window).isPresent()) {
      return lengths.pixels(own, window).get() + sides;
    }
    if (element.getAttribute("class").contains("cmux-field")) {
      return FIELD + sides;
    }
    if (element.getAttribute("class").contains("cmux-mark")) {
      return 20 + sides;
    }
    double line = 0;
    double widest = 0;
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Text text) {
        line += text.getData().replaceAll("\\s+", " ").length() * size * CHARACTER;
      } else if (child instanceof Element inner) {
        double width = of(inner, size);
        if (isBlock(inner)) {
          widest = Math.max(widest, width);
        } else {
          line += width;
        }
      }
    }
    return Math.max(widest, line) + sides;
  }

  private static boolean isBlock(Element element) {
    String display = Drawing.declared(element).getOrDefault("display", "");
    return display.equals("block") || display.isEmpty() && element.getTagName().matches("div|p|h[1-6]|ul|ol|li|table|tr");
  }

  private double fontSize(String value, double around) {
    return value.endsWith("em") && !value.endsWith("rem") ? Double.parseDouble(value.replace("em", "")) * around : lengths.pixels(value, around).orElse(around);
  }

  /// What padding or margin take at the left and right together.
  double sides(Map<String, String> style, String family, double size) {
    var words = ValueWords.of(style.getOrDefault(family, ""));
    String left = words.isEmpty() ? "" : words.get(words.size() > 3 ? 3 : words.size() > 1 ? 1 : 0);
    String right = words.isEmpty() ? "" : words.get(words.size() > 1 ? 1 : 0);
    return lengths.pixels(style.getOrDefault(family + "-left", left), size).orElse(0.0)
        + lengths.pixels(style.getOrDefault(family + "-right", right), size).orElse(0.0);
  }
}
