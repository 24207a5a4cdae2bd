package dev.cmux.engine.page.act;

import org.htmlunit.WebClient;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlDialog;

/// How a user closes a modal `<dialog>`.
final class Dialogue {

  private Dialogue() {}

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
