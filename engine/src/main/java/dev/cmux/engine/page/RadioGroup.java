package dev.cmux.engine.page;

import java.util.ArrayList;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlRadioButtonInput;

/// The radio buttons of which only one can be checked: same name, same form owner, same document.
final class RadioGroup {

  private RadioGroup() {}

  /// The members in document order, the button itself among them; a button without a name is alone.
  static List<HtmlRadioButtonInput> of(HtmlRadioButtonInput radio) {
    String name = radio.getNameAttribute();
    if (name.isEmpty() || !radio.isAttachedToPage()) {
      return List.of(radio);
    }
    List<HtmlRadioButtonInput> members = new ArrayList<>();
    for (DomElement element : radio.getPage().getDomElementDescendants()) {
      if (element instanceof HtmlRadioButtonInput other
          && other.getNameAttribute().equals(name)
          && other.getEnclosingForm() == radio.getEnclosingForm()) {
        members.add(other);
      }
    }
    return members;
  }
}
