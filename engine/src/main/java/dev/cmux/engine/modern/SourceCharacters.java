package dev.cmux.engine.modern;

/// What a character of a script may begin, and which characters words are made of. Looked up in tables where they are ASCII: a scan asks for each character of a script.
final class SourceCharacters {

  static final byte OTHER = 0;
  static final byte BLANK = 1;
  static final byte WORD = 2;
  static final byte DIGIT = 3;
  static final byte QUOTE = 4;
  static final byte OPEN = 5;
  static final byte CLOSE = 6;

  private static final int ASCII = 128;
  private static final byte[] BEGINS = new byte[ASCII];
  private static final boolean[] GOES_ON_IN_WORD = new boolean[ASCII];

  static {
    for (char c = 0; c < ASCII; c++) {
      boolean mark = c == '\\' || c == '#';
      BEGINS[c] =
          mark || Character.isJavaIdentifierStart(c)
              ? WORD
              : c <= ' ' ? BLANK : c >= '0' && c <= '9' ? DIGIT : c == '"' || c == '\'' ? QUOTE : "([{".indexOf(c) >= 0 ? OPEN : ")]}".indexOf(c) >= 0 ? CLOSE : OTHER;
      GOES_ON_IN_WORD[c] = c != 0 && (mark || Character.isJavaIdentifierPart(c));
    }
  }

  private SourceCharacters() {}

  /// One of the constants above.
  static byte beginning(char c) {
    return c < ASCII ? BEGINS[c] : beyondAscii(c);
  }

  private static byte beyondAscii(char c) {
    return Character.isJavaIdentifierStart(c) ? WORD : c == '\u00a0' || c == '\ufeff' || c == '\u2028' || c == '\u2029' ? BLANK : OTHER;
  }

  static boolean goesOnInWord(char c) {
    return c < ASCII ? GOES_ON_IN_WORD[c] : Character.isJavaIdentifierPart(c);
  }
}
