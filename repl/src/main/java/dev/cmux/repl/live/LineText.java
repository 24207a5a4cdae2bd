package dev.cmux.repl.live;

import java.util.Locale;
import org.jline.utils.WCWidth;

/// Text for lines of a terminal: measured in columns, cut, and harmless whatever page it comes from.
final class LineText {

  private LineText() {}

  /// One line: what would move the cursor, change colours or turn the direction of the text goes; white space becomes a space.
  static String harmless(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            code -> {
              if (Character.isWhitespace(code) || Character.isSpaceChar(code)) {
                line.append(line.isEmpty() || line.charAt(line.length() - 1) == ' ' ? "" : " ");
              } else if (!isControl(code)) {
                line.appendCodePoint(code);
              }
            });
    return line.toString().stripTrailing();
  }

  private static boolean isControl(int code) {
    return switch (Character.getType(code)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      // Joiners belong to words and emoji.
      case Character.FORMAT -> code != 0x200c && code != 0x200d;
      default -> false;
    };
  }

  /// How many columns it takes.
  static int columns(String text) {
    return text.codePoints().map(code -> Math.max(0, WCWidth.wcwidth(code))).sum();
  }

  /// Harmless, and at most so many columns: an ellipsis at the end says that something is missing.
  static String fit(String text, int columns) {
    String line = harmless(text);
    if (columns(line) <= columns) {
      return line;
    }
    StringBuilder kept = new StringBuilder();
    int left = columns - 1;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int code = line.codePointAt(i);
      left -= Math.max(0, WCWidth.wcwidth(code));
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(code);
    }
    return columns < 1 ? "" : kept.append('…').toString();
  }

  /// The same, filled with spaces to exactly so many columns.
  static String cell(String text, int columns) {
    String fitted = fit(text, columns);
    return fitted + " ".repeat(Math.max(0, columns - columns(fitted)));
  }

  /// `850 ms`, `2.4 s`, `35 s`, `3 m 20 s`, `2 h 05 m`.
  static String duration(long millis) {
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 9_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = Math.round(millis / 1000.0);
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600 ? "%d m %02d s".formatted(seconds / 60, seconds % 60) : "%d h %02d m".formatted(seconds / 3600, seconds / 60 % 60);
  }

  /// `1 job`, `2 jobs`.
  static String many(long count, String word) {
    return String.format(Locale.ROOT, "%,d %s%s", count, word, count == 1 ? "" : "s");
  }
}
