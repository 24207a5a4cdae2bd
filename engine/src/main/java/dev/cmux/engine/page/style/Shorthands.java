package dev.cmux.engine.page.style;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a shorthand does to its longhands: a later one takes the place of earlier parts.
final class Shorthands {

  private static final Set<String> FAMILIES =
      Set.of(
          "margin", "padding", "border", "border-top", "border-right", "border-bottom", "border-left", "background", "font",
          "outline", "list-style", "text-decoration", "overflow", "flex", "transition", "animation");
  private static final Set<String> SIDES_OF_BORDER = Set.of("border-color", "border-style", "border-width");
  private static final List<String> SIDES = List.of("top", "right", "bottom", "left");
  private static final Set<String> NO_PARTS =
      Set.of("border-collapse", "border-spacing", "outline-offset", "flex-flow", "flex-direction", "flex-wrap");
  private static final Set<String> WIDE = Set.of("inherit", "initial", "unset", "revert", "revert-layer");
  private static final Set<String> LINES =
      Set.of("none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset");
  private static final Pattern WIDTH = Pattern.compile("(?i)^(?:[+-]?[.\\d]|calc\\(|min\\(|max\\(|clamp\\(|thin$|medium$|thick$)");
  private static final List<String> FONT_PARTS = List.of("font-style", "font-variant", "font-weight", "font-size", "line-height", "font-family");
  private static final Pattern WEIGHT = Pattern.compile("bold|bolder|lighter|[1-9][0-9]{0,2}|1000");
  private static final Set<String> DECORATIONS = Set.of("none", "underline", "overline", "line-through", "blink");
  private static final Pattern SLASH = Pattern.compile("\\s*/\\s*");
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private Shorthands() {}

  /// Puts a declaration behind those that it is stronger than.
  static void put(String property, String value, Map<String, String> values) {
    if (property.equals("all")) {
      values.clear();
    } else if (FAMILIES.contains(property)) {
      String prefix = property + "-";
      values.keySet().removeIf(name -> name.startsWith(prefix) && !isApart(name));
      switch (property) {
        case "border" -> SIDES.forEach(side -> border("border-" + side, value, values));
        case "border-top", "border-right", "border-bottom", "border-left" -> border(property, value, values);
        case "list-style" -> listStyle(value, values);
        case "font" -> font(value, values);
        case "text-decoration" -> textDecoration(value, values);
        default -> {}
      }
    } else if (property.equals("inset")) {
      values.keySet().removeAll(SIDES);
      sides("", "", value, values);
    } else if (SIDES_OF_BORDER.contains(property)) {
      sides("border-", property.substring("border".length()), value, values);
    }
    values.remove(property);
    values.put(property, value);
  }

  private static boolean isApart(String name) {
    return NO_PARTS.contains(name) || name.endsWith("-radius") || name.startsWith("border-image");
  }

  private static void border(String side, String value, Map<String, String> values) {
    String width = "medium";
    String style = "none";
    String color = "currentcolor";
    for (String word : words(value)) {
      if (WIDE.contains(word)) {
        width = style = color = word;
      } else if (LINES.contains(word)) {
        style = word;
      } else if (WIDTH.matcher(word).find()) {
        width = word;
      } else {
        color = word;
      }
    }
    values.put(side + "-width", style.equals("none") || style.equals("hidden") ? "0px" : width);
    values.put(side + "-style", style);
    values.put(side + "-color", color);
  }

  private static void listStyle(String value, Map<String, String> values) {
    for (String word : words(value)) {
      String part = word.startsWith("url(") ? "image" : word.equals("inside") || word.equals("outside") ? "position" : "type";
      values.put("list-style-" + part, word);
    }
  }

  /// `italic bold 12px/2 Arial, serif`: the size comes before the family, all else before the size. https://drafts.csswg.org/css-fonts-4/#font-prop
  private static void font(String value, Map<String, String> values) {
    if (WIDE.contains(value)) {
      FONT_PARTS.forEach(part -> values.put(part, value));
      return;
    }
    String style = "normal";
    String variant = "normal";
    String weight = "normal";
    String[] words = words(SLASH.matcher(value).replaceAll("/"));
    for (int i = 0; i < words.length; i++) {
      String word = words[i].toLowerCase(Locale.ROOT);
      if (word.equals("italic") || word.equals("oblique")) {
        style = word;
      } else if (word.equals("small-caps")) {
        variant = word;
      } else if (WEIGHT.matcher(word).matches()) {
        weight = word;
      } else if (!word.equals("normal")) {
        String[] sizes = words[i].split("/", 2);
        String family = String.join(" ", List.of(words).subList(i + 1, words.length));
        if (!family.isEmpty()) {
          FONT_PARTS.forEach(values::remove);
          values.put("font-style", style);
          values.put("font-variant", variant);
          values.put("font-weight", weight);
          values.put("font-size", sizes[0]);
          values.put("line-height", sizes.length > 1 ? sizes[1] : "normal");
          values.put("font-family", family);
        }
        return;
      }
    }
  }

  private static void textDecoration(String value, Map<String, String> values) {
    String line = "none";
    String style = "solid";
    String color = "currentcolor";
    for (String word : words(value)) {
      if (WIDE.contains(word)) {
        line = style = color = word;
      } else if (DECORATIONS.contains(word)) {
        line = line.equals("none") ? word : line + " " + word;
      } else if (LINES.contains(word) || word.equals("wavy")) {
        style = word;
      } else if (!WIDTH.matcher(word).find() && !word.equals("auto") && !word.equals("from-font")) {
        color = word;
      }
    }
    values.put("text-decoration-line", line);
    values.put("text-decoration-style", style);
    values.put("text-decoration-color", color);
  }

  private static String[] words(String value) {
    return value.contains("(")
        ? CssText.split(value, ' ').stream().filter(part -> !part.isBlank()).toArray(String[]::new)
        : BLANK.split(value.strip());
  }

  private static void sides(String before, String after, String value, Map<String, String> values) {
    String[] parts = words(value);
    if (parts.length > SIDES.size()) {
      return;
    }
    for (int i = 0; i < SIDES.size(); i++) {
      String name = before + SIDES.get(i) + after;
      values.remove(name);
      values.put(name, parts[i < parts.length ? i : i == 3 && parts.length > 1 ? 1 : 0]);
    }
  }
}
