package dev.cmux.engine.modern.platform;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlRadioButtonInput;

/// The radio buttons of which only one can be checked: same name, same form owner, same tree.
public final class RadioGroup {

  /// What the members of a group have in common.
  ///
  /// @param form the form owner, or empty
  public record Name(String name, DomNode tree, Optional<HtmlForm> form) {}

  private RadioGroup() {}

  public static Name name(HtmlRadioButtonInput radio) {
    return new Name(radio.getNameAttribute(), Shadows.rootOf(radio, false), FormTree.owner(radio));
  }

  /// The members in document order, the button itself among them; a button without a name is alone.
  public static List<HtmlRadioButtonInput> of(HtmlRadioButtonInput radio) {
    Name name = name(radio);
    return name.name().isEmpty() ? List.of(radio) : in(name.tree()).filter(other -> name(other).equals(name)).toList();
  }

  /// Checks a button and unchecks the others of its group, or unchecks it; no event is fired. HtmlUnit (5.5.0) unchecks those of the same
  /// name in the document, wherever the button is, and fires `change`.
  public static void check(HtmlRadioButtonInput radio, boolean checked) {
    Quietly.change(radio, () -> {
      if (checked) {
        check(radio);
      } else {
        radio.setChecked(false);
      }
    });
  }

  private static void check(HtmlRadioButtonInput radio) {
    List<HtmlRadioButtonInput> group = of(radio);
    List<HtmlRadioButtonInput> others =
        in(radio.getPage())
            .filter(other -> other.isChecked() && !group.contains(other) && other.getNameAttribute().equals(radio.getNameAttribute()))
            .toList();
    radio.setChecked(true);
    group.stream().filter(other -> other != radio).forEach(other -> other.setChecked(false));
    others.forEach(other -> other.setChecked(true));
  }

  /// Whether a group that must have a checked button has none.
  public static boolean isMissing(HtmlRadioButtonInput radio) {
    List<HtmlRadioButtonInput> group = of(radio);
    return group.stream().anyMatch(HtmlRadioButtonInput::isRequired) && group.stream().noneMatch(HtmlRadioButtonInput::isChecked);
  }

  /// Whether nothing is wrong with a button.
  public static boolean isValid(HtmlRadioButtonInput radio) {
    return !isMissing(radio) && !radio.isCustomErrorValidityState();
  }

  private static Stream<HtmlRadioButtonInput> in(DomNode tree) {
    return StreamSupport.stream(tree.getHtmlElementDescendants().spliterator(), false)
        .filter(HtmlRadioButtonInput.class::isInstance)
        .map(HtmlRadioButtonInput.class::cast);
  }
}
