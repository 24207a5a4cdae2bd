package dev.cmux.engine.page.style;

import dev.cmux.engine.render.Colors;
import java.util.Locale;
import java.util.regex.Pattern;
import org.htmlunit.css.CssPixelValueConverter;

/// What becomes of a declared value when it is computed, as far as HtmlUnit does not do it itself.
final class ComputedValues {

  private static final Pattern CALCULATION = Pattern.compile("^(?:calc|min|max|clamp)\\(");

  /// Lengths that do not depend on fonts, in other units than pixels.
  private static final Pattern ABSOLUTE = Pattern.compile("[+-]?[0-9]*\\.?[0-9]+(?:pt|pc|in|cm|mm|q|[dsl]?v(?:w|h|min|max|i|b))");

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
    if (property.equals("font-size")) {
      return value;
    }
    boolean relative = value.contains("em") || value.contains("ex") || value.contains("ch");
    String length = relative ? FontSize.inPixels(value, style.fontSize(), style) : value;
    return CALCULATION.matcher(length).find() || ABSOLUTE.matcher(length).matches() ? FontSize.lengths(style).simple(length).orElse(length) : length;
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
