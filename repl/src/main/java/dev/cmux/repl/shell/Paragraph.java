package dev.cmux.repl.shell;

/// Text for people, broken at its blanks.
final class Paragraph {

  private Paragraph() {}

  /// Lines of fewer than so many columns, as far as words allow; no line end after the last.
  static String of(String text, String indent, int columns) {
    StringBuilder wrapped = new StringBuilder(indent);
    int column = indent.length();
    for (String word : text.strip().split("\\s+")) {
      if (column + word.length() >= columns && column > indent.length()) {
        wrapped.append('\n').append(indent);
        column = indent.length();
      } else if (column > indent.length()) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }
}
