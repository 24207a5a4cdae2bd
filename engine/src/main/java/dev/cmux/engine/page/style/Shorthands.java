package dev.cmux.engine.page.style;

import java.util.List;
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
