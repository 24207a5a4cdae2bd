package dev.cmux.engine.page.draw;

import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.view.FieldValue;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Form controls with what they contain now, as boxes and pictures: the renderer has no controls that show a value.
final class DrawnControls {

  private final Document document;

  DrawnControls(Document document) {
    this.document = document;
  }

  /// The control without its author's style; empty for one that is not shown.
  Optional<Element> of(DomElement element) {
    return switch (element) {
      case HtmlTextArea area -> Optional.of(area(area));
      case HtmlSelect select -> Optional.of(select.isMultipleSelectEnabled() || select.getSize() > 1 ? list(select) : choice(select));
      case HtmlInput input -> input(input);
      default -> Optional.of(bar(element));
    };
  }

  /// An empty button; its content is the page's.
  Element button(DomElement button) {
    return box("cmux-button", button);
  }

  /// A picture of a control's mark.
  Element mark(String picture) {
    Element mark = document.createElement("img");
    mark.setAttribute("src", picture);
    mark.setAttribute("class", "cmux-mark");
    mark.setAttribute("alt", picture.substring(picture.indexOf(':') + 1));
    return mark;
  }

  private Optional<Element> input(HtmlInput input) {
    String type = input.getType().toLowerCase(Locale.ROOT);
    String off = NativeState.isDisabled(input) ? "-disabled" : "";
    return switch (type) {
      case "hidden" -> Optional.empty();
      case "checkbox" -> {
        String state = NativeState.isIndeterminate(input) ? "mixed" : ((HtmlCheckBoxInput) input).isChecked() ? "on" : "off";
        yield Optional.of(controlled(mark("cmux:checkbox-" + state + off)));
      }
      case "radio" -> Optional.of(controlled(mark("cmux:radio-" + (((HtmlRadioButtonInput) input).isChecked() ? "on" : "off") + off)));
      case "submit", "reset", "button" -> {
        Element button = box("cmux-button", input);
        String otherwise = type.equals("submit") ? "Submit" : type.equals("reset") ? "Reset" : "";
        button.appendChild(text(input.hasAttribute("value") ? input.getValue() : otherwise));
        yield Optional.of(button);
      }
      case "file" -> {
        Element all = document.createElement("span");
        controlled(all);
        Element button = box("cmux-button", input);
        button.appendChild(text("Choose File"));
        all.appendChild(button);
        String names = Arrays.stream(((HtmlFileInput) input).getFiles()).map(File::getName).collect(Collectors.joining(", "));
        all.appendChild(text(" " + (names.isEmpty() ? "No file chosen" : names)));
        yield Optional.of(all);
      }
      case "color" -> {
        Element swatch = box("cmux-button", input);
        Element color = document.createElement("span");
        String value = input.getValue().matches("#[0-9a-fA-F]{6}") ? input.getValue() : "#000000";
        color.setAttribute("style", "display: inline-block; width: 36px; height: 16px; background-color: " + value);
        swatch.appendChild(color);
        yield Optional.of(swatch);
      }
      case "range" -> Optional.of(range(input));
      case "password" -> Optional.of(field(input, "•".repeat(input.getValue().length())));
      default -> Optional.of(field(input, FieldValue.of(input)));
    };
  }

  private Element field(HtmlInput input, String value) {
    Element field = box("cmux-field", input);
    if (input.getAttribute("size").matches("\\d{1,3}")) {
      field.setAttribute("style", String.format(Locale.ROOT, "width: %.1fem; ", Integer.parseInt(input.getAttribute("size")) * 0.55 + 0.6));
    }
    filled(field, value, input.getAttribute("placeholder"));
    return field;
  }

  private Element area(HtmlTextArea area) {
    Element box = box("cmux-area", area);
    int columns = number(area.getAttribute("cols"), 20);
    int rows = number(area.getAttribute("rows"), 2);
    box.setAttribute("style", String.format(Locale.ROOT, "width: %.1fem; min-height: %.1fem; ", columns * 0.6 + 1, rows * 1.2));
    filled(box, area.getText(), area.getAttribute("placeholder"));
    return box;
  }

  private void filled(Element box, String value, String placeholder) {
    if (!value.isEmpty() || placeholder.isBlank()) {
      box.appendChild(text(value.isEmpty() ? "\u00a0" : value));
      return;
    }
    Element hint = document.createElement("span");
    hint.setAttribute("class", "cmux-placeholder");
    hint.appendChild(text(placeholder));
    box.appendChild(hint);
  }

  private Element choice(HtmlSelect select) {
    Element box = box("cmux-choice", select);
    box.appendChild(text(select.getSelectedOptions().stream().findFirst().map(DrawnControls::label).orElse("") + " "));
    box.appendChild(mark("cmux:arrow"));
    return box;
  }

  private Element list(HtmlSelect select) {
    Element box = box("cmux-list", select);
    List<HtmlOption> options = select.getOptions();
    for (HtmlOption option : options.subList(0, Math.min(options.size(), Math.max(4, select.getSize())))) {
      Element line = document.createElement("div");
      line.setAttribute("style", option.isSelected() ? "background-color: #cecece" : "");
      line.appendChild(text(label(option)));
      box.appendChild(line);
    }
    return box;
  }

  private Element range(HtmlInput input) {
    double least = decimal(input.getAttribute("min"), 0);
    double most = decimal(input.getAttribute("max"), 100);
    double share = most > least ? (decimal(input.getValue(), (least + most) / 2) - least) / (most - least) : 0;
    return bar(share);
  }

  private Element bar(DomElement element) {
    double least = decimal(element.getAttribute("min"), 0);
    double most = decimal(element.getAttribute("max"), 1);
    return bar(element.hasAttribute("value") && most > least ? (decimal(element.getAttribute("value"), least) - least) / (most - least) : 0);
  }

  private Element bar(double share) {
    Element bar = document.createElement("span");
    bar.setAttribute("class", "cmux-bar");
    Element value = document.createElement("span");
    value.setAttribute("class", "cmux-bar-value");
    value.setAttribute("style", "width: " + Math.round(100 * Math.max(0, Math.min(1, share))) + "%");
    bar.appendChild(value);
    return controlled(bar);
  }

  private Element box(String kind, DomElement element) {
    Element box = document.createElement("span");
    box.setAttribute("class", "cmux-control " + kind + (NativeState.isDisabled(element) ? " cmux-disabled" : ""));
    return controlled(box);
  }

  /// Layouts leave it the width of a control.
  private static Element controlled(Element element) {
    element.setAttribute("data-control", "");
    return element;
  }

  private static String label(HtmlOption option) {
    return option.hasAttribute("label") && !option.getLabelAttribute().isBlank() ? option.getLabelAttribute() : option.getText().strip();
  }

  private org.w3c.dom.Text text(String text) {
    return document.createTextNode(DrawnPage.text(text));
  }

  private static int number(String text, int otherwise) {
    return text.matches("[1-9]\\d{0,2}") ? Integer.parseInt(text) : otherwise;
  }

  private static double decimal(String text, double otherwise) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
