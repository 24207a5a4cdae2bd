package dev.cmux.engine.modern.platform;

import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlProgress;
import org.htmlunit.html.HtmlRadioButtonInput;

/// Controls that say neither yes nor no, of which HtmlUnit (5.5.0) knows nothing. https://html.spec.whatwg.org/multipage/semantics-other.html#selector-indeterminate
public final class Undecided {

  private Undecided() {}

  /// Whether `:indeterminate` can hold for an element.
  public static boolean isPossible(DomElement element) {
    return element instanceof HtmlCheckBoxInput || element instanceof HtmlRadioButtonInput || element instanceof HtmlProgress;
  }

  /// Whether it does.
  public static boolean is(DomElement element) {
    return switch (element) {
      case HtmlCheckBoxInput box -> isSet(box);
      case HtmlRadioButtonInput radio -> RadioGroup.of(radio).stream().noneMatch(HtmlRadioButtonInput::isChecked);
      case HtmlProgress progress -> !progress.hasAttribute("value");
      default -> false;
    };
  }

  /// What a script has set, which is seen of check boxes only.
  static boolean isSet(HtmlInput input) {
    return ElementState.of(input).filter(ElementState::isUndecided).isPresent();
  }

  static void set(HtmlInput input, boolean undecided) {
    ElementState.in(input.getScriptableObject()).undecided(undecided);
  }
}
