package dev.cmux.engine.page.dom;

import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlDialog;

/// Modal `<dialog>` elements: everything else of their document is inert (HTML standard, "modal dialogs and inert subtrees").
public final class ModalDialog {

  private ModalDialog() {}

  /// The one that is open in the document of a node.
  ///
  /// Walks the document by hand: HtmlUnit's own lookup by tag is an order of magnitude slower, and this is asked at every look.
  public static Optional<DomElement> around(DomNode node) {
    DomElement open = null;
    DomNode document = node.getPage();
    DomNode at = document.getFirstChild();
    while (at != null) {
      if (at instanceof HtmlDialog dialog && dialog.isOpen() && dialog.isModal()) {
        open = dialog;
      }
      DomNode next = at.getFirstChild();
      while (next == null && at != null && at != document) {
        next = at.getNextSibling();
        at = at.getParentNode();
      }
      at = next;
    }
    return Optional.ofNullable(open);
  }
}
