package dev.cmux.repl.live;

/// Colours, where they are wanted.
///
/// @param colors whether they are
record Paint(boolean colors) {

  String red(String text) {
    return paint("31", text);
  }

  String green(String text) {
    return paint("32", text);
  }

  String yellow(String text) {
    return paint("33", text);
  }

  String grey(String text) {
    return paint("90", text);
  }

  String bold(String text) {
    return paint("1", text);
  }

  private String paint(String code, String text) {
    return colors && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
