package dev.cmux.repl.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What an input is, judged by how it begins.
sealed interface Entry {

  /// Nothing was typed.
  record Blank() implements Entry {}

  /// JavaScript.
  record Script(String text) implements Entry {}

  /// `.name argument`.
  record Dot(String name, String argument) implements Entry {}

  /// Words of the command line, without a leading `cmux`; quotes are resolved.
  record Words(List<String> words) implements Entry {}

  /// After `cmux`, these are commands. `cmux in x` is JavaScript.
  Pattern AFTER_CMUX = Pattern.compile("cmux\\s+(?!in\\b|instanceof\\b)[a-z-].*", Pattern.DOTALL);

  /// Without `cmux`, only what is no JavaScript: a word followed by another one.
  Pattern ALONE =
      Pattern.compile("(browser|close-surface)(\\s+[\\w-].*|)|(tree|identify|capabilities|ping)\\s+--.*", Pattern.DOTALL);

  /// A `.` and a letter; `.5` is a number.
  Pattern DOT = Pattern.compile("\\.([a-zA-Z?]+)(?:\\s+(.*))?", Pattern.DOTALL);

  Set<String> OPERATORS = Set.of("in", "instanceof");

  static Entry of(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return new Blank();
    }
    var dot = DOT.matcher(stripped);
    if (dot.matches()) {
      return new Dot(dot.group(1), dot.group(2) == null ? "" : dot.group(2).strip());
    }
    if (AFTER_CMUX.matcher(stripped).matches()) {
      return new Words(split(stripped.substring("cmux".length())));
    }
    if (ALONE.matcher(stripped).matches() && !isOperation(stripped)) {
      return new Words(split(stripped));
    }
    return new Script(text);
  }

  private static boolean isOperation(String line) {
    String[] words = line.split("\\s+", 3);
    return words.length > 1 && OPERATORS.contains(words[1]);
  }

  /// A word of a command line.
  ///
  /// @param text without its quotes
  /// @param start where it begins in the line, with them
  /// @param end behind its last character
  record Word(String text, int start, int end) {}

  /// What {@link #words} finds, without the places.
  static List<String> split(String line) {
    return words(line).stream().map(Word::text).toList();
  }

  /// The words of a command line: blanks separate, quotes join, a backslash outside single quotes takes the next character as it is.
  static List<Word> words(String line) {
    List<Word> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int start = -1;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (start < 0 && !Character.isWhitespace(c)) {
        start = i;
      }
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (!Character.isWhitespace(c)) {
        word.append(c);
      } else if (start >= 0) {
        words.add(new Word(word.toString(), start, i));
        word.setLength(0);
        start = -1;
      }
    }
    if (start >= 0) {
      words.add(new Word(word.toString(), start, line.length()));
    }
    return List.copyOf(words);
  }
}
