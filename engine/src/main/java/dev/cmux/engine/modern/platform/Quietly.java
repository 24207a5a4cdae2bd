package dev.cmux.engine.modern.platform;

import org.htmlunit.WebClient;
import org.htmlunit.html.DomNode;

/// Changes of form controls that say nothing of their own: which events a change sends is the matter of whoever makes it.
public final class Quietly {

  private Quietly() {}

  /// Runs an HtmlUnit call with its own events switched off: most setters of its form controls fire a lone `change`.
  public static void change(DomNode node, Runnable change) {
    WebClient client = node.getPage().getWebClient();
    boolean enabled = client.getOptions().isJavaScriptEnabled();
    client.getOptions().setJavaScriptEnabled(false);
    try {
      change.run();
    } finally {
      client.getOptions().setJavaScriptEnabled(enabled);
    }
  }
}
