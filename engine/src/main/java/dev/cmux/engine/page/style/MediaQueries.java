package dev.cmux.engine.page.style;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.WebWindow;
import org.htmlunit.html.HtmlPage;

/// Whether a media query holds for a window: Media Queries 4 for a screen of the window's size with a mouse, light
/// colours and no preferences. HtmlUnit's own evaluation takes `rem` for a sixth of a pixel and both colour schemes
/// for true.
///
/// Features and syntax that are not known make their part false, as the specification says.
public final class MediaQueries {

  private static final Pattern LENGTH =
      Pattern.compile("([+-]?[0-9]*\\.?[0-9]+(?:e[+-]?[0-9]+)?)\\s*(px|r?em|pt|cm|mm|in|vw|vh)?");
  private static final Pattern COMPARED =
      Pattern.compile("(?:([^<>=]+?)\\s*(<=|>=|<|>|=)\\s*)?([a-z-]+)(?:\\s*(<=|>=|<|>|=)\\s*([^<>=]+))?");
  private static final Pattern TYPE =
      Pattern.compile("(?:(not|only)\\s+)?([a-z]+)(?=\\s|$)(?:\\s+and\\s+(.*))?", Pattern.DOTALL);
  private static final Pattern RATIO = Pattern.compile("([0-9.]+)\\s*(?:/\\s*([0-9.]+))?");

  private final double width;
  private final double height;
  private final boolean scripting;

  public MediaQueries(HtmlPage page) {
    WebWindow window = page.getEnclosingWindow();
    width = window.getInnerWidth();
    height = window.getInnerHeight();
    scripting = page.getWebClient().getOptions().isJavaScriptEnabled();
  }

  /// A number that changes when the answers may.
  long state() {
    return Objects.hash(width, height, scripting);
  }

