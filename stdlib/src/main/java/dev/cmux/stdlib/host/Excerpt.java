package dev.cmux.stdlib.host;

/// The lines around an error, with a caret under the place.
final class Excerpt {

  /// Longer lines are cut around the caret: a bundle's single line would fill the screen.
  private static final int WIDTH = 100;

  /// Stands for what was cut off.
  private static final String MORE = "…";

  private static final int AROUND = 1;

  private Excerpt() {}

  /// Renders the line, its neighbours and a caret; empty when the text has no such line.
  static String of(String source, int line, int column) {
    String[] lines = source.split("\r?\n|\r", -1);
    if (line < 1 || line > lines.length) {
      return "";
    }
    int first = Math.max(1, line - AROUND);
    int last = Math.min(lines.length, line + AROUND);
    int digits = String.valueOf(last).length();
    int cut = Math.max(0, column - 1 - WIDTH * 3 / 4);
    StringBuilder text = new StringBuilder();
    for (int number = first; number <= last; number++) {
      if (number == lines.length && lines[number - 1].isEmpty()) {
        break;
      }
      text.append(number == line ? "> " : "  ")
          .append(" ".repeat(digits - String.valueOf(number).length()))
          .append(number)
          .append(" | ")
          .append(window(lines[number - 1], cut))
          .append('\n');
      if (number == line) {
        text.append("  ").append(" ".repeat(digits)).append(" | ").append(" ".repeat(Math.max(0, column - 1 - cut))).append("^\n");
      }
    }
    return text.toString().stripTrailing();
  }

  private static String window(String line, int cut) {
    // Tabs would put the caret elsewhere than the column.
    String flat = line.replace('\t', ' ');
    if (flat.length() <= cut) {
      return "";
    }
    boolean more = flat.length() > cut + WIDTH;
    String window = (more ? flat.substring(cut, cut + WIDTH - 1) + MORE : flat.substring(cut)).stripTrailing();
    return cut > 0 && !window.isEmpty() ? MORE + window.substring(1) : window;
  }
}
