package dev.cmux.engine.page.act;

/// The modifier keys held at one moment.
record Modifiers(boolean alt, boolean control, boolean meta, boolean shift) {

  static final Modifiers NONE = new Modifiers(false, false, false, false);

  /// The same keys with one pressed or released; any other key changes nothing.
  Modifiers with(String key, boolean held) {
    return switch (key) {
      case "Alt" -> new Modifiers(held, control, meta, shift);
      case "Control" -> new Modifiers(alt, held, meta, shift);
      case "Meta" -> new Modifiers(alt, control, held, shift);
      case "Shift" -> new Modifiers(alt, control, meta, held);
      default -> this;
    };
  }

  /// Whether the key of that name (`Shift`, `Control`, …) is held.
  boolean holds(String key) {
    return switch (key) {
      case "Alt" -> alt;
      case "Control" -> control;
      case "Meta" -> meta;
      case "Shift" -> shift;
      default -> false;
    };
  }

  /// Whether a key pressed now is a command rather than text.
  boolean isCommand() {
    return alt || control || meta;
  }
}
