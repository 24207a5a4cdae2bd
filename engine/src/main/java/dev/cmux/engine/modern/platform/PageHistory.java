package dev.cmux.engine.modern.platform;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.History;
import org.jspecify.annotations.Nullable;

/// `window.history`, on our own [SessionHistory]: steps happen in a task of their own, states are cloned.
final class PageHistory extends History {

  private static final long serialVersionUID = 1L;

  private final transient Realm realm;

  PageHistory(Realm realm) {
    this.realm = realm;
    setParentScope(realm.scope());
    setPrototype(realm.window().getPrototype(History.class));
  }

  @Override
  public int getLength() {
    return history().length();
  }

  @Override
  public @Nullable Object getState() {
    Object state = history().state();
    Realm maker = state instanceof Scriptable object ? Realm.of(object).orElse(realm) : realm;
    if (maker == realm) {
      return state;
    }
    // An entry that was loaded again shows a new document, now and then by a redirect that of somebody else.
    Object own = maker.window().mayReach(realm.window()) ? new StructuredClone(maker, realm).copy(state) : null;
    history().replace(own, null);
    return own;
  }

  @Override
  public void back() {
    go(-1);
  }

  @Override
  public void forward() {
    go(1);
  }

  @Override
  public void go(int by) {
    history();
    realm.post(
        () -> {
          try {
            if (by == 0) {
              realm.window().getLocation().reload(false);
            } else {
              history().traverse(by);
            }
          } catch (IOException e) {
            throw JavaScriptEngine.throwAsScriptRuntimeEx(e);
          }
        });
  }

  @Override
  public void pushState(Object state, String title, Object url) {
    history().push(cloned(state), address(url));
  }

  @Override
  public void replaceState(Object state, String title, Object url) {
    history().replace(cloned(state), address(url));
  }

  /// A document that has been left has no part in the history any more.
  private SessionHistory history() {
    if (!realm.window().isCurrent()) {
      throw realm.domException("SecurityError", "May not use a History object associated with a Document that is not fully active");
    }
    return realm.platform().histories().of(realm.webWindow());
  }

  private @Nullable Object cloned(Object state) {
    return JavaScriptEngine.isUndefined(state) ? null : new StructuredClone(realm, realm).copy(state);
  }

  private @Nullable URL address(Object given) {
    HtmlPage page = realm.htmlPage().orElse(null);
    if (given == null || JavaScriptEngine.isUndefined(given) || page == null) {
      return null;
    }
    String text = JavaScriptEngine.toString(given);
    try {
      URL url = page.getFullyQualifiedUrl(text);
      if (origin(url).equals(origin(page.getUrl()))) {
        return url;
      }
    } catch (MalformedURLException e) {
      // The same error as for an address of somebody else.
    }
    throw realm.domException(
        "SecurityError", "A history state object with URL '" + text + "' cannot be created in this document.");
  }

  private static String origin(URL url) {
    return url.getProtocol() + "://" + url.getAuthority();
  }
}
