package dev.cmux.engine.page.style;

import java.util.ArrayList;
import java.util.List;

/// Finds the ends of things in CSS source: strings, brackets, comments.
public final class CssText {

  private CssText() {}

  /// Splits at a character that stands outside strings and brackets.
  public static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i = next(text, i)) {
      if (text.charAt(i) == separator) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /// The position of the bracket that closes the one at `open`; the last character when none does.
  public static int closing(String text, int open) {
    int end = next(text, open);
    return Math.max(open, Math.min(end, text.length()) - 1);
  }

  /// The position after the token at `i`: a string, a comment, an escape, everything in brackets, or one character.
  static int next(String text, int i) {
    char c = text.charAt(i);
    return switch (c) {
      case '\\' -> i + 2;
      case '"', '\'' -> afterString(text, i);
      case '/' -> text.startsWith("/*", i) ? afterComment(text, i) : i + 1;
      case '(', '[', '{' -> afterBracket(text, i);
      default -> i + 1;
    };
  }

  private static int afterString(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == text.charAt(start)) {
        return i + 1;
      }
    }
    return text.length();
  }

  private static int afterComment(String text, int start) {
    int end = text.indexOf("*/", start + 2);
    return end < 0 ? text.length() : end + 2;
  }

  private static int afterBracket(String text, int open) {
    char close = text.charAt(open) == '(' ? ')' : text.charAt(open) == '[' ? ']' : '}';
    int i = open + 1;
    while (i < text.length()) {
      if (text.charAt(i) == close) {
        return i + 1;
      }
      i = next(text, i);
    }
    return text.length();
  }
}
