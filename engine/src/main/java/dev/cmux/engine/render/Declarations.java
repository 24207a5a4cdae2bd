package dev.cmux.engine.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Declarations of today's CSS as the renderer knows them, which is CSS 2.1 and a little of CSS 3. What it does not know is left out or
/// replaced by the nearest it does.
final class Declarations {

  private static final Set<String> SIZES =
      Set.of("width", "height", "min-width", "min-height", "max-width", "max-height", "top", "right", "bottom", "left", "font-size", "line-height",
          "letter-spacing", "word-spacing", "text-indent", "background-size", "background-position", "border-radius", "border-top-left-radius",
          "border-top-right-radius", "border-bottom-left-radius", "border-bottom-right-radius", "border-spacing", "vertical-align", "tab-size");
  private static final Set<String> AS_THEY_ARE =
      Set.of("background-repeat", "border-collapse", "caption-side", "clear", "direction", "empty-cells", "font-style", "font-variant", "list-style",
          "list-style-type", "list-style-position", "table-layout", "text-transform", "visibility", "z-index", "box-sizing", "unicode-bidi", "quotes",
          "page-break-after", "page-break-before", "page-break-inside", "break-after", "break-before", "break-inside", "orphans", "widows",
          "column-count", "transform", "transform-origin", "float", "border-style", "border-top-style", "border-right-style", "border-bottom-style",
          "border-left-style", "display", "position");
  private static final Set<String> FAMILIES_OF_SIDES = Set.of("margin", "padding", "border", "inset");
  /// A radius meant to be half the height, whatever that is; the renderer would make an ellipse of the whole box.
  private static final Pattern PILL = Pattern.compile("\\b\\d{3,}(\\.\\d+)?px");
  private static final Map<String, String> LOGICAL =
      Map.of("inline-start", "left", "inline-end", "right", "block-start", "top", "block-end", "bottom");
  private static final Pattern FONT =
      Pattern.compile("^(?<style>.*?)(?<size>(?:[\\d.]+(?:px|r?em|pt|%|vw|vh)|xx-small|x-small|small|medium|large|x-large|xx-large|smaller|larger"
          + "|(?:calc|clamp|min|max)\\(.*\\)))(?:\\s*/\\s*(?<line>[\\w.%]+))?\\s+(?<family>.+)$");
  private static final Pattern FUNCTION = Pattern.compile("(?i)\\b(-?[a-z-]*gradient|url|image-set|-webkit-image-set)\\(");
  private static final Set<String> BACKGROUND_WORDS =
      Set.of("none", "repeat", "no-repeat", "repeat-x", "repeat-y", "space", "round", "scroll", "fixed", "local", "center", "top", "left", "right",
          "bottom", "cover", "contain", "auto", "border-box", "padding-box", "content-box", "text", "/", "initial", "inherit", "unset");

  private final Lengths lengths;
  private final FontShelf fonts;

  Declarations(Lengths lengths, FontShelf fonts) {
    this.lengths = lengths;
    this.fonts = fonts;
  }

  /// The text of a `style` attribute that says to the renderer what the author said to browsers.
  String style(Map<String, String> declared) {
    Map<String, String> out = new LinkedHashMap<>();
    declared.forEach((property, value) -> add(property, value.strip(), out));
    StringBuilder text = new StringBuilder();
    out.forEach((property, value) -> text.append(property).append(": ").append(value).append("; "));
    return text.toString().stripTrailing();
  }

