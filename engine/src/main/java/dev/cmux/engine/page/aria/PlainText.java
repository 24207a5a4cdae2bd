package dev.cmux.engine.page.aria;

/// Makes text from pages harmless for terminals and readers of line-based output.
final class PlainText {

  private PlainText() {}

  /// One line: runs of white space of any kind (non-breaking too) become a space, control characters, invisible
  /// direction marks and broken surrogates go.
  static String line(String text) {
    StringBuilder out = null;
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int code = text.codePointAt(i);
      int size = Character.charCount(code);
      boolean space = isSpace(code);
      boolean plain = space ? code == ' ' && !gap && i > 0 && i + 1 < text.length() : isHarmless(code);
      if (out == null && !plain) {
        out = new StringBuilder(text.length()).append(text, 0, i);
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
          out.setLength(out.length() - 1);
        }
      }
      if (out != null && !space && isHarmless(code)) {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        out.appendCodePoint(code);
      }
      gap = space || gap && !isHarmless(code);
      i += size;
    }
    return out == null ? text : out.toString();
  }

  /// At most `length` characters, the last one an ellipsis when something was cut.
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
    return text.substring(0, end).stripTrailing() + "…";
  }

  private static boolean isSpace(int code) {
    return Character.isWhitespace(code) || code == 0xa0 || code == 0x2007 || code == 0x202f || code == 0x85;
  }

  private static boolean isHarmless(int code) {
    return switch (Character.getType(code)) {
      case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE, Character.UNASSIGNED -> false;
      // Joiners belong to words and emoji.
      case Character.FORMAT -> code == 0x200c || code == 0x200d;
      default -> true;
    };
  }
}
