package dev.cmux.engine.page.act;

import dev.cmux.engine.command.Interact.Choice;
import dev.cmux.engine.page.dom.Controls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// A user of one surface: a mouse, a keyboard and a clipboard, and what they do to elements that were found and can be acted on.
///
/// Each method is one action: everything it sends is sent before it returns, and navigations that scripts or default actions asked for
/// begin when it is over. Waiting until an element can be acted on is {@link Actionability} in the hands of the caller.
/// For the surface's thread only.
public final class Actions {

  private final Focus focus = new Focus();
  private final FormSubmission submission = new FormSubmission(focus);
  private final Activation activation = new Activation(focus, submission);
  private final Editing editing = new Editing(focus);
  private final Keyboard keyboard = new Keyboard(focus, editing, activation, submission);
  private final Pointer pointer = new Pointer(focus, activation, editing);
  private final ScriptedActions scripted = new ScriptedActions(focus, activation, submission);
  private final Forms forms = new Forms(focus, editing, keyboard, pointer, submission);

  /// Makes what scripts of a new document do in a user's place lead here too; call it before they run.
  public void prepare(HtmlPage page) {
    if (page.getWebClient().isJavaScriptEnabled()) {
      scripted.install(page);
    }
  }

  /// Clicks; `count` 2 is a double click.
  ///
  /// @param keys modifier keys to hold meanwhile, by name
  public void click(DomElement element, MouseButton button, int count, List<String> keys) {
    act(element, page -> {
      keys.forEach(key -> keyboard.down(page, key));
      pointer.click(element, button, count, keyboard.held());
      if (Pointer.isPresent(page.getDocumentElement())) {
        keys.forEach(key -> keyboard.up(page, key));
      } else {
        keys.forEach(keyboard::forget);
      }
    });
  }

  /// Moves the pointer onto the element.
  public void hover(DomElement element) {
    act(element, page -> pointer.move(element, keyboard.held()));
  }

  /// Drags one element onto another.
  public void drag(DomElement element, DomElement to) {
    act(element, page -> pointer.drag(element, to, keyboard.held()));
  }

  /// Gives the element the focus, if it can have it.
  public void focus(DomElement element) {
    act(element, page -> {
      if (Focus.isFocusable(element)) {
        focus.move(page, element);
      }
    });
  }

  /// Takes the focus from the element, if it has it.
  public void blur(DomElement element) {
    act(element, page -> {
      if (page.getFocusedElement() == element) {
        focus.move(page, null);
      }
    });
  }

  /// Replaces the value of a field.
  public void fill(DomElement element, String text) {
    act(element, page -> forms.fill(element, text));
  }

  /// Types text into the element; the caret goes behind its text unless it already has the focus.
  public void type(DomElement element, String text) {
    act(element, page -> {
      if (focusForKeys(page, element)) {
        Editable.of(page.getFocusedElement()).ifPresent(editing::caretToEnd);
      }
      keyboard.type(page, text);
    });
  }

  /// Presses a key or a chord on the element.
  public void press(DomElement element, String key) {
    act(element, page -> {
      focusForKeys(page, element);
      keyboard.press(page, key);
    });
  }

  /// Presses a key or a chord on whatever has the focus.
  public void press(HtmlPage page, String key) {
    act(page, () -> keyboard.press(page, key));
  }

  /// Presses a key and holds it.
  public void keydown(HtmlPage page, String key) {
    act(page, () -> keyboard.down(page, key));
  }

  /// Releases a held key.
  public void keyup(HtmlPage page, String key) {
    act(page, () -> keyboard.up(page, key));
  }

  /// Selects options by value or label; answers the values then selected.
  public List<String> select(DomElement element, List<Choice> choices) {
    List<List<String>> answer = new ArrayList<>();
    act(element, page -> answer.add(forms.select(element, choices)));
    return answer.getFirst();
  }

  /// Makes a check box or radio button checked, or a check box unchecked.
  public void setChecked(DomElement element, boolean checked) {
    act(element, page -> forms.setChecked(element, checked));
  }

  /// Puts files into a file field.
  public void upload(DomElement element, List<Path> files) {
    act(element, page -> forms.upload(element, files));
  }

  /// Submits the form the element is or belongs to.
  public void submit(DomElement element) {
    act(element, page -> forms.submit(element));
  }

  /// Scrolls the page or, when not null, an element.
  public void scroll(HtmlPage page, DomElement element, double dx, double dy) {
    Signals.during(page, () -> Scrolling.by(page, element, dx, dy, keyboard.held()));
  }

  /// Scrolls until the element would be seen.
  public void scrollIntoView(DomElement element) {
    act(element, page -> Scrolling.intoView(element));
  }

  /// @return whether the element had to be given the focus
  private boolean focusForKeys(HtmlPage page, DomElement element) {
    DomElement target = Controls.editingHost(element).orElse(element);
    if (page.getFocusedElement() == target || !Focus.isFocusable(target)) {
      return false;
    }
    focus.move(page, target);
    return page.getFocusedElement() == target;
  }

  private void act(DomElement element, Consumer<HtmlPage> action) {
    HtmlPage page = (HtmlPage) element.getPage();
    act(page, () -> action.accept(page));
  }

  private void act(HtmlPage page, Runnable action) {
    Signals.during(
        page,
        () -> {
          focus.settle(page);
          action.run();
          focus.tellChange(page);
        });
  }
}
