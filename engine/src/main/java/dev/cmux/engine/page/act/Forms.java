package dev.cmux.engine.page.act;

import dev.cmux.engine.command.Interact.Choice;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.modern.platform.Quietly;
import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.Descriptors;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.view.FieldValue;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;

/// Fills in forms: values, options, check boxes, files, and submitting.
///
/// Everything goes through the DOM's own values, past the `value` properties that frameworks put on elements, so that they notice
/// the difference when the `input` event comes. For the surface's thread only.
public final class Forms {

  private final Focus focus;
  private final Editing editing;
  private final Keyboard keyboard;
  private final Pointer pointer;
  private final FormSubmission submission;

  Forms(Focus focus, Editing editing, Keyboard keyboard, Pointer pointer, FormSubmission submission) {
    this.focus = focus;
    this.editing = editing;
    this.keyboard = keyboard;
    this.pointer = pointer;
    this.submission = submission;
  }

  /// Replaces the value of a field; `change` follows when the focus leaves it, as in a browser.
  void fill(DomElement target, String text) {
    DomElement field = Controls.retarget(target);
    if (field instanceof HtmlInput picker && Controls.isPicker(picker)) {
      pick(picker, text);
      return;
    }
    Editable edited =
        Controls.editingHost(field).isPresent() || Controls.isTextField(field)
            ? Editable.of(field).orElseThrow(() -> unfillable(field))
            : null;
    if (edited == null) {
      throw unfillable(field);
    }
    if (Controls.inputType(field).equals("number")) {
      if (!text.isBlank()) {
        requireValue("number", text.strip());
      }
    }
    HtmlPage page = (HtmlPage) field.getPage();
    focus.move(page, edited.element());
    if (!Pointer.isPresent(field)) {
      return;
    }
    editing.selectAll(edited);
    if (text.isEmpty()) {
      keyboard.press(page, "Delete");
    } else {
      editing.insert(edited, text);
    }
    editing.tellSelection(page);
  }

  private static EngineException unfillable(DomElement field) {
    String what = Controls.inputType(field).isEmpty()
        ? Descriptors.of(field) + " is not a text field or an editable element"
        : Descriptors.of(field) + " does not take text";
    String instead =
        switch (Controls.inputType(field)) {
          case "checkbox", "radio" -> "Use `check` or `uncheck`.";
          case "file" -> "Use `upload`.";
          case "submit", "button", "reset", "image" -> "Use `click`.";
          default -> field instanceof HtmlSelect ? "Use `select`." : "Name the field itself, or its label.";
        };
    return EngineException.invalidParams("`fill` cannot be used here: " + what + ".").withHint(instead);
  }

  private void pick(HtmlInput field, String text) {
    String type = Controls.inputType(field);
    String wanted = text.strip();
    String value = wanted.isEmpty() && !type.equals("color") && !type.equals("range") ? "" : requireValue(type, wanted);
    if (type.equals("range") && !FieldValue.isInRange(field, value)) {
      throw EngineException.invalidParams(
          "`%s` is not between %s and %s, the ends of %s."
              .formatted(
                  value,
                  FieldValue.limit(field, "min", "0"),
                  FieldValue.limit(field, "max", "100"),
                  Descriptors.of(field)));
    }
    focus.move((HtmlPage) field.getPage(), field);
    if (Pointer.isPresent(field)) {
      FieldValue.set(field, value);
      Activation.changed(field);
    }
  }

  private static String requireValue(String type, String text) {
    return FieldValue.parse(type, text)
        .orElseThrow(
            () ->
                EngineException.invalidParams("`%s` is not a value for a field of type `%s`.".formatted(text, type))
                    .withHint("Write it as `%s`.".formatted(FieldValue.example(type))));
  }

  /// Makes a check box or radio button checked or not, by a click; nothing happens when it already is.
  void setChecked(DomElement target, boolean wanted) {
    DomElement control = Controls.retarget(target);
    if (isChecked(control) == wanted) {
      return;
    }
    if (!wanted && isRadio(control)) {
      throw EngineException.invalidState(Descriptors.of(control) + " is a radio button, which cannot be unchecked.")
          .withHint("Check another button of its group.");
    }
    pointer.click(target, MouseButton.LEFT, 1, keyboard.held());
    if (Pointer.isPresent(control) && isChecked(control) != wanted) {
      throw EngineException.invalidState(
              "The click on %s did not %s it.".formatted(Descriptors.of(control), wanted ? "check" : "uncheck"))
          .withHint("The page prevented it, or changed it back.");
    }
  }

  private static boolean isRadio(DomElement control) {
    return Controls.inputType(control).equals("radio") || control.getAttribute("role").strip().equals("radio");
  }

  /// Whether a check box, radio button or switch is checked, by its own state or by `aria-checked`.
  public static boolean isChecked(DomElement element) {
    DomElement control = Controls.retarget(element);
    if (control instanceof HtmlInput input && Controls.isCheckable(input)) {
      return input.isChecked();
    }
    return switch (control.getAttribute("role").strip()) {
      case "checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio", "option", "treeitem" ->
          control.getAttribute("aria-checked").strip().equalsIgnoreCase("true");
      default ->
          throw EngineException.invalidParams(Descriptors.of(control) + " is not a check box, radio button or switch.")
              .withHint("Name the control itself, or its label.");
    };
  }

