package dev.cmux.engine.page;

import java.util.Optional;
import org.htmlunit.WebClient;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlDialog;
import org.htmlunit.html.HtmlPage;

/// Modal `<dialog>` elements: which one is open, and how a user closes it.
final class Dialogue {

  private Dialogue() {}

  /// The modal dialog that everything else of its document is inert behind.
  static Optional<DomElement> open(DomNode node) {
    DomElement open = null;
    if (node.getPage() instanceof HtmlPage page) {
      for (DomElement element : page.getElementsByTagName("dialog")) {
        if (element instanceof HtmlDialog dialog && dialog.isOpen() && dialog.isModal()) {
          open = dialog;
        }
      }
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
