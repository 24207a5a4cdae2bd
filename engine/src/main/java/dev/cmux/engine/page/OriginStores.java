package dev.cmux.engine.page;

import dev.cmux.engine.modern.platform.Platform;
import dev.cmux.engine.url.Origin;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.htmlunit.Page;
import org.htmlunit.StorageHolder;
import org.htmlunit.TopLevelWindow;
import org.htmlunit.WebWindow;

/// The storage of a surface, by exact origin: scheme, host and port.
///
/// HtmlUnit's own holder leaves the port out of localStorage's key and keeps one sessionStorage a window whatever its origin.
/// Here sessionStorage is one a tab and origin; a popup begins with a copy of its opener's, as the HTML standard
/// says, and any other new tab with what was loaded from a state.
final class OriginStores extends StorageHolder {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Map<String, String>> local = new LinkedHashMap<>();
  private final transient Map<WebWindow, Map<String, Map<String, String>>> session = new WeakHashMap<>();
  private final transient Map<String, Map<String, String>> loadedSession = new LinkedHashMap<>();

  @Override
  public Map<String, String> getStore(Type type, Page page) {
    Map<String, Map<String, String>> stores = type == Type.LOCAL_STORAGE ? local : session(page.getEnclosingWindow());
    return stores.computeIfAbsent(key(page), ignored -> new LinkedHashMap<>());
  }

  @Override
  public Map<String, String> getLocalStorage(URL url) {
    return local.computeIfAbsent(key(url), ignored -> new LinkedHashMap<>());
  }

  @Override
  public Map<String, String> getSessionStorage(WebWindow window) {
    return session(window, window.getEnclosedPage().getUrl());
  }

  /// Every origin's localStorage.
  Map<String, Map<String, String>> local() {
    return local;
  }

  /// Every origin's sessionStorage of a tab.
  Map<String, Map<String, String>> session(WebWindow tab) {
    return session.computeIfAbsent(tab.getTopWindow(), this::initial);
  }

  /// Replaces everything; the maps that pages already hold are emptied and filled, so that they see it at once.
  void replace(Map<String, Map<String, String>> newLocal, Map<String, Map<String, String>> newSession) {
    refill(local, newLocal);
    refill(loadedSession, newSession);
    session.values().forEach(stores -> refill(stores, newSession));
  }

  /// The sessionStorage of an origin in a tab.
  Map<String, String> session(WebWindow window, URL url) {
    return session(window).computeIfAbsent(key(url), ignored -> new LinkedHashMap<>());
  }

  private Map<String, Map<String, String>> initial(WebWindow tab) {
    WebWindow opener = tab instanceof TopLevelWindow top ? top.getOpener() : null;
    Map<String, Map<String, String>> from = opener == null ? null : session.get(opener.getTopWindow());
    Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    refill(copy, from == null ? loadedSession : from);
    return copy;
  }

  private static void refill(Map<String, Map<String, String>> stores, Map<String, Map<String, String>> from) {
    stores.values().forEach(Map::clear);
    from.forEach((origin, entries) -> stores.computeIfAbsent(origin, ignored -> new LinkedHashMap<>()).putAll(entries));
  }

  /// A blank document has the store of whoever made it.
  private static String key(Page page) {
    String key = key(page.getUrl());
    WebWindow window = page.getEnclosingWindow();
    return key.equals("null") && window.getEnclosedPage() == page ? Platform.origin(window) : key;
  }

  /// A document without an origin of its own (`about:`, `data:`) has a store that is never saved.
  private static String key(URL url) {
    return url.getProtocol().startsWith("http") ? Origin.parse(url.toExternalForm()).toString() : "null";
  }
}
