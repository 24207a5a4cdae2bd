package dev.cmux.engine.page.aria;

import dev.cmux.engine.page.dom.FlatTree;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;

/// What a control says inside the name of something else: its value (Accessible Name 1.2, step 2C).
final class EmbeddedControls {

  private EmbeddedControls() {}

  /// The value, or null when the element is not a control of that kind.
  static String value(DomElement element, String role, Look look) {
    return switch (role) {
      case "textbox", "searchbox" -> typed(element, look);
      case "combobox", "listbox" -> chosen(element, look);
      case "slider", "spinbutton", "progressbar", "scrollbar", "meter" -> range(element);
      default -> null;
    };
  }

  private static String typed(DomElement element, Look look) {
    return switch (element) {
      case HtmlInput input -> input.getAttribute("type").equalsIgnoreCase("password") ? "" : input.getValue();
      case HtmlTextArea area -> area.getText();
      default -> look.text().of(element);
    };
  }

  private static String chosen(DomElement element, Look look) {
    if (element instanceof HtmlSelect select) {
      List<String> texts = new ArrayList<>();
      for (HtmlOption option : select.getSelectedOptions()) {
        texts.add(optionText(option));
      }
      return String.join(" ", texts);
    }
    List<String> texts = new ArrayList<>();
    for (DomNode at = FlatTree.firstChild(element); at != null; at = FlatTree.next(at, element)) {
      if (at instanceof DomElement option && option.getAttribute("aria-selected").equalsIgnoreCase("true")) {
        texts.add(look.text().of(option));
      }
    }
    return texts.isEmpty() && element instanceof HtmlInput input ? input.getValue() : String.join(" ", texts);
  }

  /// The text a drop-down list shows for an option.
  static String optionText(DomElement option) {
    String label = option.getAttribute("label");
    return label.isBlank() ? NameComputation.collapse(option.getTextContent()) : label;
  }

  private static String range(DomElement element) {
    if (element.hasAttribute("aria-valuetext")) {
      return element.getAttribute("aria-valuetext");
    }
    if (element.hasAttribute("aria-valuenow")) {
      return element.getAttribute("aria-valuenow");
    }
    return element instanceof HtmlInput input ? input.getValue() : element.getAttribute("value");
  }
}
