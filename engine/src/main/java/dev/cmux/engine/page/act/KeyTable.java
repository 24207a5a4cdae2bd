package dev.cmux.engine.page.act;

import dev.cmux.engine.error.EngineException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The keys of a US keyboard by name, as Playwright names them: by `key` (`a`, `A`, `Enter`, `!`) or by `code` (`KeyA`, `Digit1`).
final class KeyTable {

  /// A key of the keyboard without and with Shift.
  private record Cap(Key plain, Key shifted) {}

  private static final Map<String, Cap> CAPS = caps();

  private KeyTable() {}

  /// The key of that name as it is with or without Shift held.
  static Optional<Key> find(String name, boolean shift) {
    return Optional.ofNullable(CAPS.get(name)).map(cap -> shift ? cap.shifted : cap.plain);
  }

  /// As {@link #find}, for a name that a caller gave.
  static Key get(String name, boolean shift) {
    return find(name, shift)
        .orElseThrow(
            () ->
                EngineException.invalidParams("There is no key called `%s`.".formatted(name))
                    .withHint(
                        "Use names such as `Enter`, `ArrowDown`, `a`, `F5` or `Control+A`; to enter other text use `type`."));
  }

  private static Map<String, Cap> caps() {
    Map<String, Cap> caps = new HashMap<>();
    for (char c = 'A'; c <= 'Z'; c++) {
      character(caps, "Key" + c, c, Character.toLowerCase(c), c);
    }
    String shiftedDigits = ")!@#$%^&*(";
    for (int i = 0; i <= 9; i++) {
      character(caps, "Digit" + i, '0' + i, (char) ('0' + i), shiftedDigits.charAt(i));
    }
    character(caps, "Space", 32, ' ', ' ');
    character(caps, "Backquote", 192, '`', '~');
    character(caps, "Minus", 189, '-', '_');
    character(caps, "Equal", 187, '=', '+');
    character(caps, "Backslash", 220, '\\', '|');
    character(caps, "BracketLeft", 219, '[', '{');
    character(caps, "BracketRight", 221, ']', '}');
    character(caps, "Semicolon", 186, ';', ':');
    character(caps, "Quote", 222, '\'', '"');
    character(caps, "Comma", 188, ',', '<');
    character(caps, "Period", 190, '.', '>');
    character(caps, "Slash", 191, '/', '?');
    Key enter = new Key("Enter", "Enter", 13, 0, "\r");
    for (String name : new String[] {"Enter", "\n", "\r"}) {
      caps.put(name, new Cap(enter, enter));
    }
    Object[][] named = {
      {"Escape", 27}, {"Backspace", 8}, {"Tab", 9}, {"CapsLock", 20}, {"PrintScreen", 44}, {"ScrollLock", 145},
      {"Pause", 19}, {"PageUp", 33}, {"PageDown", 34}, {"Insert", 45}, {"Delete", 46}, {"Home", 36}, {"End", 35},
      {"ArrowLeft", 37}, {"ArrowUp", 38}, {"ArrowRight", 39}, {"ArrowDown", 40}, {"NumLock", 144},
      {"ContextMenu", 93},
    };
    for (Object[] row : named) {
      String name = (String) row[0];
      Key key = new Key(name, name, (int) row[1], 0, "");
      caps.put(name, new Cap(key, key));
    }
    for (int i = 1; i <= 24; i++) {
      Key key = new Key("F" + i, "F" + i, 111 + i, 0, "");
      caps.put("F" + i, new Cap(key, key));
    }
    sided(caps, "Shift", 16);
    sided(caps, "Control", 17);
    sided(caps, "Alt", 18);
    sided(caps, "Meta", 91);
    caps.put("ControlOrMeta", caps.get("Control"));
    Key altGraph = new Key("AltGraph", "", 225, 0, "");
    caps.put("AltGraph", new Cap(altGraph, altGraph));
    keypad(caps);
    return Map.copyOf(caps);
  }

  private static void character(Map<String, Cap> caps, String code, int keyCode, char plain, char shifted) {
    Key lower = new Key(String.valueOf(plain), code, keyCode, 0, String.valueOf(plain));
    Key upper = new Key(String.valueOf(shifted), code, keyCode, 0, String.valueOf(shifted));
    caps.put(code, new Cap(lower, upper));
    caps.put(upper.key(), new Cap(upper, upper));
    caps.put(lower.key(), new Cap(lower, upper));
  }

  private static void sided(Map<String, Cap> caps, String name, int keyCode) {
    Key left = new Key(name, name + "Left", keyCode, 1, "");
    Key right = new Key(name, name + "Right", name.equals("Meta") ? 92 : keyCode, 2, "");
    caps.put(name, new Cap(left, left));
    caps.put(left.code(), new Cap(left, left));
    caps.put(right.code(), new Cap(right, right));
  }

  private static void keypad(Map<String, Cap> caps) {
    String[] moves = {
      "Insert", "End", "ArrowDown", "PageDown", "ArrowLeft", "Clear", "ArrowRight", "Home", "ArrowUp", "PageUp"
    };
    int[] codes = {45, 35, 40, 34, 37, 12, 39, 36, 38, 33};
    for (int i = 0; i <= 9; i++) {
      String code = "Numpad" + i;
      String digit = String.valueOf(i);
      caps.put(code, new Cap(new Key(moves[i], code, codes[i], 3, ""), new Key(digit, code, 96 + i, 3, digit)));
    }
    caps.put(
        "NumpadDecimal",
        new Cap(new Key("Delete", "NumpadDecimal", 46, 3, ""), new Key(".", "NumpadDecimal", 110, 3, ".")));
    Object[][] signs = {
      {"NumpadMultiply", "*", 106}, {"NumpadAdd", "+", 107}, {"NumpadSubtract", "-", 109}, {"NumpadDivide", "/", 111}
    };
    for (Object[] row : signs) {
      Key key = new Key((String) row[1], (String) row[0], (int) row[2], 3, (String) row[1]);
      caps.put(key.code(), new Cap(key, key));
    }
    Key enter = new Key("Enter", "NumpadEnter", 13, 3, "\r");
    caps.put("NumpadEnter", new Cap(enter, enter));
  }
}
