package dev.cmux.engine.page.view;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.ModalDialog;
import dev.cmux.engine.page.style.Styles;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.Page;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// Whether elements are in the accessibility tree (WAI-ARIA 1.2, 7.1): rendered, visible, and not inside
/// `aria-hidden="true"` or `inert`, nor behind a modal dialog. Unlike for {@link Visibility}, size does not matter, and the options of a closed
/// drop-down list count.
public final class AriaVisibility {

  private final Visibility visibility;
  private final Styles styles;
  private final Map<DomElement, Boolean> excluded = new IdentityHashMap<>();
  private final Map<Page, Optional<DomElement>> dialogs = new IdentityHashMap<>();

  public AriaVisibility(Visibility visibility) {
    this.visibility = visibility;
    this.styles = visibility.styles();
  }

  public boolean isHidden(DomElement element) {
    return isExcluded(element)
        || !styles.visibility(element).equals("visible") && !isOption(element)
        || dialog(element).filter(dialog -> dialog != element && FlatTree.contains(element, dialog)).isPresent();
  }

  /// Whether neither the element nor anything inside it can be in the tree; `visibility` is not looked at, for
  /// a descendant may be visible again.
  public boolean isExcluded(DomElement element) {
    DomElement known = element;
    while (known != null && !excluded.containsKey(known) && !isExcludedItself(known)) {
      known = FlatTree.parent(known);
    }
    boolean result = known != null && excluded.getOrDefault(known, true);
    for (DomElement at = element; at != known; at = FlatTree.parent(at)) {
      excluded.put(at, result);
    }
    if (known != null) {
      excluded.put(known, result);
    }
    return result;
  }

  private boolean isExcludedItself(DomElement element) {
    return element.getAttribute("aria-hidden").equalsIgnoreCase("true")
        || element.hasAttribute("inert")
        || isBehindDialog(element)
        || !visibility.ownReason(element).isEmpty() && !visibility.isInDropDown(element)
        || visibility.isInDropDown(element) && styles.display(element).equals("none");
  }

  private boolean isBehindDialog(DomElement element) {
    return dialog(element).filter(dialog -> !FlatTree.contains(dialog, element) && !FlatTree.contains(element, dialog)).isPresent();
  }

  private Optional<DomElement> dialog(DomElement element) {
    return dialogs.computeIfAbsent(element.getPage(), page -> ModalDialog.around((DomNode) page));
  }

  private static boolean isOption(DomElement element) {
    String tag = FlatTree.tag(element);
    return tag.equals("option") || tag.equals("optgroup");
  }
}
