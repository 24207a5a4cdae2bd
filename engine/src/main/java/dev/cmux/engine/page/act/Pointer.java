package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.Popovers;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.NativeState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.event.Event;

/// The mouse of one surface: moves onto elements and presses its buttons there, sending what Chromium sends.
///
/// The pointer is always in the middle of an element. For the surface's thread only.
final class Pointer {

  private final Focus focus;
  private final Activation activation;
  private final Editing editing;
  private final ListBox listBox = new ListBox();
  private DomElement under;

  Pointer(Focus focus, Activation activation, Editing editing) {
    this.focus = focus;
    this.activation = activation;
    this.editing = editing;
  }

  /// Moves onto the element.
  void move(DomElement to, Modifiers held) {
    move(Hit.in(to), held, 0);
  }

  /// Moves onto the element and presses and releases a button so many times.
  void click(DomElement named, MouseButton button, int count, Modifiers held) {
    DomElement target = Hit.in(named);
    move(target, held, 0);
    for (int clicks = 1; clicks <= count && isPresent(target); clicks++) {
      Press press = press(target, button, clicks, held);
      release(press, press.nearest(), button, clicks, held);
    }
  }

  /// Presses on one element, moves to another and releases there; with the drag events of HTML when the first one can be dragged.
  void drag(DomElement from, DomElement to, Modifiers held) {
    move(from, held);
    Press press = press(from, MouseButton.LEFT, 1, held);
    if (!isPresent(to)) {
      return;
    }
    move(to, held, MouseButton.LEFT.bit);
    DomElement source = press.isAllowed() ? Drag.source(from) : null;
    if (source == null) {
      release(press, to, MouseButton.LEFT, 1, held);
    } else if (from.getPage().getWebClient().isJavaScriptEnabled()) {
      new Drag(source, to, held).run();
      HoverMark.set(to, false);
      under = null;
    }
  }

  /// A button going down: which elements it went down on, and whether its default action was prevented.
  private record Press(List<DomElement> path, boolean pointerAllowed, boolean mouseAllowed) {

    boolean isAllowed() {
      return pointerAllowed && mouseAllowed;
    }

    /// The element or, when a listener removed it, the nearest one around it that is still there.
    DomElement nearest() {
      return path.stream().filter(DomElement::isAttachedToPage).findFirst().orElse(path.getLast());
    }
  }

  private void move(DomElement to, Modifiers held, int buttons) {
    Spot spot = new Spot(to);
    DomElement from = under != null && isPresent(under) ? under : null;
    if (from != to) {
      if (from != null) {
        HoverMark.set(from, false);
      }
      under = to;
      HoverMark.set(to, true);
      DomElement near = from != null && from.getPage() == to.getPage() ? from : null;
      cross(from, to, near, "pointer", spot, held, buttons);
      cross(from, to, near, "mouse", spot, held, buttons);
    }
    Signals.send(to, node -> new PointerSignal(node, "pointermove", spot, held).buttons(-1, buttons));
    Signals.send(to, node -> new PointerSignal(node, "mousemove", spot, held).buttons(0, buttons));
  }

  /// Tells the elements that the pointer left and entered; `near` is `from` when both are in one document.
  private static void cross(
      DomElement from, DomElement to, DomElement near, String device, Spot spot, Modifiers held, int buttons) {
    int button = device.equals("pointer") ? -1 : 0;
    DomElement next = near == null ? null : to;
    List<DomElement> left = from == null ? List.of() : path(from);
    List<DomElement> entered = path(to);
    if (from != null) {
      Signals.send(from, node -> signal(node, device + "out", spot, held).buttons(button, buttons).related(next));
      for (DomElement element : left) {
        if (!entered.contains(element)) {
          Signals.send(element, node -> signal(node, device + "leave", spot, held).buttons(button, buttons).related(next));
        }
      }
    }
    Signals.send(to, node -> signal(node, device + "over", spot, held).buttons(button, buttons).related(near));
    for (DomElement element : entered.reversed()) {
      if (!left.contains(element)) {
        Signals.send(element, node -> signal(node, device + "enter", spot, held).buttons(button, buttons).related(near));
      }
    }
  }

  static PointerSignal signal(DomNode node, String type, Spot spot, Modifiers held) {
    return new PointerSignal(node, type, spot, held);
  }

