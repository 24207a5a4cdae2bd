package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.FormTree;
import dev.cmux.engine.modern.platform.Popovers;
import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.ModalDialog;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.dom.Reach;
import dev.cmux.engine.page.view.Focusability;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HyperlinkElement;

/// What keys do: the default actions of `keydown` and `keypress`.
final class KeyActions {

  private final Focus focus;
  private final Editing editing;
  private final Activation activation;
  private final FormSubmission forms;
  private final Clipboard clipboard;
  private final ValueKeys values;
  private final PickerTyping pickers = new PickerTyping();

  KeyActions(Focus focus, Editing editing, Activation activation, FormSubmission forms) {
    this.focus = focus;
    this.editing = editing;
    this.activation = activation;
    this.forms = forms;
    this.clipboard = new Clipboard(editing);
    this.values = new ValueKeys(focus, activation);
  }

  /// What pressing the key does before any text is typed.
  ///
  /// @return whether that was all, so that no `keypress` follows
  boolean onKeydown(HtmlPage page, DomElement active, Key key, Modifiers held) {
    Editable text = Editable.of(active).orElse(null);
    if (held.control() || held.meta()) {
      return command(active, text, key, held);
    }
    switch (key.key()) {
      case "Tab" -> {
        tab(page, held.shift());
        return true;
      }
      case "Escape" -> {
        if (!Popovers.escape(page)) {
          ModalDialog.around(page).ifPresent(Dialogue::cancel);
        }
        return true;
      }
      case "Enter" -> {
        boolean link = (active instanceof HyperlinkElement) && active.hasAttribute("href");
        if (link) {
          activation.keyboardClick(active, held);
        }
        return link;
      }
      case "Backspace", "Delete" -> {
        if (text != null) {
          editing.delete(text, key.key().equals("Delete") ? Reach.CHARACTER_FORWARD : Reach.CHARACTER_BACK);
        } else if (Controls.isPicker(active) && active instanceof HtmlInput picker) {
          pickers.clear(picker);
        }
        return true;
      }
      default -> {
        return navigate(active, text, key, held);
      }
    }
  }

  private boolean command(DomElement active, Editable text, Key key, Modifiers held) {
    switch (key.code()) {
      case "KeyA" -> {
        if (text != null) {
          editing.selectAll(text);
        }
      }
      case "KeyC" -> clipboard.copy(active, text, false);
      case "KeyX" -> clipboard.copy(active, text, true);
      case "KeyV" -> clipboard.paste(active, text);
      case "KeyZ" -> takeBack(text, !held.shift());
      case "KeyY" -> takeBack(text, false);
      default -> {
        Reach reach =
            switch (key.key()) {
              case "ArrowLeft", "Backspace" -> Reach.WORD_BACK;
              case "ArrowRight", "Delete" -> Reach.WORD_FORWARD;
              case "Home" -> Reach.TEXT_START;
              case "End" -> Reach.TEXT_END;
              default -> null;
            };
        if (text != null && reach != null) {
          if (key.key().equals("Backspace") || key.key().equals("Delete")) {
            editing.delete(text, reach);
          } else {
            editing.move(text, reach, held.shift());
          }
        }
      }
    }
    return true;
  }

  private void takeBack(Editable text, boolean back) {
    if (text instanceof FieldText field) {
      editing.takeBack(field, back);
    }
  }

  private boolean navigate(DomElement active, Editable text, Key key, Modifiers held) {
    if (!key.text().isEmpty()) {
      return false;
    }
    Reach reach = reach(key.key());
    if (values.press(active, key)) {
      return true;
    }
    if (text == null) {
      Scrolling.byKey((HtmlPage) active.getPage(), key.key());
    } else if (reach != null) {
      editing.move(text, reach, held.shift());
    }
    return true;
  }

  private static Reach reach(String key) {
    return switch (key) {
      case "ArrowLeft" -> Reach.CHARACTER_BACK;
      case "ArrowRight" -> Reach.CHARACTER_FORWARD;
      case "ArrowUp" -> Reach.LINE_UP;
      case "ArrowDown" -> Reach.LINE_DOWN;
      case "Home" -> Reach.LINE_START;
      case "End" -> Reach.LINE_END;
      case "PageUp" -> Reach.TEXT_START;
      case "PageDown" -> Reach.TEXT_END;
      default -> null;
    };
  }

  private void tab(HtmlPage page, boolean backwards) {
    DomElement next = focus.next(page, backwards);
    focus.move(page, next);
    if (next == null) {
      focus.startAt(null);
    } else if (Pointer.isPresent(next) && page.getFocusedElement() == next) {
      Editable.of(next).filter(FieldText.class::isInstance).ifPresent(editing::selectAll);
    }
  }

  /// What typing the key does.
  void onKeypress(HtmlPage page, DomElement active, Key key, Modifiers held) {
    if (key.key().equals("Enter")) {
      enter(active, held);
      return;
    }
    Optional<Editable> text = Editable.of(active);
    if (text.isPresent()) {
      editing.insert(text.get(), key.text());
    } else if (active instanceof HtmlSelect select) {
      ValueKeys.typeAhead(select, key.text());
    } else if (Controls.isPicker(active) && active instanceof HtmlInput picker) {
      pickers.type(picker, key.text());
    }
  }

  private void enter(DomElement active, Modifiers held) {
    Editable text = Editable.of(active).orElse(null);
    if (text != null && text.hasLines()) {
      editing.breakLine(text, held.shift());
    } else if (text != null) {
      if (Signals.send(active, node -> new TextSignal(node, "beforeinput", "insertLineBreak", null))
          && Pointer.isPresent(active)) {
        focus.commit(active);
        submitImplicitly(active);
      }
    } else if (Controls.isButton(active) || Focusability.isSummaryOfDetails(active)) {
      activation.keyboardClick(active, held);
    } else if (active instanceof HtmlInput) {
      submitImplicitly(active);
    }
  }

  /// What Enter in a field does to its form: clicks the default button; without one, submits unless several fields could be meant.
  private void submitImplicitly(DomElement field) {
    HtmlForm form = Controls.form(field).orElse(null);
    if (form == null || !Pointer.isPresent(field)) {
      return;
    }
    Optional<HtmlElement> button = defaultButton(form);
    if (button.isPresent()) {
      if (!NativeState.isDisabled(button.get())) {
        activation.keyboardClick(button.get(), Modifiers.NONE);
      }
      return;
    }
    long fields = FormTree.controls(form).stream().filter(KeyActions::submitsAlone).count();
    if (submitsAlone(field) && fields == 1) {
      forms.submit(form, null);
    }
  }

  /// Whether Enter in the field submits a form that has no button and no other field like it.
  private static boolean submitsAlone(DomElement field) {
    return field instanceof HtmlInput && (Controls.isTextField(field) || PickerTyping.takes(field));
  }

  /// The first submit button of a form, disabled or not.
  static Optional<HtmlElement> defaultButton(HtmlForm form) {
    return FormTree.controls(form).stream().filter(Controls::isSubmitButton).findFirst();
  }

  /// Whether releasing the space bar clicks the element.
  static boolean isPressedBySpace(DomElement element) {
    return (Controls.isButton(element) || Controls.isCheckable(element) || Focusability.isSummaryOfDetails(element))
        && !NativeState.isDisabled(element);
  }
}
