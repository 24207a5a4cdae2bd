package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.view.FieldValue;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlInput;

/// Typing into date and time fields: the keys are collected until they make a value.
///
/// Chromium moves through the parts of the field in the order of the locale. Here both that order (`01022024` for 2 January 2024, US)
/// and the value's own form (`2024-01-02`) are understood.
final class PickerTyping {

  private DomElement field;
  private final StringBuilder typed = new StringBuilder();

  /// Whether the element is a field that collects keys.
  static boolean takes(DomElement element) {
    return switch (Controls.inputType(element)) {
      case "date", "time", "datetime-local", "month", "week" -> true;
      default -> false;
    };
  }

  /// Takes one more character; once a value is complete it is set, with `input` and `change`.
  void type(HtmlInput input, String character) {
    if (!takes(input) || NativeState.isDisabled(input) || NativeState.isReadOnly(input)) {
      return;
    }
    if (field != input) {
      field = input;
      typed.setLength(0);
    }
    typed.append(character);
    String type = Controls.inputType(input);
    Optional<String> value = FieldValue.parse(type, typed.toString()).or(() -> inUsOrder(type, typed.toString()));
    value.ifPresent(found -> {
      typed.setLength(0);
      FieldValue.set(input, found);
      Activation.changed(input);
    });
  }

  /// What Backspace and Delete do: the field becomes empty.
  void clear(HtmlInput input) {
    typed.setLength(0);
    if (takes(input) && !input.getValue().isEmpty() && !NativeState.isReadOnly(input)) {
      FieldValue.set(input, "");
      Activation.changed(input);
    }
  }

  private static Optional<String> inUsOrder(String type, String keys) {
    String digits = keys.replaceAll("[^0-9]", "");
    return switch (type) {
      case "date" -> digits.length() == 8 && !keys.matches("[0-9]{4}-.*") ? date(digits) : Optional.empty();
      case "month" -> digits.length() == 6 && !keys.matches("[0-9]{4}-.*")
          ? FieldValue.parse(type, digits.substring(2) + "-" + digits.substring(0, 2))
          : Optional.empty();
      case "time" -> digits.length() == 4 && keys.matches("(?i).*[ap]m?") ? time(digits, keys) : Optional.empty();
      case "datetime-local" -> digits.length() == 12 && keys.matches("(?i).*[ap]m?")
          ? date(digits.substring(0, 8)).flatMap(day -> time(digits.substring(8), keys).map(at -> day + "T" + at))
          : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> date(String digits) {
    return FieldValue.parse(
        "date", digits.substring(4) + "-" + digits.substring(0, 2) + "-" + digits.substring(2, 4));
  }

  private static Optional<String> time(String digits, String keys) {
    int hour = Integer.parseInt(digits.substring(0, 2)) % 12;
    boolean afternoon = keys.matches("(?i).*pm?");
    return FieldValue.parse("time", "%02d:%s".formatted(afternoon ? hour + 12 : hour, digits.substring(2)));
  }
}
