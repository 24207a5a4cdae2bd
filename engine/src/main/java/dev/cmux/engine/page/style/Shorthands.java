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
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private Shorthands() {}

  /// Puts a declaration behind those that it is stronger than.
  static void put(String property, String value, Map<String, String> values) {
    if (property.equals("all")) {
      values.clear();
    } else if (FAMILIES.contains(property)) {
      String prefix = property + "-";
      values.keySet().removeIf(name -> name.startsWith(prefix) && !isApart(name));
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

  private static void sides(String before, String after, String value, Map<String, String> values) {
    String[] parts = value.contains("(") ? CssText.split(value, ' ').stream().filter(part -> !part.isBlank()).toArray(String[]::new) : BLANK.split(value.strip());
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
