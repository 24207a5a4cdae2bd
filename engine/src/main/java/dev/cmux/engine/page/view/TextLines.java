package dev.cmux.engine.page.view;

/// Puts the pieces of rendered text together: collapses white space over element borders and merges the line breaks
/// that blocks require.
final class TextLines {
  private final StringBuilder out = new StringBuilder();
  private final int limit;
  private int required;
  private boolean space;

  /// White space here begins a line, or an inline block, and goes.
  private boolean begins;

  /// White space here follows something that is no text, and stays.
  private boolean afterAtom;

  TextLines(int limit) {
    this.limit = limit;
  }

  boolean isFull() {
    return out.length() >= limit;
  }

  void collapse(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        space = true;
      } else {
        settle();
        out.append(c);
      }
    }
  }

  void keep(String text) {
    if (!text.isEmpty()) {
      settle();
      out.append(text.replace("\r\n", "\n").replace('\r', '\n'));
    }
  }

  /// `pre-line`: line breaks count, other white space collapses.
  void lines(String text) {
    String[] parts = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        lineBreak();
      }
      collapse(parts[i]);
    }
  }

  void lineBreak() {
    end('\n');
  }

  /// Something in the line that is no text of it: a picture, a control, an inline block. White space around it stays,
  /// white space at the ends of its own text goes.
  void atom(Runnable content) {
    settle();
    begins = true;
    content.run();
    space = false;
    begins = false;
    afterAtom = true;
  }

  void cell() {
    space = false;
    begins = true;
  }

  void tab() {
    end('\t');
  }

  void rowEnd() {
    end('\n');
  }

  private void end(char mark) {
    settleBreaks();
    space = false;
    afterAtom = false;
    begins = true;
    out.append(mark);
  }

  void block(int breaks, Runnable content) {
    require(breaks);
    content.run();
    require(breaks);
  }

  private void require(int breaks) {
    required = Math.max(required, breaks);
    space = false;
    afterAtom = false;
    begins = true;
  }

  private void settle() {
    boolean fresh = out.isEmpty() || required > 0;
    settleBreaks();
    if (space && (afterAtom || !fresh && !begins && endsInText())) {
      out.append(' ');
    }
    space = false;
    begins = false;
    afterAtom = false;
  }

  private void settleBreaks() {
    if (required > 0 && !out.isEmpty()) {
      out.repeat('\n', required);
    }
    required = 0;
  }

  private boolean endsInText() {
    return " \n\t".indexOf(out.charAt(out.length() - 1)) < 0;
  }

  String finish() {
    return out.toString();
  }
}
