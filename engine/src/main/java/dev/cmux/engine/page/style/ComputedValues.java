package dev.cmux.engine.page.style;

import dev.cmux.engine.render.Colors;
import dev.cmux.engine.render.Lengths;
import java.util.Locale;
import java.util.regex.Pattern;
import org.htmlunit.WebWindow;
import org.htmlunit.css.CssPixelValueConverter;

/// What becomes of a declared value when it is computed, as far as HtmlUnit does not do it itself.
final class ComputedValues {

  private static final Pattern CALCULATION = Pattern.compile("^(?:calc|min|max|clamp)\\(");

  private static final Pattern NUMBER = Pattern.compile("[0-9]*\\.?[0-9]+");

  private ComputedValues() {}

  static String of(String property, String value, ComputedStyle style) {
    if (property.equals("font-weight")) {
      return switch (value) {
        case "normal" -> "400";
        case "bold", "bolder" -> "700";
        default -> value;
      };
    }
    if (property.endsWith("color") || property.equals("fill") || property.equals("stroke")) {
      if (value.equals("transparent")) {
        return "rgba(0, 0, 0, 0)";
      }
      return value.startsWith("#") || value.contains("(") ? Colors.rewritten(value) : value;
    }
    if (CALCULATION.matcher(value).find()) {
      WebWindow window = style.getDomElement().getPage().getEnclosingWindow();
      return new Lengths(window.getInnerWidth(), window.getInnerHeight()).simple(value).orElse(value);
    }
    return value;
  }

  /// A number is a factor of the font's size.
  static String lineHeight(String value, String fontSize) {
    if (NUMBER.matcher(value).matches()) {
      double size = CssPixelValueConverter.pixelValue(fontSize);
      return String.format(Locale.ROOT, "%.3f", Double.parseDouble(value) * size).replaceFirst("\\.?0+$", "") + "px";
    }
    return value;
  }
}