  /// The element and what is around it, inner first.
  private static List<DomElement> path(DomElement element) {
    List<DomElement> path = new ArrayList<>();
    for (DomElement at = element; at != null; at = FlatTree.parent(at)) {
      path.add(at);
    }
    return path;
  }

  private Press press(DomElement target, MouseButton button, int clicks, Modifiers held) {
    Spot spot = new Spot(target);
    List<DomElement> path = path(target);
    boolean pointerAllowed =
        Signals.send(target, node -> signal(node, "pointerdown", spot, held).buttons(button.number, button.bit));
    boolean mouseAllowed = true;
    if (pointerAllowed && isPresent(target) && !isDeaf(target)) {
      mouseAllowed =
          Signals.send(
              target, node -> signal(node, "mousedown", spot, held).buttons(button.number, button.bit).count(clicks));
      if (mouseAllowed && isPresent(target)) {
        takeFocus(target, clicks, held);
      }
    }
    if (button == MouseButton.RIGHT && isPresent(target) && !isDeaf(target)) {
      Signals.send(target, node -> signal(node, "contextmenu", spot, held).buttons(button.number, button.bit));
    }
    return new Press(path, pointerAllowed, mouseAllowed);
  }

  /// What a browser does when the button goes down: the focus moves, the caret is placed.
  private void takeFocus(DomElement target, int clicks, Modifiers held) {
    HtmlPage page = (HtmlPage) target.getPage();
    DomElement focusable =
        target instanceof HtmlOption option ? option.getEnclosingSelect() : Focus.clickable(target).orElse(null);
    focus.move(page, focusable);
    focus.startAt(target);
    if (focusable != null && focusable.isAttachedToPage() && page.getFocusedElement() == focusable) {
      editing.place(target, focusable, clicks, held.shift());
    }
  }

  private void release(Press press, DomElement target, MouseButton button, int clicks, Modifiers held) {
    if (!isPresent(target)) {
      return;
    }
    Spot spot = new Spot(target);
    Signals.send(target, node -> signal(node, "pointerup", spot, held).buttons(button.number, 0));
    if (isPresent(target) && press.path.getFirst() == target) {
      Popovers.dismiss(target);
    }
    if (isDeaf(target)) {
      return;
    }
    if (press.pointerAllowed && isPresent(target)) {
      Signals.send(target, node -> signal(node, "mouseup", spot, held).buttons(button.number, 0).count(clicks));
      if (press.mouseAllowed && button == MouseButton.LEFT && target instanceof HtmlOption option) {
        listBox.click(option, held);
      }
    }
    DomElement clicked = isPresent(press.path.getFirst()) ? common(press.path, target) : null;
    if (clicked == null || !isPresent(clicked)) {
      return;
    }
    Function<DomNode, Event> click =
        node ->
            signal(node, button == MouseButton.LEFT ? "click" : "auxclick", spot, held)
                .buttons(button.number, 0)
                .count(clicks);
    switch (button) {
      case LEFT -> activation.click(clicked, click, held.control() || held.meta());
      case MIDDLE -> activation.middleClick(clicked, click);
      case RIGHT -> Signals.send(clicked, click);
    }
    if (button == MouseButton.LEFT && clicks == 2 && isPresent(clicked)) {
      Signals.send(clicked, node -> signal(node, "dblclick", spot, held).buttons(0, 0).count(2));
    }
    editing.tellSelection((HtmlPage) clicked.getPage());
  }

  /// Disabled controls hear nothing of the mouse, and neither does what is inside them; pointer events they do hear.
  private static boolean isDeaf(DomElement target) {
    for (DomElement at = target; at != null; at = FlatTree.parent(at)) {
      if (NativeState.isDisabled(at)) {
        return true;
      }
    }
    return false;
  }

  /// A click goes to the nearest element around both the press and the release.
  private static DomElement common(List<DomElement> pressed, DomElement released) {
    for (DomElement at = released; at != null; at = FlatTree.parent(at)) {
      if (pressed.contains(at)) {
        return at;
      }
    }
    return null;
  }

  /// Whether the element is still in the document that its window shows.
  static boolean isPresent(DomElement element) {
    return element.isAttachedToPage()
        && element.getPage().getEnclosingWindow().getEnclosedPage() == element.getPage();
  }
}
