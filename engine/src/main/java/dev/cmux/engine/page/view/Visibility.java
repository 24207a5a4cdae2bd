package dev.cmux.engine.page.view;

import dev.cmux.engine.page.dom.Descriptors;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.style.Styles;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.html.DomElement;

/// Whether elements are visible as Playwright means it: attached, rendered, not `visibility: hidden`, and with a box
/// that is not empty. Opacity and covering elements do not matter.
///
/// One object is one look at the document: it remembers what it computed, so make a new one after anything
/// may have changed. For the surface's thread only.
public final class Visibility {

  private static final String RENDERED = "";

  private final Styles styles;
  private final Boxes boxes;
  private final Map<DomElement, String> notRendered = new IdentityHashMap<>();

  public Visibility() {
    this(new Styles());
  }

  public Visibility(Styles styles) {
    this.styles = styles;
    this.boxes = new Boxes(styles, this);
  }

  /// The styles this look is based on.
  public Styles styles() {
    return styles;
  }

  public boolean isVisible(DomElement element) {
    return whyHidden(element).isEmpty();
  }

  /// Why the element is not visible, as a clause to follow "it": `has no size`, `is inside <div id="x"> with display:
  /// none`; empty when it is visible.
  public Optional<String> whyHidden(DomElement element) {
    Optional<String> reason = whyNotRendered(element);
    if (reason.isPresent()) {
      return reason;
    }
    String visibility = styles.visibility(element);
    if (!visibility.equals("visible")) {
      return Optional.of("has visibility: " + visibility);
    }
    if (styles.display(element).equals("contents") ? !boxes.hasContent(element) : boxes.isEmpty(element)) {
      return Optional.of("has no size");
    }
    return Optional.empty();
  }

  /// Whether the element takes part in the rendering at all: no `display: none` on it or around it, not inside a closed
  /// `<details>`, not an option of a drop-down list. `visibility` and size are not looked at.
  public boolean isRendered(DomElement element) {
    return whyNotRendered(element).isEmpty();
  }

  /// Whether text directly in a rendered element is rendered with it: not in a closed `<details>` or a replaced
  /// element.
  public boolean showsText(DomElement parent) {
    return switch (FlatTree.tag(parent)) {
      case "details" -> parent.hasAttribute("open");
      case "select", "optgroup", "datalist", "video", "audio", "canvas", "iframe", "object", "progress", "meter",
          "textarea" -> false;
      default -> !styles.declared(parent, "content-visibility").equals("hidden");
    };
  }

  /// Why the element is not rendered; empty when it is.
  Optional<String> whyNotRendered(DomElement element) {
    if (!element.isAttachedToPage()) {
      return Optional.of("is not attached to the document");
    }
    DomElement known = element;
    while (known != null && !notRendered.containsKey(known)) {
      String reason = ownReason(known);
      notRendered.put(known, reason);
      if (!reason.isEmpty()) {
        break;
      }
      known = FlatTree.parent(known);
    }
    String reason = known == null ? RENDERED : notRendered.get(known);
    if (reason.isEmpty()) {
      return Optional.empty();
    }
    String told = known == element || reason.startsWith("is inside ")
        ? reason
        : "is inside " + Descriptors.of(known) + ", which " + reason;
    for (DomElement at = element; at != known; at = FlatTree.parent(at)) {
      notRendered.put(at, told);
    }
    return Optional.of(told);
  }

  /// Why the element would not be rendered even if its parent is; an empty text when it would be.
  String ownReason(DomElement element) {
    if (styles.display(element).equals("none")) {
      return "has display: none";
    }
    DomElement parent = FlatTree.parent(element);
    if (parent == null) {
      return FlatTree.isUnassigned(element) ? "is a child of a shadow host but in none of its slots" : RENDERED;
    }
    return switch (FlatTree.tag(parent)) {
      case "details" ->
          !parent.hasAttribute("open") && !Focusability.isSummaryOfDetails(element)
              ? "is inside a closed <details>"
              : RENDERED;
      case "select", "optgroup" -> isOfDropDown(parent) ? "is inside a drop-down list that is not open" : RENDERED;
      case "datalist", "video", "audio", "canvas", "iframe", "object", "progress", "meter" ->
          "is inside a <" + FlatTree.tag(parent) + ">, which shows no content of its own";
      default -> styles.declared(parent, "content-visibility").equals("hidden")
          ? "is inside " + Descriptors.of(parent) + " with content-visibility: hidden"
          : RENDERED;
    };
  }

  /// Whether the element is an option or a group of a list that is shown as a closed drop-down.
  boolean isInDropDown(DomElement element) {
    DomElement parent = FlatTree.parent(element);
    return parent != null
        && (FlatTree.tag(parent).equals("select") || FlatTree.tag(parent).equals("optgroup"))
        && isOfDropDown(parent);
  }

  private static boolean isOfDropDown(DomElement parent) {
    DomElement select = FlatTree.tag(parent).equals("select") ? parent : FlatTree.parent(parent);
    return select != null && FlatTree.tag(select).equals("select") && !isListBox(select);
  }

  /// Whether a `<select>` shows its options as a list.
  public static boolean isListBox(DomElement select) {
    if (select.hasAttribute("multiple")) {
      return true;
    }
    String size = select.getAttribute("size").strip();
    return size.matches("[0-9]{1,4}") && Integer.parseInt(size) > 1;
  }
}
