package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.Quietly;
import java.util.List;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlSelect;

/// Sets which options of a `<select>` are selected, without HtmlUnit's own events.
final class OptionChoice {

  private OptionChoice() {}

  /// @return whether that changed anything
  static boolean replace(HtmlSelect select, List<HtmlOption> selected) {
    List<HtmlOption> before = List.copyOf(select.getSelectedOptions());
    List<HtmlOption> after = select.getOptions().stream().filter(selected::contains).toList();
    if (before.equals(after)) {
      return false;
    }
    Quietly.change(select, () -> {
      for (HtmlOption option : select.getOptions()) {
        if (!select.isMultipleSelectEnabled()) {
          continue;
        }
        select.setSelectedAttribute(option, after.contains(option), false, false, true, false);
      }
      if (!select.isMultipleSelectEnabled()) {
        after.forEach(option -> select.setSelectedAttribute(option, true, false, false, false, false));
      }
    });
    return true;
  }
}
