package dev.cmux.repl.batch;

/// The end of what a job printed. Any thread.
final class ConsoleTail {

  private static final int MOST = 64 << 10;
  private static final int EXCERPT_LINES = 20;
  private static final int EXCERPT_CHARACTERS = 2_000;

  private final StringBuilder text = new StringBuilder();
  private boolean cut;

  synchronized void print(String more) {
    text.append(more);
    if (text.length() > 2 * MOST) {
      text.delete(0, text.length() - MOST);
      cut = true;
    }
  }

  /// Everything that is kept.
  synchronized String all() {
    return (cut ? "…\n" : "") + text;
  }

  /// The last lines, without the last line end.
  synchronized String excerpt() {
    String[] lines = text.toString().stripTrailing().split("\n", -1);
    StringBuilder last = new StringBuilder();
    for (int i = lines.length - 1; i >= 0 && i >= lines.length - EXCERPT_LINES; i--) {
      last.insert(0, lines[i] + (last.isEmpty() ? "" : "\n"));
    }
    int over = last.length() - EXCERPT_CHARACTERS;
    return over > 0 ? "…" + last.substring(over) : last.toString();
  }
}
