package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.RadioGroup;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.ModalDialog;
import dev.cmux.engine.page.view.Focusability;
import dev.cmux.engine.page.view.Visibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.html.BaseFrameElement;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.FrameWindow;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.html.HtmlTextArea;

/// Moves the keyboard focus of a surface, with the events a browser sends and `change` for a field that was edited meanwhile.
///
/// HtmlUnit's own `setFocusedElement` sends `blur` without a related target and `change` also for what scripts wrote.
/// For the surface's thread only.
final class Focus {

  /// A field as it was before the user edited it.
  private record Edited(DomElement field, String before) {}

  private Edited edited;
  private DomNode start;

  /// The element keys go to: the focused one, else the body, else the document element.
  DomElement active(HtmlPage page) {
    DomElement focused = page.getFocusedElement();
    if (focused != null && focused.isAttachedToPage()) {
      return focused;
    }
    return page.getBody() != null ? page.getBody() : page.getDocumentElement();
  }

  /// Gives the focus to the element, or takes it away from all when null.
  void move(HtmlPage page, DomElement to) {
    tellChange(page);
    DomElement from = page.getFocusedElement();
    start = to == null ? start : to;
    if (from == to) {
      return;
    }
    if (from != null) {
      page.setElementWithFocus(null);
      commit(from);
      Signals.focus(from, "blur", to);
      Signals.focus(from, "focusout", to);
      if (page.getFocusedElement() != null) {
        return;
      }
    }
    if (to != null && to.isAttachedToPage()) {
      page.setElementWithFocus(to);
      showFrame(page);
      Signals.focus(to, "focus", from);
      if (page.getFocusedElement() == to) {
        Signals.focus(to, "focusin", from);
      }
    }
  }

  /// Makes the frame elements around a page the active elements of their documents.
  private static void showFrame(HtmlPage page) {
    if (page.getEnclosingWindow() instanceof FrameWindow window) {
      BaseFrameElement frame = window.getFrameElement();
      if (frame.getPage() instanceof HtmlPage around && around.getFocusedElement() != frame) {
        around.setElementWithFocus(frame);
        showFrame(around);
      }
    }
  }

  /// Where Tab starts from when nothing has the focus: the place of the last click.
  void startAt(DomNode node) {
    start = node;
  }

  /// Notes that the user is about to edit a field, so that `change` follows when the focus leaves it.
  void editing(DomElement field) {
    if (edited == null || edited.field != field) {
      edited = new Edited(field, value(field));
    }
  }

  /// Sends `change` when the field the user edited has another value than before; who changed it last does not matter.
  void commit(DomElement field) {
    if (edited == null || edited.field != field) {
      return;
    }
    Edited before = edited;
    edited = null;
    if (!before.before.equals(value(field))) {
      Signals.plain(field, "change", Signals.Trait.BUBBLES);
    }
  }

  /// Takes the focus from an element that was hidden, disabled or covered meanwhile.
  void settle(HtmlPage page) {
    DomElement focused = page.getFocusedElement();
    if (focused != null && focused.isAttachedToPage() && !isFocusable(focused)) {
      move(page, null);
    }
    tellChange(page);
  }

  /// Sends the `change` that is due when a script moved the focus away from an edited field.
  void tellChange(HtmlPage page) {
    if (edited != null && edited.field.isAttachedToPage() && edited.field.getPage() == page
        && page.getFocusedElement() != edited.field) {
      commit(edited.field);
    }
  }

  private static String value(DomElement field) {
    return switch (field) {
      case HtmlTextArea area -> area.getText();
      case HtmlInput input -> input.getRawValue();
      default -> "";
    };
  }

  /// The element that gets the focus when the given one is clicked: itself or the nearest focusable one around it.
  static Optional<DomElement> clickable(DomElement clicked) {
    Visibility visibility = new Visibility();
    Optional<DomElement> dialog = ModalDialog.around(clicked);
    for (DomElement at = clicked; at != null; at = FlatTree.parent(at)) {
      if (isFocusable(at, visibility, dialog)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /// Whether `focus()` on the element would give it the focus.
  static boolean isFocusable(DomElement element) {
    return Focusability.isFocusable(element) && isFocusable(element, new Visibility(), ModalDialog.around(element));
  }

  static boolean isFocusable(DomElement element, Visibility visibility, Optional<DomElement> dialog) {
    return Focusability.isFocusable(element)
        && visibility.isRendered(element)
        && visibility.styles().visibility(element).equals("visible")
        && Actionability.inertness(element, dialog).isEmpty();
  }

  /// Whether Tab comes to the element.
  static boolean isStop(DomElement element, Visibility visibility, Optional<DomElement> dialog) {
    return tabIndex(element).orElse(0) >= 0 && isFocusable(element, visibility, dialog);
  }

  private static Optional<Integer> tabIndex(DomElement element) {
    String text = element.getAttribute("tabindex").strip();
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// The element Tab goes to from here: positive `tabindex` values first, then the document's order; null when none is left.
  DomElement next(HtmlPage page, boolean backwards) {
    List<DomElement> stops = stops(page);
    DomElement focused = page.getFocusedElement();
    int at = focused == null ? -1 : stops.indexOf(focused);
    if (at >= 0) {
      int to = at + (backwards ? -1 : 1);
      return to < 0 || to >= stops.size() ? null : stops.get(to);
    }
    DomNode from = focused != null ? focused : start;
    if (from == null || !from.isAttachedToPage() || from.getPage() != page) {
      return stops.isEmpty() ? null : backwards ? stops.getLast() : stops.getFirst();
    }
    DomElement before = null;
    for (DomElement stop : stops) {
      boolean follows = (from.compareDocumentPosition(stop) & DomNode.DOCUMENT_POSITION_FOLLOWING) != 0;
      if (follows && !backwards) {
        return stop;
      }
      if (!follows) {
        before = stop;
      }
    }
    return backwards ? before : null;
  }

  private static List<DomElement> stops(HtmlPage page) {
    Visibility visibility = new Visibility();
    Optional<DomElement> dialog = ModalDialog.around(page);
    List<DomElement> stops = new ArrayList<>();
    for (DomNode at = FlatTree.firstChild(page); at != null; at = FlatTree.next(at, page)) {
      if (at instanceof DomElement element && isStop(element, visibility, dialog)) {
        stops.add(element);
      }
    }
    dropOtherRadios(stops);
    stops.sort(Comparator.comparingInt(element -> {
      int index = tabIndex(element).orElse(0);
      return index == 0 ? Integer.MAX_VALUE : index;
    }));
    return stops;
  }

  /// Tab visits one radio button a group: the checked one, if there is one.
  private static void dropOtherRadios(List<DomElement> stops) {
    Map<RadioGroup.Name, Boolean> checked = new HashMap<>();
    for (DomElement stop : stops) {
      if (stop instanceof HtmlRadioButtonInput radio) {
        checked.merge(RadioGroup.name(radio), radio.isChecked(), Boolean::logicalOr);
      }
    }
    stops.removeIf(
        stop ->
            stop instanceof HtmlRadioButtonInput radio
                && !radio.getNameAttribute().isEmpty()
                && !radio.isChecked()
                && checked.get(RadioGroup.name(radio)));
  }
}