  /// Selects the options named, and no others.
  ///
  /// @return the values then selected
  List<String> select(DomElement target, List<Choice> choices) {
    DomElement control = Controls.retarget(target);
    if (!(control instanceof HtmlSelect select)) {
      throw EngineException.invalidParams(Descriptors.of(control) + " is not a `<select>`.")
          .withHint("Other lists of choices open and close by `click`.");
    }
    List<HtmlOption> chosen = new ArrayList<>();
    for (Choice choice : choices) {
      chosen.add(option(select, choice));
    }
    return choose(select, chosen);
  }

  private static List<String> choose(HtmlSelect select, List<HtmlOption> chosen) {
    if (!select.isMultipleSelectEnabled() && chosen.size() > 1) {
      throw EngineException.invalidParams(
          "%s takes one option, but %d were named.".formatted(Descriptors.of(select), chosen.size()));
    }
    for (HtmlOption option : chosen) {
      if (NativeState.isDisabled(option)) {
        throw EngineException.invalidState(
            "The option `%s` of %s is disabled.".formatted(option.getText().strip(), Descriptors.of(select)));
      }
    }
    if (OptionChoice.replace(select, chosen)) {
      Activation.changed(select);
    }
    return select.getSelectedOptions().stream().map(HtmlOption::getValueAttribute).toList();
  }

  private static HtmlOption option(HtmlSelect select, Choice choice) {
    List<HtmlOption> options = select.getOptions();
    return switch (choice) {
      case Choice.ByText(String text) ->
          byValue(options, text).or(() -> byLabel(options, text)).orElseThrow(() -> missing(select, "`" + text + "`"));
      case Choice.ByValue(String value) -> byValue(options, value).orElseThrow(() -> missing(select, "of the value `" + value + "`"));
      case Choice.ByLabel(String label) -> byLabel(options, label).orElseThrow(() -> missing(select, "labelled `" + label + "`"));
      case Choice.ByIndex(int index) when index >= 0 && index < options.size() -> options.get(index);
      case Choice.ByIndex(int index) -> throw missing(select, "at index %d".formatted(index));
    };
  }

  private static Optional<HtmlOption> byValue(List<HtmlOption> options, String value) {
    return options.stream().filter(option -> option.getValueAttribute().equals(value)).findFirst();
  }

  private static Optional<HtmlOption> byLabel(List<HtmlOption> options, String label) {
    return options.stream().filter(option -> label(option).equals(label.strip())).findFirst();
  }

  private static String label(HtmlOption option) {
    String label = option.getLabelAttribute();
    return (label.isEmpty() ? option.getText() : label).strip().replaceAll("\\s+", " ");
  }

  private static EngineException missing(HtmlSelect select, String asked) {
    List<String> offered = select.getOptions().stream().limit(20).map(Forms::describe).toList();
    String more = select.getOptionSize() > 20 ? ", …" : "";
    return EngineException.notFound("%s has no option %s.".formatted(Descriptors.of(select), asked))
        .withHint(offered.isEmpty() ? "It has no options." : "It has: " + String.join(", ", offered) + more + ".")
        .with("options", offered);
  }

  private static String describe(HtmlOption option) {
    String value = option.getValueAttribute();
    String label = label(option);
    return value.equals(label) ? "`" + value + "`" : "`" + value + "` (" + label + ")";
  }

  /// Puts files into a file field, in place of those it has; no files empties it.
  void upload(DomElement target, List<Path> files) {
    DomElement control = Controls.retarget(target);
    if (!(control instanceof HtmlFileInput field)) {
      throw EngineException.invalidParams(Descriptors.of(control) + " is not a file field.")
          .withHint("Name the `<input type=file>` itself, or its label.");
    }
    if (files.size() > 1 && !field.hasAttribute("multiple")) {
      throw EngineException.invalidParams(
          "%s takes one file, but %d were given.".formatted(Descriptors.of(field), files.size()));
    }
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw EngineException.notFound("There is no file `%s`.".formatted(file));
      }
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw EngineException.invalidParams("`%s` is not a file that can be read.".formatted(file));
      }
    }
    File[] array = files.stream().map(Path::toFile).toArray(File[]::new);
    Quietly.change(field, () -> field.setFiles(array));
    Activation.changed(field);
  }

  /// Submits a form, or the one the element belongs to, as its default button would: validation and `submit` included.
  void submit(DomElement target) {
    HtmlForm form =
        target instanceof HtmlForm itself
            ? itself
            : Controls.form(target)
                .orElseThrow(
                    () ->
                        EngineException.invalidState(Descriptors.of(target) + " does not belong to a form.")
                            .withHint("Name a form or something inside one, or `click` a button."));
    DomElement button =
        Controls.isSubmitButton(target)
            ? target
            : KeyActions.defaultButton(form).filter(first -> !NativeState.isDisabled(first)).orElse(null);
    submission.submit(form, button);
  }
}
