package dev.cmux.engine.render;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours of today's CSS as the renderer knows them: `rgb(0 0 0 / 50%)`, `#0008`, `hsl(210 40% 96%)`, `oklch(0.7 0.1 240)` become `rgba(r, g, b, a)`.
/// The formulas are those of CSS Color 4.
public final class Colors {

  private static final Pattern COLOR =
      Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\b(rgba?|hsla?|hwb|oklch|oklab)\\(([^()]*)\\)|\\b(currentcolor|canvastext|canvas)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("(?<![\\w.%-])[a-z]{3,}\\b");
  private static final Set<String> PLACES =
      Set.of("left", "right", "top", "bottom", "center", "circle", "ellipse", "closest", "farthest", "side", "corner", "from", "none");

  private Colors() {}

  /// A value with its colours rewritten; the rest stays as it is.
  public static String rewritten(String value) {
    return replace(value, found -> found);
  }

  /// The first colour of a gradient, for those that the renderer cannot draw.
  static Optional<String> firstStop(String gradient) {
    String[] first = {null};
    String rest = replace(gradient.substring(gradient.indexOf('(') + 1), found -> {
      first[0] = first[0] == null ? found : first[0];
      return "";
    });
    return first[0] != null ? Optional.of(first[0]) : NAME.matcher(rest).results().map(MatchResult::group).filter(name -> !PLACES.contains(name)).findFirst();
  }

  private static String replace(String value, UnaryOperator<String> with) {
    return COLOR.matcher(value).replaceAll(match -> Matcher.quoteReplacement(with.apply(plain(match.group(), match.group(1), match.group(2)))));
  }

  private static String plain(String source, String function, String arguments) {
    try {
      if (source.startsWith("#")) {
        return hex(source.substring(1));
      }
      if (function == null) {
        return source.equalsIgnoreCase("canvas") ? "#ffffff" : source.equalsIgnoreCase("canvastext") ? "#000000" : source;
      }
      String[] parts = arguments.strip().split("[\\s,/]+");
      double alpha = parts.length > 3 ? part(parts[3], 1) : 1;
      return switch (function.toLowerCase(Locale.ROOT)) {
        case "rgb", "rgba" -> print(part(parts[0], 255) / 255, part(parts[1], 255) / 255, part(parts[2], 255) / 255, alpha);
        case "hsl", "hsla" -> hsl(degrees(parts[0]), percent(parts[1]), percent(parts[2]), alpha);
        case "hwb" -> hwb(degrees(parts[0]), percent(parts[1]), percent(parts[2]), alpha);
        case "oklch" -> {
          double chroma = part(parts[1], 0.4);
          double hue = Math.toRadians(degrees(parts[2]));
          yield oklab(part(parts[0], 1), chroma * Math.cos(hue), chroma * Math.sin(hue), alpha);
        }
        default -> oklab(part(parts[0], 1), part(parts[1], 0.4), part(parts[2], 0.4), alpha);
      };
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return source;
    }
  }

  private static String hex(String digits) {
    String full = digits.length() <= 4 ? digits.replaceAll("(.)", "$1$1") : digits;
    if (full.length() != 6 && full.length() != 8) {
      return "#" + digits;
    }
    long rgba = Long.parseLong(full.length() == 6 ? full + "ff" : full, 16);
    return print((rgba >> 24 & 255) / 255.0, (rgba >> 16 & 255) / 255.0, (rgba >> 8 & 255) / 255.0, (rgba & 255) / 255.0);
  }

  private static String hsl(double hue, double saturation, double lightness, double alpha) {
    return print(channel(0, hue, saturation, lightness), channel(8, hue, saturation, lightness), channel(4, hue, saturation, lightness), alpha);
  }

  private static double channel(int n, double hue, double saturation, double lightness) {
    double k = (n + hue / 30) % 12;
    return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
  }

  private static String hwb(double hue, double white, double black, double alpha) {
    double rest = Math.max(0, 1 - white - black);
    return print(channel(0, hue, 1, 0.5) * rest + white, channel(8, hue, 1, 0.5) * rest + white, channel(4, hue, 1, 0.5) * rest + white, alpha);
  }

  private static String oklab(double lightness, double a, double b, double alpha) {
    double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return print(
        gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
        alpha);
  }

  private static double gamma(double linear) {
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
  }

  private static double part(String text, double whole) {
    return text.equals("none") ? 0 : text.endsWith("%") ? percent(text) * whole : Double.parseDouble(text);
  }

  private static double percent(String text) {
    return text.endsWith("%") ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100 : Double.parseDouble(text) / 100;
  }

  private static double degrees(String text) {
    double degrees =
        text.equals("none") ? 0
            : text.endsWith("turn") ? Double.parseDouble(text.substring(0, text.length() - 4)) * 360
            : text.endsWith("rad") ? Math.toDegrees(Double.parseDouble(text.substring(0, text.length() - 3)))
            : Double.parseDouble(text.replace("deg", ""));
    return (degrees % 360 + 360) % 360;
  }

  private static String print(double red, double green, double blue, double alpha) {
    String rgb = byteOf(red) + ", " + byteOf(green) + ", " + byteOf(blue);
    return alpha >= 1 ? "rgb(" + rgb + ")" : String.format(Locale.ROOT, "rgba(%s, %s)", rgb, String.format(Locale.ROOT, "%.3f", Math.max(0, alpha)).replaceFirst("\\.?0+$", ""));
  }

  private static long byteOf(double channel) {
    return Math.round(Math.max(0, Math.min(1, channel)) * 255);
  }
}
