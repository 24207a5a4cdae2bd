package dev.cmux.engine.page.dom;

import java.util.ArrayList;
import java.util.List;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlRadioButtonInput;

/// The radio buttons of which only one can be checked: same name, same form owner, same document.
public final class RadioGroup {

  /// What the members of a group have in common.
  ///
  /// @param form the form owner, or null
  public record Name(String name, HtmlForm form) {}

  private RadioGroup() {}

  public static Name name(HtmlRadioButtonInput radio) {
    return new Name(radio.getNameAttribute(), radio.getEnclosingForm());
  }

  /// The members in document order, the button itself among them; a button without a name is alone.
  public static List<HtmlRadioButtonInput> of(HtmlRadioButtonInput radio) {
    String name = radio.getNameAttribute();
    if (name.isEmpty() || !radio.isAttachedToPage()) {
      return List.of(radio);
    }
    List<HtmlRadioButtonInput> members = new ArrayList<>();
    DomNode root = FlatTree.root(radio);
    for (DomNode at = FlatTree.firstChild(root); at != null; at = FlatTree.next(at, root)) {
      if (at instanceof HtmlRadioButtonInput other
          && other.getNameAttribute().equals(name)
          && other.getEnclosingForm() == radio.getEnclosingForm()) {
        members.add(other);
      }
    }
    return members;
  }
}
