package dev.cmux.engine.page.aria;

import dev.cmux.engine.page.view.FieldValue;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;

/// Adds to a node what is told beside role and name: states, value, address, placeholder.
final class NodeDetails {

  /// Stands for any password, whatever its length.
  static final String MASK = "********";

  private final AriaNode.Element node;
  private final DomElement element;
  private final Look look;

  private NodeDetails(AriaNode.Element node, Look look) {
    this.node = node;
    this.element = node.element();
    this.look = look;
  }

  static void fill(AriaNode.Element node, Look look) {
    NodeDetails details = new NodeDetails(node, look);
    details.states();
    node.value(PlainText.cut(PlainText.line(details.value()), 400));
    if (node.role().equals("link") && element(node).hasAttribute("href")) {
      node.url(PlainText.cut(PlainText.line(element(node).getAttribute("href")), 200));
    }
    String placeholder = PlainText.line(element(node).getAttribute("placeholder"));
    if (!placeholder.isEmpty() && !placeholder.equals(node.name())) {
      node.placeholder(PlainText.cut(placeholder, 120));
    }
  }

  private static DomElement element(AriaNode.Element node) {
    return node.element();
  }

  private void states() {
    AriaStates states = look.states();
    List<String> told = node.states();
    int level = states.level(element);
    if (level > 0) {
      told.add("level=" + level);
    }
    states.checked(element).ifPresent(checked -> tell("checked", checked));
    if (states.isDisabled(element)) {
      told.add("disabled");
    }
    states.expanded(element).ifPresent(expanded -> told.add(expanded ? "expanded" : "expanded=false"));
    states.pressed(element).ifPresent(pressed -> tell("pressed", pressed));
    if (states.isSelected(element)) {
      told.add("selected");
    }
    if (states.isRequired(element)) {
      told.add("required");
    }
    if (states.isReadOnly(element)) {
      told.add("readonly");
    }
    if (states.isInvalid(element)) {
      told.add("invalid");
    }
    if (element.getPage() instanceof HtmlPage page && page.getFocusedElement() == element) {
      told.add("focused");
    }
    if (node.isClickable()) {
      told.add("clickable");
    }
  }

  private void tell(String state, String value) {
    if (value.equals("true")) {
      node.states().add(state);
    } else if (value.equals("mixed")) {
      node.states().add(state + "=mixed");
    }
  }

  private String value() {
    return switch (element) {
      case HtmlFileInput file -> String.join(", ", fileNames(file));
      case HtmlTextArea area -> area.getText();
      case HtmlInput input -> input(input);
      default ->
          switch (node.role()) {
            case "slider", "spinbutton", "progressbar", "meter", "scrollbar" -> range();
            default -> "";
          };
    };
  }

  private String input(HtmlInput input) {
    return switch (node.role()) {
      case "textbox", "searchbox", "combobox", "spinbutton", "slider" ->
          !input.getAttribute("type").equalsIgnoreCase("password")
              ? FieldValue.of(input)
              : FieldValue.of(input).isEmpty() ? "" : MASK;
      default -> "";
    };
  }

  private String range() {
    for (String attribute : List.of("aria-valuetext", "aria-valuenow", "value")) {
      if (!element.getAttribute(attribute).isBlank()) {
        return element.getAttribute(attribute);
      }
    }
    return "";
  }

  private static List<String> fileNames(HtmlFileInput input) {
    return Arrays.stream(input.getFiles()).map(File::getName).toList();
  }
}
