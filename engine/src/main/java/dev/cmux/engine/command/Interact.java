package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Acts on an element as a user would. Each waits until its element can take the action, then sends what a real browser sends.
///
/// A target that matches nothing ends in `not_found`, several matches in `ambiguous`, one that never becomes ready in `timeout`.
public sealed interface Interact<R> extends Command<R> {

  /// Presses and releases a mouse button over the element.
  record Click(Target target, ClickOptions options, Timeout timeout) implements Interact<Void> {}

  /// Clicks twice.
  record Dblclick(Target target, ClickOptions options, Timeout timeout) implements Interact<Void> {}

  /// Moves the pointer onto the element.
  record Hover(Target target, Timeout timeout) implements Interact<Void> {}

  /// Gives the element the keyboard focus.
  record Focus(Target target, Timeout timeout) implements Interact<Void> {}

  /// Replaces the value of a field and fires `beforeinput`, `input` and `change` as a browser does.
  record Fill(Target target, String text, Timeout timeout) implements Interact<Void> {
    public Fill {
      Objects.requireNonNull(text);
    }
  }

  /// Types the text key by key at the caret.
  record Type(Target target, String text, Timeout timeout) implements Interact<Void> {
    public Type {
      Objects.requireNonNull(text);
    }
  }

  /// Presses and releases a key, such as `Enter` or `Control+A`, on the element or on whatever has the focus.
  record Press(Optional<Target> target, String key, Timeout timeout) implements Interact<Void> {
    public Press {
      requireKey(key);
    }
  }

  /// Presses a key and holds it.
  record Keydown(String key, Timeout timeout) implements Interact<Void> {
    public Keydown {
      requireKey(key);
    }
  }

  /// Releases a held key.
  record Keyup(String key, Timeout timeout) implements Interact<Void> {
    public Keyup {
      requireKey(key);
    }
  }

  /// Selects options of a `<select>`; answers the values now selected.
  record Select(Target target, List<Choice> choices, Timeout timeout) implements Interact<List<String>> {
    public Select {
      choices = List.copyOf(choices);
    }
  }

  /// Names one option: by its value or else its label, by one of them, or by its place from 0.
  sealed interface Choice {
    record ByText(String text) implements Choice {}

    record ByValue(String value) implements Choice {}

    record ByLabel(String label) implements Choice {}

    record ByIndex(int index) implements Choice {}
  }

  /// Makes a checkbox or radio button checked.
  record Check(Target target, Timeout timeout) implements Interact<Void> {}

  /// Makes a checkbox unchecked.
  record Uncheck(Target target, Timeout timeout) implements Interact<Void> {}

  /// Scrolls the page, or an element that scrolls, by so many pixels.
  record Scroll(Optional<Target> target, double dx, double dy, Timeout timeout) implements Interact<Void> {}

  /// Scrolls the element into view.
  record ScrollIntoView(Target target, Timeout timeout) implements Interact<Void> {}

  /// Puts files into a file field.
  record Upload(Target target, List<Path> files, Timeout timeout) implements Interact<Void> {
    public Upload {
      files = List.copyOf(files);
    }
  }

  /// Submits a form, or the form the element belongs to, as its default button would.
  record Submit(Target target, Timeout timeout) implements Interact<Void> {}

  /// Drags one element onto another.
  record Drag(Target target, Target to, Timeout timeout) implements Interact<Void> {}

  /// How a click is made.
  ///
  /// @param force acts at once, without waiting until the element is visible and enabled
  record ClickOptions(Button button, Set<Modifier> modifiers, boolean force) {
    public static final ClickOptions DEFAULT = new ClickOptions(Button.LEFT, Set.of(), false);

    public ClickOptions {
      modifiers = Set.copyOf(modifiers);
    }
  }

  enum Button {
    LEFT,
    MIDDLE,
    RIGHT
  }

  enum Modifier {
    ALT,
    CONTROL,
    META,
    SHIFT
  }

  private static void requireKey(String key) {
    if (key == null || key.isEmpty()) {
      throw EngineException.invalidParams("A key is needed, but an empty text was given.")
          .withHint("Name a key such as `Enter`, `a` or `Control+A`.");
    }
  }
}