  private void add(String property, String value, Map<String, String> out) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (value.isEmpty() || lower.startsWith("revert") || lower.contains("var(") || lower.contains("env(")) {
      return;
    }
    if (lower.equals("inherit") || lower.equals("initial") || lower.equals("unset")) {
      if (!lower.equals("unset") && (SIZES.contains(property) || AS_THEY_ARE.contains(property) || property.startsWith("font") || property.contains("color"))) {
        put(out, property, lower);
      }
      return;
    }
    String family = property.contains("-") ? property.substring(0, property.indexOf('-')) : property;
    if (FAMILIES_OF_SIDES.contains(family) && !SIZES.contains(property) && !AS_THEY_ARE.contains(property)) {
      sides(family, property, value, out);
    } else if (property.startsWith("border-") && property.endsWith("radius") || property.equals("border-radius")) {
      sizes(value).ifPresent(simple -> put(out, property, PILL.matcher(simple).replaceAll("12px")));
    } else if (SIZES.contains(property)) {
      sizes(value).ifPresent(simple -> put(out, property, simple));
    } else if (AS_THEY_ARE.contains(property)) {
      put(out, property, known(property, lower));
    } else {
      special(property, value, lower, out);
    }
  }

  private static String known(String property, String value) {
    return switch (property) {
      case "display" ->
          switch (value) {
            case "flow-root", "-webkit-box", "grid", "flex", "-webkit-flex", "block flow" -> "block";
            case "inline-flex", "inline-grid", "-webkit-inline-box", "inline flow-root" -> "inline-block";
            case "ruby", "ruby-text", "contents" -> "inline";
            default -> value;
          };
      case "position" -> value.endsWith("sticky") ? "relative" : value;
      case "float" -> value.replace("inline-start", "left").replace("inline-end", "right");
      default -> value;
    };
  }

  private void special(String property, String value, String lower, Map<String, String> out) {
    switch (property) {
      case "color", "background-color", "outline-color" -> {
        if (!lower.equals("currentcolor")) {
          put(out, property, Colors.rewritten(value));
        }
      }
      case "background" -> background(value, out);
      case "background-image" -> image(value, out);
      case "font" -> font(value, out);
      case "font-family" -> put(out, "font-family", fonts.families(value));
      case "font-weight" -> put(out, "font-weight", weight(lower));
      case "text-align" ->
          put(out, property, switch (lower) {
            case "start", "-webkit-left", "match-parent" -> "left";
            case "end", "-webkit-right" -> "right";
            case "-webkit-center", "-moz-center" -> "center";
            default -> lower;
          });
      case "text-decoration", "text-decoration-line" -> {
        Matcher line = Pattern.compile("none|underline|overline|line-through").matcher(lower);
        if (line.find()) {
          put(out, "text-decoration", line.group());
        }
      }
      case "white-space" ->
          put(out, property, lower.equals("break-spaces") ? "pre-wrap" : lower.equals("collapse") ? "normal" : lower);
      case "text-wrap", "text-wrap-mode" -> {
        if (lower.equals("nowrap")) {
          put(out, "white-space", "nowrap");
        }
      }
      case "word-break", "overflow-wrap", "word-wrap" -> {
        if (!lower.equals("normal") && !lower.equals("keep-all")) {
          put(out, "word-wrap", "break-word");
        }
      }
      case "overflow" -> put(out, property, lower.startsWith("visible") ? "visible" : "hidden");
      case "opacity" -> {
        if (lower.matches("0*\\.?0*%?")) {
          put(out, "visibility", "hidden");
        }
      }
      case "outline" -> put(out, property, Colors.rewritten(value));
      case "inline-size" -> add("width", value, out);
      case "block-size" -> add("height", value, out);
      case "max-inline-size" -> add("max-width", value, out);
      case "columns" -> {
        if (lower.matches("\\d+")) {
          put(out, "column-count", lower);
        }
      }
      default -> {}
    }
  }

  /// Margins, paddings, borders and insets, logical ones included: text is taken to run from left to right.
  private void sides(String family, String property, String value, Map<String, String> out) {
    String rest = property.substring(family.length());
    for (Map.Entry<String, String> side : LOGICAL.entrySet()) {
      if (rest.startsWith("-" + side.getKey())) {
        sides(family, family + "-" + side.getValue() + rest.substring(side.getKey().length() + 1), value, out);
        return;
      }
    }
    if (rest.startsWith("-inline") || rest.startsWith("-block")) {
      List<String> parts = ValueWords.of(value);
      boolean inline = rest.startsWith("-inline");
      String tail = rest.substring(inline ? 7 : 6);
      sides(family, family + (inline ? "-left" : "-top") + tail, family.equals("border") ? value : parts.getFirst(), out);
      sides(family, family + (inline ? "-right" : "-bottom") + tail, family.equals("border") ? value : parts.getLast(), out);
      return;
    }
    if (family.equals("inset")) {
      List<String> parts = ValueWords.of(value);
      String[] names = {"top", "right", "bottom", "left"};
      for (int i = 0; i < 4; i++) {
        String part = parts.get(i < parts.size() ? i : i == 3 && parts.size() > 1 ? 1 : 0);
        add(family.length() == property.length() ? names[i] : property.substring(6), part, out);
      }
      return;
    }
    String colored = Colors.rewritten(value).replaceAll("(?i)\\bcurrentcolor\\b", "").strip();
    if (!colored.isEmpty()) {
      sizes(colored).ifPresent(simple -> put(out, property, simple));
    }
  }

  /// Every part of a value that is a length, as the renderer knows it; empty when a part is a length it cannot know (`fit-content`).
  private Optional<String> sizes(String value) {
    List<String> parts = new ArrayList<>();
    for (String part : ValueWords.of(value)) {
      if (part.startsWith("rgb") || !part.matches("(?i)[-+.\\d].*|calc\\(.*|min\\(.*|max\\(.*|clamp\\(.*")) {
        if (part.matches("(?i)(fit|max|min)-content.*|-webkit-fill-available|stretch|anchor.*")) {
          return Optional.empty();
        }
        parts.add(part);
      } else if (part.matches("[-+]?[\\d.]+(em|%)?") || part.equals("/")) {
        parts.add(part);
      } else {
        Optional<String> simple = lengths.simple(part);
        if (simple.isEmpty()) {
          return Optional.empty();
        }
        parts.add(simple.get());
      }
    }
    return Optional.of(String.join(" ", parts));
  }

  private static String weight(String value) {
    if (!value.matches("[\\d.]+")) {
      return value;
    }
    long rounded = Math.round(Double.parseDouble(value) / 100) * 100;
    return String.valueOf(Math.max(100, Math.min(900, rounded)));
  }

  private void font(String value, Map<String, String> out) {
    Matcher font = FONT.matcher(value);
    if (!font.matches()) {
      return;
    }
    String style = font.group("style").toLowerCase(Locale.ROOT);
    put(out, "font-style", style.contains("italic") ? "italic" : style.contains("oblique") ? "oblique" : "normal");
    Matcher weight = Pattern.compile("bold(?:er)?|lighter|\\d{3}").matcher(style);
    put(out, "font-weight", weight.find() ? weight(weight.group()) : "normal");
    sizes(font.group("size")).ifPresent(size -> put(out, "font-size", size));
    put(out, "line-height", font.group("line") == null ? "normal" : sizes(font.group("line")).orElse("normal"));
    put(out, "font-family", fonts.families(font.group("family")));
  }

  /// The layer at the bottom counts: it is the one that fills the box.
  private void background(String value, Map<String, String> out) {
    List<String> layers = ValueWords.split(value, ',');
    List<String> rest = new ArrayList<>();
    String color = null;
    put(out, "background-color", "transparent");
    put(out, "background-image", "none");
    for (String word : ValueWords.of(layers.getLast())) {
      if (FUNCTION.matcher(word).find()) {
        image(word, out);
      } else if (BACKGROUND_WORDS.contains(word.toLowerCase(Locale.ROOT)) || word.matches("[-+.\\d].*")) {
        rest.add(word);
      } else if (!word.equalsIgnoreCase("currentcolor")) {
        color = Colors.rewritten(word);
      }
    }
    if (color != null) {
      put(out, "background-color", color);
    }
    List<String> words = rest.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    words.stream().filter(word -> word.contains("repeat")).findFirst().ifPresent(repeat -> put(out, "background-repeat", repeat));
    int slash = words.indexOf("/");
    List<String> position =
        words.subList(0, slash < 0 ? words.size() : slash).stream().filter(word -> word.matches("center|top|left|right|bottom|[-+.\\d].*")).toList();
    if (!position.isEmpty()) {
      sizes(String.join(" ", position)).ifPresent(simple -> put(out, "background-position", simple));
    }
    if (slash >= 0 && slash + 1 < words.size()) {
      List<String> size = words.subList(slash + 1, words.size()).stream().filter(word -> word.matches("cover|contain|auto|[-+.\\d].*")).toList();
      sizes(String.join(" ", size)).ifPresent(simple -> put(out, "background-size", simple));
    }
  }

  /// Linear gradients are drawn, of others the first colour, and pictures.
  private static void image(String value, Map<String, String> out) {
    List<String> layers = ValueWords.split(value, ',');
    String layer = layers.getLast().strip();
    String lower = layer.toLowerCase(Locale.ROOT);
    if (lower.startsWith("linear-gradient(") && !lower.contains(" in ") && stops(lower) > 1) {
      put(out, "background-image", Colors.rewritten(layer));
    } else if (lower.contains("gradient(")) {
      Colors.firstStop(lower).ifPresent(color -> put(out, "background-color", color));
    } else if (lower.startsWith("url(") || lower.equals("none")) {
      put(out, "background-image", layer);
    }
  }

  /// How many colours a gradient has; the renderer fails on one that goes from a colour to itself, as people write it to darken a picture.
  private static long stops(String gradient) {
    return ValueWords.split(gradient.substring(gradient.indexOf('(') + 1, gradient.lastIndexOf(')')), ',').stream()
        .map(String::strip)
        .filter(part -> !part.matches("to .*|-?[\\d.]+(deg|rad|grad|turn)"))
        .map(part -> ValueWords.of(part).getFirst())
        .distinct()
        .count();
  }

  private static void put(Map<String, String> out, String property, String value) {
    out.remove(property);
    out.put(property, value);
  }
}
