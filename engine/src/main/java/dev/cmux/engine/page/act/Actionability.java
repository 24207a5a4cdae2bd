package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.Descriptors;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.ModalDialog;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.style.Styles;
import dev.cmux.engine.page.view.Visibility;
import java.util.Optional;
import org.htmlunit.html.DomElement;

/// Whether an element can take an action now, by Playwright's table, and if not, why.
///
/// Reasons are clauses that follow "it": `has display: none`, `is disabled by <fieldset>`. Covering elements are known only where no
/// layout is needed: `inert`, `pointer-events: none` and an open modal dialog.
public final class Actionability {

  /// What is about to be done.
  public enum Action {
    CLICK(true, true, true, false),
    HOVER(true, false, true, false),
    FILL(true, true, false, true),
    SELECT(true, true, false, false),
    SELECT_TEXT(true, false, false, false),
    SCROLL(false, false, false, false),
    /// Focus, keys, files: anything that only needs the element to be there.
    ATTACHED(false, false, false, false);

    private final boolean visible;
    private final boolean enabled;
    private final boolean reachable;
    private final boolean editable;

    Action(boolean visible, boolean enabled, boolean reachable, boolean editable) {
      this.visible = visible;
      this.enabled = enabled;
      this.reachable = reachable;
      this.editable = editable;
    }
  }

  private Actionability() {}

  /// Why the element cannot take the action now; empty when it can.
  public static Optional<String> obstacle(Action action, DomElement element) {
    if (!element.isAttachedToPage()) {
      return Optional.of("is not attached to the document");
    }
    Visibility visibility = new Visibility();
    DomElement control =
        action == Action.FILL || action == Action.SELECT || action == Action.CLICK ? Controls.retarget(element) : element;
    Optional<String> reason = Optional.empty();
    if (action.visible) {
      reason = visibility.whyHidden(control == element || action == Action.CLICK ? element : control);
    }
    if (reason.isEmpty() && action.enabled) {
      reason = disabledness(control);
    }
    if (reason.isEmpty() && action.editable) {
      reason = readOnlyness(control);
    }
    if (reason.isEmpty() && action.reachable) {
      reason = cover(element, visibility.styles());
    }
    return reason;
  }

  /// Whether the element is enabled, as `is.enabled` answers.
  public static boolean isEnabled(DomElement element) {
    return disabledness(Controls.retarget(element)).isEmpty();
  }

  /// Whether the element is enabled and its value can be edited, as `is.editable` answers.
  public static boolean isEditable(DomElement element) {
    DomElement control = Controls.retarget(element);
    return disabledness(control).isEmpty() && readOnlyness(control).isEmpty();
  }

  private static Optional<String> disabledness(DomElement element) {
    if (NativeState.isDisabled(element)) {
      if (element.hasAttribute("disabled")) {
        return Optional.of("is disabled");
      }
      for (DomElement at = FlatTree.parent(element); at != null; at = FlatTree.parent(at)) {
        if (at.hasAttribute("disabled")) {
          return Optional.of("is disabled by " + Descriptors.of(at) + " around it");
        }
      }
      return Optional.of("is disabled");
    }
    for (DomElement at = element; at != null; at = FlatTree.parent(at)) {
      String state = at.getAttribute("aria-disabled").strip();
      if (state.equalsIgnoreCase("true")) {
        return Optional.of(
            at == element ? "has aria-disabled=\"true\"" : "is inside " + Descriptors.of(at) + " with aria-disabled=\"true\"");
      }
      if (state.equalsIgnoreCase("false")) {
        break;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> readOnlyness(DomElement element) {
    if (NativeState.isReadOnly(element)) {
      return Optional.of("is read-only");
    }
    return element.getAttribute("aria-readonly").strip().equalsIgnoreCase("true")
        ? Optional.of("has aria-readonly=\"true\"")
        : Optional.empty();
  }

  private static Optional<String> cover(DomElement element, Styles styles) {
    Optional<String> inert = inertness(element);
    if (inert.isPresent()) {
      return inert;
    }
    for (DomElement at = element; at != null; at = FlatTree.parent(at)) {
      String events = styles.declared(at, "pointer-events");
      if (events.equals("none")) {
        return Optional.of(
            at == element
                ? "has pointer-events: none"
                : "is inside " + Descriptors.of(at) + ", which has pointer-events: none");
      }
      if (!events.isEmpty() && !events.equals("inherit") && !events.equals("unset")) {
        break;
      }
    }
    return Optional.empty();
  }

  /// Why a user cannot reach the element at all: it is inert, or behind a modal dialog.
  static Optional<String> inertness(DomElement element) {
    return inertness(element, ModalDialog.around(element));
  }

  /// As above, for many elements of one document.
  ///
  /// @param dialog the open modal dialog of the document
  static Optional<String> inertness(DomElement element, Optional<DomElement> dialog) {
    for (DomElement at = element; at != null; at = FlatTree.parent(at)) {
      if (at.hasAttribute("inert")) {
        return Optional.of(at == element ? "is inert" : "is inside " + Descriptors.of(at) + ", which is inert");
      }
    }
    return dialog
        .filter(open -> !FlatTree.contains(open, element))
        .map(open -> "is covered by the open modal " + Descriptors.of(open));
  }

}
