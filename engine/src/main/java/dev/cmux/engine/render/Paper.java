package dev.cmux.engine.render;

import dev.cmux.engine.error.EngineException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The sheet a PDF is laid out on.
///
/// @param widthInches of the sheet, the short side unless landscape
/// @param heightInches of the sheet
/// @param margin as CSS writes margins
public record Paper(double widthInches, double heightInches, String margin) {

  private static final Map<String, double[]> FORMATS = new TreeMap<>(Map.of(
      "letter", new double[] {8.5, 11}, "legal", new double[] {8.5, 14}, "tabloid", new double[] {11, 17},
      "a0", new double[] {33.11, 46.81}, "a1", new double[] {23.39, 33.11}, "a2", new double[] {16.54, 23.39}, "a3", new double[] {11.69, 16.54},
      "a4", new double[] {8.27, 11.69}, "a5", new double[] {5.83, 8.27}, "a6", new double[] {4.13, 5.83}));

  /// A sheet by the name of its format, in any case.
  ///
  /// @throws EngineException `invalid_params` for a format that is not known, or a margin that is none
  public static Paper of(String format, boolean landscape, String margin) {
    double[] size = FORMATS.get(format.toLowerCase(Locale.ROOT));
    if (size == null) {
      throw EngineException.invalidParams("`%s` is not a paper format.".formatted(format)).withHint("Use one of %s.".formatted(String.join(", ", FORMATS.keySet())));
    }
    if (!margin.matches("\\s*[\\d.]+(px|in|cm|mm|pt)?(\\s+[\\d.]+(px|in|cm|mm|pt)?){0,3}\\s*")) {
      throw EngineException.invalidParams("`%s` is not a margin.".formatted(margin)).withHint("Write it as in CSS, such as `1cm` or `0.5in 1in`.");
    }
    String inCss = margin.strip().replaceAll("(?<![\\w.])(\\d[\\d.]*)(?=\\s|$)", "$1px");
    Paper paper = new Paper(size[landscape ? 1 : 0], size[landscape ? 0 : 1], inCss);
    if (paper.contentWidth() < 50 || paper.contentHeight() < 50) {
      throw EngineException.invalidParams("The margin `%s` leaves no room on `%s`.".formatted(margin, format));
    }
    return paper;
  }

  /// What the margins leave, in CSS pixels.
  int contentWidth() {
    return (int) (widthInches * 96 - margin(1) - margin(3));
  }

  /// What the margins leave, in CSS pixels.
  int contentHeight() {
    return (int) (heightInches * 96 - margin(0) - margin(2));
  }

  /// The margin at the top, right, bottom or left.
  private double margin(int side) {
    String[] sides = margin.split("\\s+");
    String one = sides[side < sides.length ? side : side == 3 && sides.length > 1 ? 1 : 0];
    return new Lengths(1, 1).pixels(one, 0).orElse(0.0);
  }
}
