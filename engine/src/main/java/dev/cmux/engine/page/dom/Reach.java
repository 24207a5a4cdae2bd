package dev.cmux.engine.page.dom;

import java.text.BreakIterator;
import java.util.Locale;

/// How far a caret movement or a deletion goes.
public enum Reach {
  CHARACTER_BACK("deleteContentBackward", true),
  CHARACTER_FORWARD("deleteContentForward", false),
  WORD_BACK("deleteWordBackward", true),
  WORD_FORWARD("deleteWordForward", false),
  LINE_START("deleteSoftLineBackward", true),
  LINE_END("deleteSoftLineForward", false),
  LINE_UP("", true),
  LINE_DOWN("", false),
  TEXT_START("", true),
  TEXT_END("", false);

  /// The `inputType` of deleting that far.
  public final String inputType;

  public final boolean backwards;

  Reach(String inputType, boolean backwards) {
    this.inputType = inputType;
    this.backwards = backwards;
  }

  /// Whether it goes on into the next piece of text when it is at the end of one.
  public boolean crossesNodes() {
    return this == CHARACTER_BACK || this == CHARACTER_FORWARD || this == WORD_BACK || this == WORD_FORWARD;
  }

  /// Where this leads from an offset of a text.
  public int from(String text, int offset) {
    return switch (this) {
      case CHARACTER_BACK -> Math.max(0, before(text, offset));
      case CHARACTER_FORWARD -> after(text, offset);
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

  private static int before(String text, int offset) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    return offset <= 0 ? 0 : clusters.preceding(offset);
  }

  private static int after(String text, int offset) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    return offset >= text.length() ? text.length() : clusters.following(offset);
  }

  private static int wordStart(String text, int offset) {
    int at = offset;
    while (at > 0 && !Character.isLetterOrDigit(text.charAt(at - 1))) {
      at--;
    }
    while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static int wordEnd(String text, int offset) {
    int at = offset;
    while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at;
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
