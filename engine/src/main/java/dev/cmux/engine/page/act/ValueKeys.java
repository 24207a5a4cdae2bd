package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.RadioGroup;
import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.view.FieldValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.html.HtmlSelect;

/// The keys that change the value of controls without text: arrows, Home, End, Page Up and Down, and letters in a `<select>`.
final class ValueKeys {

  private final Focus focus;
  private final Activation activation;

  ValueKeys(Focus focus, Activation activation) {
    this.focus = focus;
    this.activation = activation;
  }

  /// @return whether the key belongs to the control
  boolean press(DomElement active, Key key) {
    boolean arrow = key.key().startsWith("Arrow");
    boolean vertical = key.key().equals("ArrowDown") || key.key().equals("ArrowUp");
    switch (active) {
      case HtmlRadioButtonInput radio when arrow ->
          rove(radio, key.key().equals("ArrowDown") || key.key().equals("ArrowRight"));
      case HtmlSelect select -> choose(select, key.key());
      case HtmlInput range when Controls.inputType(range).equals("range") -> slide(range, key.key());
      case HtmlInput number when Controls.inputType(number).equals("number") && vertical ->
          spin(number, key.key().equals("ArrowUp"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void rove(HtmlRadioButtonInput radio, boolean forward) {
    List<HtmlRadioButtonInput> group =
        RadioGroup.of(radio).stream().filter(member -> !NativeState.isDisabled(member)).toList();
    int at = group.indexOf(radio);
    if (at < 0 || group.size() < 2) {
      return;
    }
    HtmlRadioButtonInput next = group.get(Math.floorMod(at + (forward ? 1 : -1), group.size()));
    focus.move((HtmlPage) radio.getPage(), next);
    if (Pointer.isPresent(next)) {
      activation.keyboardClick(next, Modifiers.NONE);
    }
  }

  private static List<HtmlOption> enabled(HtmlSelect select) {
    return select.getOptions().stream().filter(option -> !NativeState.isDisabled(option)).toList();
  }

  private static int chosen(HtmlSelect select, List<HtmlOption> options) {
    return select.getSelectedOptions().isEmpty() ? -1 : options.indexOf(select.getSelectedOptions().getFirst());
  }

  private static void choose(HtmlSelect select, String key) {
    List<HtmlOption> options = enabled(select);
    if (options.isEmpty()) {
      return;
    }
    int at = chosen(select, options);
    int to =
        switch (key) {
          case "ArrowDown", "ArrowRight" -> at + 1;
          case "ArrowUp", "ArrowLeft" -> at - 1;
          case "Home", "PageUp" -> 0;
          case "End", "PageDown" -> options.size() - 1;
          default -> at;
        };
    if (to != at) {
      pick(select, options.get(Math.clamp(to, 0, options.size() - 1)));
    }
  }

  private static void pick(HtmlSelect select, HtmlOption option) {
    if (OptionChoice.replace(select, List.of(option))) {
      Activation.changed(select);
    }
  }

  /// Chooses the next option that begins with the text.
  static void typeAhead(HtmlSelect select, String text) {
    List<HtmlOption> options = enabled(select);
    int from = chosen(select, options) + 1;
    String wanted = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < options.size(); i++) {
      HtmlOption option = options.get((from + i) % options.size());
      if (option.getText().strip().toLowerCase(Locale.ROOT).startsWith(wanted)) {
        pick(select, option);
        return;
      }
    }
  }

  private static void slide(HtmlInput range, String key) {
    BigDecimal min = FieldValue.limit(range, "min", "0");
    BigDecimal max = FieldValue.limit(range, "max", "100").max(min);
    BigDecimal step = step(range);
    BigDecimal big = max.subtract(min).divide(BigDecimal.TEN).max(step);
    BigDecimal value = new BigDecimal(range.getValue());
    BigDecimal to =
        switch (key) {
          case "ArrowUp", "ArrowRight" -> value.add(step);
          case "ArrowDown", "ArrowLeft" -> value.subtract(step);
          case "PageUp" -> value.add(big);
          case "PageDown" -> value.subtract(big);
          case "Home" -> min;
          case "End" -> max;
          default -> value;
        };
    String before = range.getValue();
    range.setValue(to.max(min).min(max).toPlainString());
    if (!range.getValue().equals(before)) {
      Activation.changed(range);
    }
  }

  /// Steps a number field as its arrows do.
  private static void spin(HtmlInput field, boolean up) {
    if (!Editable.of(field).map(Editable::isWritable).orElse(false)) {
      return;
    }
    String text = stepped(field, up).toPlainString();
    if (Signals.send(field, node -> new TextSignal(node, "beforeinput", "insertText", text))
        && !text.equals(field.getValue())) {
      field.setValue(text);
      Activation.changed(field);
    }
  }

  private static BigDecimal stepped(HtmlInput field, boolean up) {
    BigDecimal value = FieldValue.parse("number", field.getValue()).map(BigDecimal::new).orElse(BigDecimal.ZERO);
    BigDecimal to = up ? value.add(step(field)) : value.subtract(step(field));
    boolean tooMuch = field.hasAttribute("max") && to.compareTo(FieldValue.limit(field, "max", to.toPlainString())) > 0;
    boolean tooLittle = field.hasAttribute("min") && to.compareTo(FieldValue.limit(field, "min", to.toPlainString())) < 0;
    return tooMuch || tooLittle ? value : to;
  }

  private static BigDecimal step(HtmlInput field) {
    BigDecimal step = FieldValue.limit(field, "step", "1");
    return step.signum() > 0 ? step : BigDecimal.ONE;
  }
}
