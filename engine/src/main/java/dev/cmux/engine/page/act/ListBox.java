package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.NativeState;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlSelect;

/// Clicks on the options of a `<select>` that is shown as a list.
final class ListBox {

  private HtmlOption last;

  /// Selects the option as a click does: alone, added or removed with Control, up to here from the last one with Shift.
  void click(HtmlOption option, Modifiers held) {
    HtmlSelect select = option.getEnclosingSelect();
    if (select == null || NativeState.isDisabled(option)) {
      return;
    }
    if (OptionChoice.replace(select, chosen(select, option, held))) {
      Activation.changed(select);
    }
    if (!held.shift()) {
      last = option;
    }
  }

  private List<HtmlOption> chosen(HtmlSelect select, HtmlOption option, Modifiers held) {
    List<HtmlOption> options = select.getOptions();
    int from = options.indexOf(last);
    boolean several = select.isMultipleSelectEnabled();
    List<HtmlOption> chosen = new ArrayList<>(several && held.control() ? select.getSelectedOptions() : List.of());
    if (several && held.shift() && from >= 0) {
      int to = options.indexOf(option);
      chosen.addAll(options.subList(Math.min(from, to), Math.max(from, to) + 1));
      chosen.removeIf(NativeState::isDisabled);
    } else if (!chosen.remove(option)) {
      chosen.add(option);
    }
    return chosen;
  }
}
