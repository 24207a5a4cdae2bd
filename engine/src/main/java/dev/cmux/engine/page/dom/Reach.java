package dev.cmux.engine.page.dom;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;

/// How far a caret movement or a deletion goes.
public enum Reach {
  NOWHERE("", false),
  CHARACTER_BACK("deleteContentBackward", true),
  CHARACTER_FORWARD("deleteContentForward", false),
  WORD_BACK("deleteWordBackward", true),
  WORD_FORWARD("deleteWordForward", false),
  LINE_START("deleteSoftLineBackward", true),
  LINE_END("deleteSoftLineForward", false),
  LINE_UP("", true),
  LINE_DOWN("", false),
  SENTENCE_BACK("", true),
  SENTENCE_FORWARD("", false),
  TEXT_START("", true),
  TEXT_END("", false);

  /// The `inputType` of deleting that far.
  public final String inputType;

  public final boolean backwards;

  Reach(String inputType, boolean backwards) {
    this.inputType = inputType;
    this.backwards = backwards;
  }

  /// The reach of a granularity of `Selection.modify`; empty for a word that is none. Paragraphs are lines, since nothing is laid out.
  public static Optional<Reach> of(String granularity, boolean backwards) {
    return Optional.ofNullable(
        switch (granularity) {
          case "character" -> backwards ? CHARACTER_BACK : CHARACTER_FORWARD;
          case "word" -> backwards ? WORD_BACK : WORD_FORWARD;
          case "sentence", "sentenceboundary" -> backwards ? SENTENCE_BACK : SENTENCE_FORWARD;
          case "line", "paragraph" -> backwards ? LINE_UP : LINE_DOWN;
          case "lineboundary", "paragraphboundary" -> backwards ? LINE_START : LINE_END;
          case "documentboundary" -> backwards ? TEXT_START : TEXT_END;
          default -> null;
        });
  }

  /// Where this leads from an offset of a text.
  public int from(String text, int offset) {
    return switch (this) {
      case NOWHERE -> offset;
      case CHARACTER_BACK -> before(BreakIterator.getCharacterInstance(Locale.ROOT), text, offset);
      case CHARACTER_FORWARD -> after(BreakIterator.getCharacterInstance(Locale.ROOT), text, offset);
      case SENTENCE_BACK -> sentenceStart(text, offset);
      case SENTENCE_FORWARD -> sentenceEnd(text, offset);
      case WORD_BACK -> wordStart(text, offset);
      case WORD_FORWARD -> wordEnd(text, offset);
      case LINE_START -> text.lastIndexOf('\n', offset - 1) + 1;
      case LINE_END -> lineEnd(text, offset);
      case LINE_UP -> up(text, offset);
      case LINE_DOWN -> down(text, offset);
      case TEXT_START -> 0;
      case TEXT_END -> text.length();
    };
  }

  private static int before(BreakIterator pieces, String text, int offset) {
    pieces.setText(text);
    return offset <= 0 ? 0 : pieces.preceding(offset);
  }

  private static int after(BreakIterator pieces, String text, int offset) {
    pieces.setText(text);
    return offset >= text.length() ? text.length() : pieces.following(offset);
  }

  /// As in Chromium on Linux: spaces, then letters and digits, or else a run of signs. A line feed is passed alone.
  private static int wordStart(String text, int offset) {
    if (offset > 0 && text.charAt(offset - 1) == '\n') {
      return offset - 1;
    }
    int at = offset;
    while (at > 0 && isSpace(text, at - 1)) {
      at--;
    }
    int end = at;
    while (at > 0 && isOfOneWord(text, at - 1, end - 1)) {
      at--;
    }
    return at;
  }

  private static int wordEnd(String text, int offset) {
    if (offset < text.length() && text.charAt(offset) == '\n') {
      return offset + 1;
    }
    int at = offset;
    while (at < text.length() && isSpace(text, at)) {
      at++;
    }
    int start = at;
    while (at < text.length() && isOfOneWord(text, at, start)) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(String text, int at) {
    return text.charAt(at) != '\n' && (Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at)));
  }

  private static boolean isOfOneWord(String text, int at, int other) {
    return text.charAt(at) != '\n' && !isSpace(text, at) && isWord(text, at) == isWord(text, other);
  }

  /// Letters and digits, an apostrophe between letters, a point or comma between digits.
  private static boolean isWord(String text, int at) {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_' || Character.getType(c) == Character.NON_SPACING_MARK) {
      return true;
    }
    if (at == 0 || at == text.length() - 1) {
      return false;
    }
    char left = text.charAt(at - 1);
    char right = text.charAt(at + 1);
    return (c == '\'' || c == '\u2019') && Character.isLetter(left) && Character.isLetter(right)
        || (c == '.' || c == ',') && Character.isDigit(left) && Character.isDigit(right);
  }

  private static int sentenceStart(String text, int offset) {
    int end = offset > 0 && text.charAt(offset - 1) == '\n' ? offset - 1 : offset;
    int start = LINE_START.from(text, end);
    return start + before(BreakIterator.getSentenceInstance(Locale.ROOT), text.substring(start, lineEnd(text, end)), end - start);
  }

  private static int sentenceEnd(String text, int offset) {
    int end = lineEnd(text, offset);
    if (end == offset) {
      return Math.min(offset + 1, text.length());
    }
    int start = LINE_START.from(text, offset);
    return start + after(BreakIterator.getSentenceInstance(Locale.ROOT), text.substring(start, end), offset - start);
  }

  private static int lineEnd(String text, int offset) {
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end;
  }

  private static int up(String text, int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    if (start == 0) {
      return 0;
    }
    int previous = text.lastIndexOf('\n', start - 2) + 1;
    return Math.min(previous + (offset - start), start - 1);
  }

  private static int down(String text, int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = text.indexOf('\n', offset);
    if (end < 0) {
      return text.length();
    }
    return Math.min(end + 1 + (offset - start), lineEnd(text, end + 1));
  }
}
