package dev.cmux.engine.modern.platform;

import org.htmlunit.ScriptException;
import org.htmlunit.html.HtmlPage;

/// Who hears of what a page did not catch, after the page's own `error` and `unhandledrejection` listeners had their chance to.
public interface Uncaught {

  /// An exception of a page's script.
  void exception(ScriptException exception);

  /// A rejected promise without a handler.
  ///
  /// @param page the document whose script made the promise
  /// @param message the reason in words
  /// @param place of the reason when it is an error, else of the script that rejected the promise; the document when neither is known
  void rejection(HtmlPage page, String message, ErrorPlace place);
}
