package dev.cmux.engine.modern.platform;

import java.util.HashMap;
import java.util.Map;
import org.htmlunit.WebClient;
import org.htmlunit.WebWindow;
import org.htmlunit.WebWindowEvent;
import org.htmlunit.WebWindowListener;

/// The session history of every window of one client. For the client's thread only, like the client itself.
public final class SessionHistories {

  private final WebClient client;
  private final Map<WebWindow, SessionHistory> histories = new HashMap<>();

  public SessionHistories(WebClient client) {
    this.client = client;
    client.addWebWindowListener(
        new WebWindowListener() {
          @Override
          public void webWindowOpened(WebWindowEvent event) {
            // A history begins with the window's first document.
          }

          @Override
          public void webWindowContentChanged(WebWindowEvent event) {
            of(event.getWebWindow()).catchUp();
          }

          @Override
          public void webWindowClosed(WebWindowEvent event) {
            histories.remove(event.getWebWindow());
          }
        });
  }

  /// The history of a window.
  public SessionHistory of(WebWindow window) {
    return histories.computeIfAbsent(window, made -> new SessionHistory(client, made));
  }
}
