package dev.cmux.engine.page.dom;

import dev.cmux.engine.modern.platform.FormTree;
import java.util.Locale;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlTextArea;

/// What kind of control an element is, in the words of the HTML standard.
public final class Controls {

  private Controls() {}

  /// The `type` of an `<input>` in lower case (`text` when absent); empty for other elements.
  public static String inputType(DomElement element) {
    return element instanceof HtmlInput input ? input.getType().toLowerCase(Locale.ROOT) : "";
  }

  /// Whether the element is a native check box or radio button.
  public static boolean isCheckable(DomElement element) {
    String type = inputType(element);
    return type.equals("checkbox") || type.equals("radio");
  }

  /// Whether the element is a field whose text is edited with a caret.
  public static boolean isTextField(DomElement element) {
    return element instanceof HtmlTextArea
        || switch (inputType(element)) {
          case "text", "search", "url", "tel", "email", "password", "number" -> true;
          default -> false;
        };
  }

  /// Whether the element is a field whose value is picked rather than typed: a date, a time, a colour, a range.
  public static boolean isPicker(DomElement element) {
    return switch (inputType(element)) {
      case "date", "time", "datetime-local", "month", "week", "color", "range" -> true;
      default -> false;
    };
  }

  /// Whether a `contenteditable` element begins here or around here; the outermost one is where editing happens.
  public static Optional<DomElement> editingHost(DomNode node) {
    DomElement host = null;
    for (DomNode at = node; at != null; at = at.getParentNode()) {
      if (at instanceof DomElement element && element.hasAttribute("contenteditable")) {
        String value = element.getAttribute("contenteditable").strip().toLowerCase(Locale.ROOT);
        if (value.equals("false")) {
          break;
        }
        if (value.isEmpty() || value.equals("true") || value.equals("plaintext-only")) {
          host = element;
        }
      }
    }
    return Optional.ofNullable(host);
  }

  /// Whether the element submits its form when clicked.
  public static boolean isSubmitButton(DomElement element) {
    return element instanceof HtmlButton button
        ? button.getType().equalsIgnoreCase("submit")
        : inputType(element).equals("submit") || inputType(element).equals("image");
  }

  /// Whether the element is a button of any kind.
  public static boolean isButton(DomElement element) {
    return element instanceof HtmlButton
        || switch (inputType(element)) {
          case "submit", "image", "reset", "button", "file", "color" -> true;
          default -> false;
        };
  }

  /// The form a control belongs to, by its `form` attribute or by nesting.
  public static Optional<HtmlForm> form(DomElement control) {
    return FormTree.owner(control);
  }

  /// The element itself or the nearest one around it with that tag.
  public static Optional<DomElement> closest(DomNode node, String tag) {
    for (DomNode at = node; at != null; at = FlatTree.parent(at)) {
      if (at instanceof DomElement element && FlatTree.tag(element).equals(tag)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /// What a user means by acting on an element: the control of the label it is in, or the button it is in.
  ///
  /// As Playwright retargets `fill`, `check`, `select` and the enabled check.
  public static DomElement retarget(DomElement element) {
    if (isControl(element) || editingHost(element).isPresent()) {
      return element;
    }
    for (DomElement around = element; around != null; around = FlatTree.parent(around)) {
      if (isButtonLike(around)) {
        return around;
      }
    }
    return closest(element, "label").map(Labels::control).orElse(element);
  }

  private static boolean isControl(DomElement element) {
    return switch (FlatTree.tag(element)) {
      case "input", "textarea", "select", "a", "button" -> true;
      default -> false;
    };
  }

  private static boolean isButtonLike(DomElement element) {
    String role = element.getAttribute("role").strip();
    return element instanceof HtmlButton || role.equals("button") || role.equals("checkbox") || role.equals("radio");
  }
}
