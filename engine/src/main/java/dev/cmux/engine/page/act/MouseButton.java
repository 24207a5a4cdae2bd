package dev.cmux.engine.page.act;

/// A button of the mouse, with the numbers events carry.
public enum MouseButton {
  LEFT(0, 1),
  MIDDLE(1, 4),
  RIGHT(2, 2);

  /// The value of `event.button`.
  final int number;

  /// The bit of `event.buttons`.
  final int bit;

  MouseButton(int number, int bit) {
    this.number = number;
    this.bit = bit;
  }
}
