package dev.cmux.engine.page.view;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.NativeState;
import org.htmlunit.html.DomElement;

/// Whether the keyboard or a script can move the focus to an element (HTML standard, 6.6.2); visibility is not looked
/// at.
public final class Focusability {

  private Focusability() {}

  public static boolean isFocusable(DomElement element) {
    return !NativeState.isDisabled(element)
        && (isNative(element) || hasTabIndex(element) || isEditingHost(element));
  }

  static boolean hasTabIndex(DomElement element) {
    return element.getAttribute("tabindex").strip().matches("[+-]?[0-9]+");
  }

  /// An element whose content the user may edit: `contenteditable` other than `false`.
  public static boolean isEditingHost(DomElement element) {
    if (!element.hasAttribute("contenteditable")) {
      return false;
    }
    String value = element.getAttribute("contenteditable").strip();
    return value.isEmpty() || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("plaintext-only");
  }

  private static boolean isNative(DomElement element) {
    return switch (FlatTree.tag(element)) {
      case "button", "select", "textarea", "iframe" -> true;
      case "input" -> !element.getAttribute("type").equalsIgnoreCase("hidden");
      case "a", "area" -> element.hasAttribute("href");
      case "summary" -> isSummaryOfDetails(element);
      case "audio", "video" -> element.hasAttribute("controls");
      default -> false;
    };
  }

  /// The first `<summary>` of a `<details>`, which opens and closes it.
  public static boolean isSummaryOfDetails(DomElement element) {
    DomElement parent = FlatTree.parent(element);
    if (parent == null || !FlatTree.tag(parent).equals("details")) {
      return false;
    }
    for (DomElement child : parent.getChildElements()) {
      if (FlatTree.tag(child).equals("summary")) {
        return child == element;
      }
    }
    return false;
  }
}
