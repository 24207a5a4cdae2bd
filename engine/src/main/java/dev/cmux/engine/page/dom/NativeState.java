package dev.cmux.engine.page.dom;

import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DisabledElement;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;

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

  /// Whether a script has set the check box to neither on nor off. HtmlUnit has no such state, so it is asked for as a
  /// script would ask: where the element's script object has it.
  public static boolean isIndeterminate(DomElement element) {
    if (!(element instanceof HtmlCheckBoxInput) || !element.getPage().getWebClient().isJavaScriptEngineEnabled()) {
      return false;
    }
    HtmlUnitScriptable script = element.getScriptableObject();
    return ((JavaScriptEngine) element.getPage().getWebClient().getJavaScriptEngine())
        .getContextFactory()
        .call(context -> Boolean.TRUE.equals(ScriptableObject.getProperty(script, "indeterminate")));
  }
}
