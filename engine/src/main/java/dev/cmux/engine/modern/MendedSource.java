package dev.cmux.engine.modern;

/// A script's text with some of it replaced, from front to back.
final class MendedSource {

  private final String source;
  private final StringBuilder mended = new StringBuilder();
  private final StringBuilder atEnd = new StringBuilder();
  private int upTo;

  MendedSource(String source) {
    this.source = source;
  }

  /// Puts `text` in place of what stands between two places of the source, behind everything that was replaced before.
  void replace(int from, int to, String text) {
    mended.append(source, upTo, from).append(text);
    upTo = to;
  }

  /// Adds `text` behind the source.
  void append(String text) {
    atEnd.append(text);
  }

  boolean isChanged() {
    return upTo > 0 || !atEnd.isEmpty();
  }

  @Override
  public String toString() {
    return isChanged() ? mended.toString() + source.substring(upTo) + atEnd : source;
  }
}
