package dev.cmux.engine.page.act;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.htmlunit.html.BaseFrameElement;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// The keyboard of one surface: presses keys on whatever has the focus, sending `keydown`, `keypress` and `keyup` with complete fields
/// and doing what a browser does after each unless it was prevented.
///
/// Keys are those of a US keyboard, by Playwright's names. For the surface's thread only.
final class Keyboard {

  private final Focus focus;
  private final Editing editing;
  private final Activation activation;
  private final KeyActions actions;
  private final Set<String> down = new HashSet<>();
  private Modifiers held = Modifiers.NONE;
  private DomElement spacePressed;

  Keyboard(Focus focus, Editing editing, Activation activation, FormSubmission forms) {
    this.focus = focus;
    this.editing = editing;
    this.activation = activation;
    this.actions = new KeyActions(focus, editing, activation, forms);
  }

  /// The modifier keys that are down.
  Modifiers held() {
    return held;
  }

  /// Presses and releases a key, or several joined by `+`: `Enter`, `Control+A`, `Shift+Tab`.
  void press(HtmlPage page, String chord) {
    List<String> keys = split(chord);
    keys.forEach(key -> KeyTable.get(key, false));
    for (String key : keys) {
      down(page, key);
    }
    for (String key : keys.reversed()) {
      up(page, key);
    }
  }

  /// Types text, a key press for each character of the keyboard and a bare insertion for every other one.
  void type(HtmlPage page, String text) {
    text.codePoints().forEach(point -> {
      String character = Character.toString(point);
      if (KeyTable.find(character, false).isPresent()) {
        down(page, character);
        up(page, character);
      } else {
        HtmlPage target = focused(page);
        Editable.of(focus.active(target)).ifPresent(field -> editing.insert(field, character));
        editing.tellSelection(target);
      }
    });
  }

  /// Presses a key and holds it; again while it is held, it repeats.
  void down(HtmlPage page, String name) {
    Key key = KeyTable.get(name, held.shift());
    held = held.with(key.key(), true);
    boolean repeat = !down.add(key.code());
    HtmlPage target = focused(page);
    DomElement active = focus.active(target);
    if (active == null || !Signals.send(active, node -> new KeySignal(node, "keydown", key, held, repeat))) {
      return;
    }
    if (key.key().equals(" ")) {
      spacePressed = focus.active(target);
    }
    if (Pointer.isPresent(active) && !actions.onKeydown(target, focus.active(target), key, held)) {
      keypress(target, key);
    }
  }

  private void keypress(HtmlPage target, Key key) {
    if (key.text().isEmpty() || held.isCommand()) {
      return;
    }
    DomElement active = focus.active(target);
    if (Signals.send(active, node -> new KeySignal(node, "keypress", key, held, false)) && Pointer.isPresent(active)) {
      actions.onKeypress(target, focus.active(target), key, held);
    }
  }

  /// Releases a key.
  void up(HtmlPage page, String name) {
    Key key = KeyTable.get(name, held.shift());
    held = held.with(key.key(), false);
    down.remove(key.code());
    HtmlPage target = focused(page);
    DomElement active = focus.active(target);
    if (active == null) {
      return;
    }
    boolean allowed = Signals.send(active, node -> new KeySignal(node, "keyup", key, held, false));
    if (key.key().equals(" ")) {
      if (allowed && spacePressed == active && Pointer.isPresent(active) && KeyActions.isPressedBySpace(active)) {
        activation.keyboardClick(active, held);
      }
      spacePressed = null;
    }
    editing.tellSelection(target);
  }

  /// Releases a key whose document is gone, without events.
  void forget(String name) {
    Key key = KeyTable.get(name, held.shift());
    held = held.with(key.key(), false);
    down.remove(key.code());
  }

  /// The document keys go to: that of the frame which has the focus.
  private HtmlPage focused(HtmlPage page) {
    HtmlPage at = page;
    while (at.getFocusedElement() instanceof BaseFrameElement frame && frame.getEnclosedPage() instanceof HtmlPage inner) {
      at = inner;
    }
    return at;
  }

  private static List<String> split(String chord) {
    List<String> keys = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (char c : chord.toCharArray()) {
      if (c == '+' && !name.isEmpty()) {
        keys.add(name.toString());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    keys.add(name.toString());
    return keys;
  }
}
