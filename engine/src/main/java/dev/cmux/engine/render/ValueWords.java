package dev.cmux.engine.render;

import java.util.ArrayList;
import java.util.List;

/// What the value of a declaration is made of.
final class ValueWords {

  private ValueWords() {}

  /// The words of a value; what stands in brackets or quotes is one, and a slash is one.
  static List<String> of(String value) {
    List<String> words = new ArrayList<>();
    for (String word : split(value.replaceAll("(?<=[^(])\\s*/\\s*(?![^(]*\\))", " / "), ' ')) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }

  /// The parts of a value between separators that stand neither in brackets nor in quotes; a blank separates wherever there is white space.
  static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (depth == 0 && (c == separator || separator == ' ' && Character.isWhitespace(c))) {
        parts.add(value.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(value.substring(start));
    return parts;
  }
}
