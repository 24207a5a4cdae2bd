package dev.cmux.engine.page.act;

import java.util.Optional;
import org.htmlunit.WebClient;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlDialog;

/// Modal `<dialog>` elements: which one is open, and how a user closes it.
final class Dialogue {

  private Dialogue() {}

  /// The modal dialog that everything else of its document is inert behind.
  ///
  /// Walks the document by hand: HtmlUnit's own lookup by tag is an order of magnitude slower, and this is asked at every look.
  static Optional<DomElement> open(DomNode node) {
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

  /// What the Escape key does to a modal dialog: `cancel`, then `close` unless that was prevented.
  static void cancel(DomElement dialog) {
    if (Signals.plain(dialog, "cancel", Signals.Trait.CANCELABLE)) {
      close(dialog, null);
    }
  }

  /// Closes through the page's own `close`, which a script may have replaced.
  ///
  /// @param submitter the button whose value becomes the return value, or null
  static void close(DomElement dialog, DomElement submitter) {
    WebClient client = dialog.getPage().getWebClient();
    String value = submitter == null ? "" : submitter.getAttribute("value");
    if (client.isJavaScriptEnabled()
        && ScriptableObject.getProperty((Scriptable) dialog.getScriptableObject(), "close") instanceof Function close) {
      dialog.getHtmlPageOrNull()
          .executeJavaScriptFunction(close, dialog.getScriptableObject(), new Object[] {value}, dialog);
    } else if (dialog instanceof HtmlDialog plain) {
      plain.close(value);
    }
  }
}