  /// Whether one of the queries of a list holds; an empty list always does.
  public boolean matches(String list) {
    String text = list.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return true;
    }
    for (String query : CssText.split(text, ',')) {
      if (query(query.strip())) {
        return true;
      }
    }
    return false;
  }

  private boolean query(String query) {
    Matcher type = TYPE.matcher(query);
    if (query.startsWith("(") || query.startsWith("not (") || query.startsWith("not(") || !type.matches()) {
      return condition(query);
    }
    boolean holds =
        (type.group(2).equals("all") || type.group(2).equals("screen"))
            && (type.group(3) == null || condition(type.group(3)));
    return "not".equals(type.group(1)) != holds;
  }

  /// `(a) and (b)`, `(a) or (b)`, `not (a)`, `(a)`.
  private boolean condition(String condition) {
    String text = condition.strip();
    if (text.startsWith("not") && text.length() > 3 && " (".indexOf(text.charAt(3)) >= 0) {
      return !condition(text.substring(3));
    }
    boolean any = false;
    boolean all = true;
    boolean or = false;
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('(', at);
      if (open < 0) {
        return false;
      }
      String joint = text.substring(at, open).strip();
      or |= joint.equals("or");
      if (!joint.isEmpty() && !joint.equals("and") && !joint.equals("or") && !joint.equals("and not")) {
        return false;
      }
      int close = CssText.closing(text, open);
      boolean holds = group(text.substring(open + 1, close).strip()) != joint.equals("and not");
      any |= holds;
      all &= holds;
      at = close + 1;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
    return or ? any : all;
  }

  private boolean group(String inside) {
    boolean nested = inside.startsWith("(") || inside.startsWith("not ") || inside.startsWith("not(");
    return nested ? condition(inside) : feature(inside);
  }

  private boolean feature(String feature) {
    int colon = feature.indexOf(':');
    if (colon > 0) {
      String name = feature.substring(0, colon).strip().replaceFirst("^-webkit-(min-|max-)?", "$1");
      String value = feature.substring(colon + 1).strip();
      if (name.startsWith("min-")) {
        return compare(name.substring(4), ">=", value);
      }
      return name.startsWith("max-") ? compare(name.substring(4), "<=", value) : compare(name, "=", value);
    }
    Matcher compared = COMPARED.matcher(feature);
    if (!compared.matches()) {
      return false;
    }
    String name = compared.group(3);
    if (compared.group(2) == null && compared.group(4) == null) {
      return isTrue(name);
    }
    return (compared.group(2) == null || compare(name, mirrored(compared.group(2)), compared.group(1).strip()))
        && (compared.group(4) == null || compare(name, compared.group(4), compared.group(5).strip()));
  }

  private static String mirrored(String operator) {
    return switch (operator) {
      case "<" -> ">";
      case ">" -> "<";
      case "<=" -> ">=";
      case ">=" -> "<=";
      default -> operator;
    };
  }

  /// A feature without a value: whether it has any but "none".
  private boolean isTrue(String name) {
    return switch (name) {
      case "width", "height", "color", "hover", "any-hover", "pointer", "any-pointer", "aspect-ratio", "resolution",
          "orientation", "update", "overflow-block", "overflow-inline", "prefers-color-scheme", "color-gamut",
          "display-mode" -> true;
      case "scripting" -> scripting;
      default -> false;
    };
  }

  private boolean compare(String name, String operator, String value) {
    return switch (name) {
      case "width", "device-width" -> holds(width, operator, pixels(value));
      case "height", "device-height" -> holds(height, operator, pixels(value));
      case "aspect-ratio", "device-aspect-ratio" -> holds(width / height, operator, ratio(value));
      case "resolution" -> holds(1, operator, resolution(value));
      case "device-pixel-ratio" -> holds(1, operator, ratio(value));
      case "color" -> holds(8, operator, ratio(value));
      case "monochrome", "color-index", "grid" -> holds(0, operator, ratio(value));
      default -> operator.equals("=") && value.equals(preference(name));
    };
  }

  private String preference(String name) {
    return switch (name) {
      case "orientation" -> width > height ? "landscape" : "portrait";
      case "prefers-color-scheme" -> "light";
      case "prefers-reduced-motion", "prefers-reduced-data", "prefers-reduced-transparency", "prefers-contrast" ->
          "no-preference";
      case "hover", "any-hover" -> "hover";
      case "pointer", "any-pointer" -> "fine";
      case "display-mode" -> "browser";
      case "update" -> "fast";
      case "forced-colors", "inverted-colors" -> "none";
      case "scripting" -> scripting ? "enabled" : "none";
      case "color-gamut" -> "srgb";
      case "dynamic-range", "video-dynamic-range" -> "standard";
      case "overflow-block", "overflow-inline" -> "scroll";
      default -> null;
    };
  }

  /// NaN, with which nothing compares, for what is no length.
  private double pixels(String value) {
    Matcher length = LENGTH.matcher(value);
    if (!length.matches()) {
      return Double.NaN;
    }
    double number = Double.parseDouble(length.group(1));
    return switch (length.group(2)) {
      case null -> number == 0 ? 0 : Double.NaN;
      case "em", "rem" -> number * 16;
      case "pt" -> number * 96 / 72;
      case "in" -> number * 96;
      case "cm" -> number * 96 / 2.54;
      case "mm" -> number * 96 / 25.4;
      case "vw" -> number * width / 100;
      case "vh" -> number * height / 100;
      default -> number;
    };
  }

  private static double ratio(String value) {
    Matcher ratio = RATIO.matcher(value);
    if (!ratio.matches()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(ratio.group(1)) / (ratio.group(2) == null ? 1 : Double.parseDouble(ratio.group(2)));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double resolution(String value) {
    double number = ratio(value.replaceFirst("[a-z]+$", ""));
    return value.endsWith("dpi") ? number / 96 : value.endsWith("dpcm") ? number * 2.54 / 96 : number;
  }

  private static boolean holds(double actual, String operator, double wanted) {
    return switch (operator) {
      case "<" -> actual < wanted;
      case "<=" -> actual <= wanted;
      case ">" -> actual > wanted;
      case ">=" -> actual >= wanted;
      default -> actual == wanted;
    };
  }
}
