package dev.cmux.engine.page.aria;

import dev.cmux.engine.modern.platform.Popovers;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.view.Focusability;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.html.ValidatableHtmlElement;

/// The ARIA states of elements: what HTML says, else the `aria-` attribute, for the roles that have the state.
public final class AriaStates {

  private static final Set<String> CHECKED =
      Set.of("checkbox", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch", "treeitem");
  private static final Set<String> EXPANDED =
      Set.of(
          "application", "button", "checkbox", "columnheader", "combobox", "gridcell", "link", "listbox", "menuitem",
          "menuitemcheckbox", "menuitemradio", "row", "rowheader", "switch", "tab", "treeitem", "generic");
  private static final Set<String> SELECTED =
      Set.of("columnheader", "gridcell", "option", "row", "rowheader", "tab", "treeitem");
  private static final Set<String> LEVEL = Set.of("heading", "listitem", "row", "treeitem");
  private static final Set<String> REQUIRED =
      Set.of(
          "checkbox", "combobox", "gridcell", "listbox", "radiogroup", "searchbox", "spinbutton", "switch", "textbox",
          "tree");
  private static final Set<String> DISABLED =
      Set.of(
          "application", "button", "checkbox", "columnheader", "combobox", "grid", "gridcell", "group", "link",
          "listbox", "menu", "menubar", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio",
          "radiogroup", "row", "rowheader", "scrollbar", "searchbox", "separator", "slider", "spinbutton", "switch",
          "tab", "tablist", "textbox", "toolbar", "tree", "treegrid", "treeitem");

  private final Look look;

  AriaStates(Look look) {
    this.look = look;
  }

  /// `true`, `false` or `mixed`; empty for what cannot be checked.
  public Optional<String> checked(DomElement element) {
    String role = look.roles().of(element);
    if (!CHECKED.contains(role)) {
      return Optional.empty();
    }
    return switch (element) {
      case HtmlCheckBoxInput box ->
          Optional.of(NativeState.isIndeterminate(box) ? "mixed" : Boolean.toString(box.isChecked()));
      case HtmlRadioButtonInput radio -> Optional.of(Boolean.toString(radio.isChecked()));
      default -> {
        String value = token(element, "aria-checked");
        boolean hasState = !role.equals("option") && !role.equals("treeitem") || !value.isEmpty();
        yield !hasState
            ? Optional.empty()
            : Optional.of(value.equals("true") || value.equals("mixed") && !role.equals("radio") ? value : "false");
      }
    };
  }

  /// `true`, `false` or `mixed` for a toggle button; empty for everything else.
  public Optional<String> pressed(DomElement element) {
    String value = token(element, "aria-pressed");
    boolean toggle = look.roles().of(element).equals("button") && !value.isEmpty() && !value.equals("undefined");
    return toggle ? Optional.of(value.equals("true") || value.equals("mixed") ? value : "false") : Optional.empty();
  }

  /// Whether something that can open is open; empty for what cannot.
  public Optional<Boolean> expanded(DomElement element) {
    if (FlatTree.tag(element).equals("summary") && Focusability.isSummaryOfDetails(element)) {
      return Optional.of(FlatTree.parent(element).hasAttribute("open"));
    }
    if (element.hasAttribute("popovertarget") && look.roles().of(element).equals("button")) {
      DomElement target = FlatTree.byId(element, element.getAttribute("popovertarget"));
      if (target != null && target.hasAttribute("popover")) {
        return Optional.of(Popovers.isOpen(target));
      }
    }
    String value = token(element, "aria-expanded");
    return EXPANDED.contains(look.roles().of(element)) && (value.equals("true") || value.equals("false"))
        ? Optional.of(value.equals("true"))
        : Optional.empty();
  }

  public boolean isSelected(DomElement element) {
    if (element instanceof HtmlOption option) {
      return option.isSelected();
    }
    return SELECTED.contains(look.roles().of(element)) && token(element, "aria-selected").equals("true");
  }

  /// Disabled by HTML, or by `aria-disabled` on the element or around it.
  public boolean isDisabled(DomElement element) {
    if (NativeState.isDisabled(element)) {
      return true;
    }
    if (!DISABLED.contains(look.roles().of(element))) {
      return false;
    }
    for (DomElement at = element; at != null; at = FlatTree.parent(at)) {
      String value = token(at, "aria-disabled");
      if (value.equals("true")) {
        return true;
      }
      if (value.equals("false")) {
        return false;
      }
    }
    return false;
  }

  /// The level of headings and of items with `aria-level`; 0 for what has none.
  public int level(DomElement element) {
    String role = look.roles().of(element);
    if (!LEVEL.contains(role)) {
      return 0;
    }
    String value = token(element, "aria-level");
    if (value.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(value);
    }
    String tag = FlatTree.tag(element);
    return !role.equals("heading") ? 0 : tag.matches("h[1-6]") ? tag.charAt(1) - '0' : 2;
  }

  boolean isRequired(DomElement element) {
    return REQUIRED.contains(look.roles().of(element))
        && (element.hasAttribute("required") || token(element, "aria-required").equals("true"));
  }

  boolean isReadOnly(DomElement element) {
    return NativeState.isReadOnly(element) || token(element, "aria-readonly").equals("true");
  }

  /// What `aria-invalid` says; a field that breaks its constraints only counts once it was filled.
  boolean isInvalid(DomElement element) {
    String value = token(element, "aria-invalid");
    if (!value.isEmpty()) {
      return !value.equals("false");
    }
    return element instanceof ValidatableHtmlElement field
        && field.willValidate()
        && element instanceof HtmlInput input
        && !input.getValue().isEmpty()
        && !input.isValid();
  }

  private static String token(DomElement element, String attribute) {
    return element.getAttribute(attribute).strip().toLowerCase(Locale.ROOT);
  }
}
