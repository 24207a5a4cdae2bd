package dev.cmux.engine.modern.platform;

import java.util.Optional;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.html.DomChangeEvent;
import org.htmlunit.html.DomChangeListener;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.Window;

/// Elements with a `popover` attribute: which are open, and what a user does to them. Pages without scripts have none that open. Confined
/// to the surface's thread. https://html.spec.whatwg.org/multipage/popover.html
public final class Popovers {

  private Popovers() {}

  /// Whether the element is a popover that is shown.
  public static boolean isOpen(DomElement element) {
    return element.hasAttribute("popover")
        && element.getPage().getWebClient().isJavaScriptEnabled()
        && element.isAttachedToPage()
        && ElementState.of(element).map(ElementState::popoverWatch).isPresent();
  }

  /// Remembers whether the element is shown; one that leaves the document no longer is.
  static void open(DomElement element, boolean open) {
    ElementState state = ElementState.in(element.getScriptableObject());
    DomNode document = element.getPage();
    if (state.popoverWatch() != null) {
      document.removeDomChangeListener(state.popoverWatch());
    }
    state.popoverWatch(open ? new Leaving(element) : null);
    if (open) {
      document.addDomChangeListener(state.popoverWatch());
    }
  }

  /// A button with `popovertarget` has been pressed: shows or hides what it names.
  public static void press(DomElement button) {
    realm(button).ifPresent(realm -> call(realm, "pressPopoverButton", button));
  }

  /// The user has clicked an element: the popovers that close when one looks elsewhere, and that the element does not belong to, close.
  public static void dismiss(DomElement clicked) {
    realm(clicked)
        .filter(realm -> realm.start().has(PlatformScript.POPOVERS))
        .ifPresent(realm -> call(realm, "dismissPopovers", clicked));
  }

  /// The user has pressed Escape.
  ///
  /// @return whether that closed a popover
  public static boolean escape(HtmlPage page) {
    return page.getDocumentElement() != null
        && realm(page.getDocumentElement())
            .filter(realm -> realm.start().has(PlatformScript.POPOVERS))
            .map(realm -> ScriptRuntime.toBoolean(call(realm, "escapePopover", page.getDocumentElement())))
            .orElse(false);
  }

  private static Optional<Realm> realm(DomElement element) {
    return element.getPage().getWebClient().isJavaScriptEnabled()
            && element.getPage().getEnclosingWindow().getScriptableObject() instanceof Window window
        ? Realm.of(window)
        : Optional.empty();
  }

  private static Object call(Realm realm, String name, DomElement element) {
    return realm.call(realm.start().offered(PlatformScript.POPOVERS, name), realm.window(), realm.wrap(element));
  }

  private static final class Leaving implements DomChangeListener {
    private static final long serialVersionUID = 1L;

    private final transient DomElement popover;

    Leaving(DomElement popover) {
      this.popover = popover;
    }

    @Override
    public void nodeDeleted(DomChangeEvent event) {
      if (event.getChangedNode() == popover || event.getChangedNode().isAncestorOf(popover)) {
        open(popover, false);
      }
    }

    @Override
    public void nodeAdded(DomChangeEvent event) {}
  }
}
