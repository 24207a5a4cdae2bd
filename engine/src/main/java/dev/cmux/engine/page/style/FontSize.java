package dev.cmux.engine.page.style;

import dev.cmux.engine.render.Lengths;
import java.util.Map;
import java.util.regex.Pattern;
import org.htmlunit.WebWindow;

/// The computed size of fonts, and the lengths that depend on it. https://drafts.csswg.org/css-fonts-4/#font-size-prop
final class FontSize {

  /// In pixels.
  static final double MEDIUM = 16;

  private static final double STEP = 1.2;
  private static final Map<String, Double> NAMED =
      Map.of("xx-small", 9.0, "x-small", 10.0, "small", 13.0, "medium", MEDIUM, "large", 18.0, "x-large", 24.0, "xx-large", 32.0, "xxx-large", 48.0);
  private static final Pattern RELATIVE = Pattern.compile("(?<![\\w#.-])([+-]?[0-9]*\\.?[0-9]+)(rem|em|ex|ch)\\b");
  private static final Pattern PERCENTAGE = Pattern.compile("([+-]?[0-9]*\\.?[0-9]+)%");

  private FontSize() {}

  /// In pixels; what is no size is as if it had not been declared.
  ///
  /// @param inherited the parent's
  static double of(String declared, double inherited, ComputedStyle style) {
    return switch (declared) {
      case "", "inherit", "unset" -> inherited;
      case "initial" -> MEDIUM;
      case "smaller" -> inherited / STEP;
      case "larger" -> inherited * STEP;
      default -> {
        Double named = NAMED.get(declared);
        yield named != null ? named : length(declared, inherited, style);
      }
    };
  }

  private static double length(String declared, double inherited, ComputedStyle style) {
    String pixels = PERCENTAGE.matcher(inPixels(declared, inherited, style)).replaceAll(found -> pixels(found.group(1), inherited / 100));
    return lengths(style).simple(pixels).filter(text -> text.endsWith("px")).map(text -> Double.parseDouble(text.substring(0, text.length() - 2))).orElse(inherited);
  }

  /// A value whose `em`, `rem`, `ex` and `ch` are pixels.
  static String inPixels(String value, double size, ComputedStyle style) {
    return RELATIVE
        .matcher(value)
        .replaceAll(
            found ->
                pixels(
                    found.group(1),
                    switch (found.group(2)) {
                      case "rem" -> style.rootFontSize();
                      case "em" -> size;
                      default -> size / 2;
                    }));
  }

  private static String pixels(String number, double unit) {
    return Lengths.print(Double.parseDouble(number) * unit);
  }

  static Lengths lengths(ComputedStyle style) {
    WebWindow window = style.getDomElement().getPage().getEnclosingWindow();
    return new Lengths(window.getInnerWidth(), window.getInnerHeight());
  }
}
