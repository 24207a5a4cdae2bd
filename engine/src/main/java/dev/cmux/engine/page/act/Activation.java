package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.Popovers;
import dev.cmux.engine.modern.platform.Quietly;
import dev.cmux.engine.modern.platform.RadioGroup;
import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Labels;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.view.Focusability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlLabel;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.html.HyperlinkElement;
import org.htmlunit.html.HyperlinkElementSupport;
import org.htmlunit.javascript.host.event.Event;

/// What a click does: the activation behaviour of the nearest element that has one, by the DOM and HTML standards.
///
/// HtmlUnit's own click forwards labels although the event was prevented, does not restore radio groups, sends no `input`, and
/// knows nothing of `<summary>`.
final class Activation {

  private final Focus focus;
  private final FormSubmission forms;

  Activation(Focus focus, FormSubmission forms) {
    this.focus = focus;
    this.forms = forms;
  }

  /// Sends a click and carries out what it activates unless it was prevented.
  ///
  /// @param make builds the `click` (or `auxclick`) for its target
  /// @param elsewhere a link opens in a new tab, as with Control held or the middle button
  /// @return whether nobody prevented it
  boolean click(DomElement target, Function<DomNode, Event> make, boolean elsewhere) {
    if (NativeState.isDisabled(target)) {
      return true;
    }
    DomElement active = activated(target);
    Optional<Runnable> restore = prepare(active);
    boolean allowed = Signals.send(target, make);
    if (!allowed) {
      restore.ifPresent(Runnable::run);
    } else if (active != null && (active.isAttachedToPage() || active instanceof HtmlAnchor)) {
      // A link leads somewhere wherever it is: scripts make one, click it and throw it away.
      if (restore.isPresent()) {
        changed(active);
      } else {
        activate(active, make, elsewhere);
      }
    }
    return allowed;
  }

  /// What the middle button does: only links react to it.
  void middleClick(DomElement target, Function<DomNode, Event> make) {
    DomElement active = activated(target);
    if (Signals.send(target, make) && active instanceof HyperlinkElement link && active.isAttachedToPage()) {
      follow(link, false, true);
    }
  }

  /// A click that the keyboard causes: no coordinates, no click count.
  boolean keyboardClick(DomElement target, Modifiers held) {
    return click(target, node -> new PointerSignal(node, "click", new Spot((DomElement) node), held).buttons(0, 0).byKey(), held.control());
  }

  private static DomElement activated(DomElement target) {
    for (DomElement at = target; at != null; at = FlatTree.parent(at)) {
      boolean activates =
          switch (FlatTree.tag(at)) {
            case "a", "area" -> at instanceof HyperlinkElement && at.hasAttribute("href");
            case "button" -> true;
            case "input" -> Controls.isCheckable(at) || Controls.isButton(at);
            case "label" -> true;
            case "summary" -> Focusability.isSummaryOfDetails(at);
            default -> false;
          };
      if (activates) {
        return at;
      }
      if (Controls.isTextField(at) || Controls.isPicker(at) || FlatTree.tag(at).equals("select")) {
        return null;
      }
    }
    return null;
  }

  /// Changes a check box or radio button before the event is seen.
  ///
  /// @return how to take it back; empty when nothing was changed
  private static Optional<Runnable> prepare(DomElement active) {
    return switch (active) {
      case HtmlCheckBoxInput box -> {
        boolean before = box.isChecked();
        check(box, !before);
        yield Optional.of(() -> check(box, before));
      }
      case HtmlRadioButtonInput radio when !radio.isChecked() -> {
        Optional<HtmlRadioButtonInput> before =
            RadioGroup.of(radio).stream().filter(HtmlRadioButtonInput::isChecked).findFirst();
        check(radio, true);
        yield Optional.of(() -> {
          check(radio, false);
          before.ifPresent(checked -> check(checked, true));
        });
      }
      case null, default -> Optional.empty();
    };
  }

  private static void check(HtmlInput input, boolean checked) {
    if (input instanceof HtmlRadioButtonInput radio) {
      RadioGroup.check(radio, checked);
    } else {
      Quietly.change(input, () -> input.setChecked(checked));
    }
    input.getPage().clearComputedStyles(input);
  }

  private void activate(DomElement active, Function<DomNode, Event> make, boolean elsewhere) {
    switch (active) {
      case HtmlLabel label -> forward(label, make);
      case HyperlinkElement link -> follow(link, false, elsewhere);
      case HtmlButton button -> press(button, button.getType());
      case HtmlInput input -> press(input, input.getType());
      default -> {
        if (Focusability.isSummaryOfDetails(active)) {
          toggle(FlatTree.parent(active));
        }
      }
    }
  }

  /// Tells the page that the user changed the state of a control.
  static void changed(DomElement control) {
    Signals.plain(control, "input", Signals.Trait.BUBBLES, Signals.Trait.COMPOSED);
    Signals.plain(control, "change", Signals.Trait.BUBBLES);
  }

  private void forward(HtmlLabel label, Function<DomNode, Event> make) {
    DomElement control = Labels.control(label);
    if (control == null || NativeState.isDisabled(control) || !(label.getPage() instanceof HtmlPage page)) {
      return;
    }
    if (Focus.isFocusable(control)) {
      focus.move(page, control);
    }
    click(control, make, false);
  }

  private static void follow(HyperlinkElement link, boolean shift, boolean elsewhere) {
    try {
      HyperlinkElementSupport.doClickStateUpdate(link, shift, elsewhere, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void press(DomElement button, String type) {
    HtmlForm form = Controls.form(button).orElse(null);
    if (form != null && (type.equals("submit") || type.equals("image"))) {
      forms.submit(form, button);
    } else if (form != null && type.equals("reset")) {
      FormSubmission.reset(form);
    } else if (button.hasAttribute("popovertarget")) {
      Popovers.press(button);
    }
  }

  private static void toggle(DomElement details) {
    boolean open = !details.hasAttribute("open");
    List<DomElement> closed = open ? openNamesakes(details) : List.of();
    if (open) {
      details.setAttribute("open", "");
    } else {
      details.removeAttribute("open");
    }
    closed.forEach(other -> other.removeAttribute("open"));
    toggled(details, open);
    closed.forEach(other -> toggled(other, false));
  }

  private static void toggled(DomElement details, boolean open) {
    Signals.send(details, node -> {
      PlainSignal toggle = new PlainSignal(node, "toggle");
      Signals.field(toggle, "oldState", () -> open ? "closed" : "open");
      Signals.field(toggle, "newState", () -> open ? "open" : "closed");
      return toggle;
    });
  }

  /// Of `<details>` with the same name only one is open: those that give way.
  private static List<DomElement> openNamesakes(DomElement details) {
    String name = details.getAttribute("name");
    if (name.isEmpty() || !(details.getPage() instanceof HtmlPage page)) {
      return List.of();
    }
    return page.getElementsByTagName("details").stream()
        .filter(other -> other != details && other.getAttribute("name").equals(name) && other.hasAttribute("open"))
        .map(DomElement.class::cast)
        .toList();
  }
}
