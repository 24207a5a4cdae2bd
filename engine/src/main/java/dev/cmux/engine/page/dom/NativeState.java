package dev.cmux.engine.page.dom;

import dev.cmux.engine.modern.platform.Undecided;
import org.htmlunit.html.DisabledElement;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlTextArea;

/// The states that HTML itself gives to controls, before ARIA is asked.
public final class NativeState {

  private NativeState() {}

  /// Disabled by itself or by a `<fieldset>` around it.
  public static boolean isDisabled(DomElement element) {
    return element instanceof DisabledElement control && control.isDisabled();
  }

  public static boolean isReadOnly(DomElement element) {
    return switch (element) {
      case HtmlInput input -> input.isReadOnly();
      case HtmlTextArea area -> area.isReadOnly();
      default -> false;
    };
  }

  /// Whether a script has set the check box to neither on nor off.
  public static boolean isIndeterminate(DomElement element) {
    return element instanceof HtmlCheckBoxInput && Undecided.is(element);
  }
}
