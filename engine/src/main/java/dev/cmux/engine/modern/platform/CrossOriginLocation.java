package dev.cmux.engine.modern.platform;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebRequest;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.JavaScriptEngine;
import org.jspecify.annotations.Nullable;

/// The `location` of a window of another origin: it can be sent elsewhere, but nobody learns where it is.
/// https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-location-interface
final class CrossOriginLocation extends CrossOriginObject {

  private static final long serialVersionUID = 1L;

  private final transient WebWindow place;
  private transient @Nullable HostFunction replace;

  CrossOriginLocation(HostWindow owner, WebWindow place) {
    super(owner, List.of("href", "replace", "then"));
    this.place = place;
  }

  @Override
  Object own(String name) {
    if (!name.equals("replace")) {
      return NOT_FOUND;
    }
    if (replace == null) {
      replace =
          new HostFunction(
              owner().getParentScope(),
              "replace",
              1,
              (cx, self, args) -> {
                navigate(HostFunction.arg(args, 0), true);
                return Undefined.instance;
              });
    }
    return replace;
  }

  @Override
  boolean assign(String name, Object value) {
    if (!name.equals("href")) {
      return false;
    }
    navigate(value, false);
    return true;
  }

  @Override
  String describe() {
    return "Location";
  }

  /// `javascript:` would run there, so it does nothing.
  private void navigate(Object address, boolean instead) {
    String text = JavaScriptEngine.toString(address);
    HtmlPage from = (HtmlPage) owner().page();
    URL url;
    try {
      url = from.getFullyQualifiedUrl(text);
    } catch (MalformedURLException e) {
      throw Realm.of(owner()).orElseThrow().domException("SyntaxError", "'%s' is not a valid URL.".formatted(text));
    }
    if (url.getProtocol().equalsIgnoreCase("javascript")) {
      return;
    }
    BrowserVersion browser = place.getWebClient().getBrowserVersion();
    WebRequest request = new WebRequest(url, browser.getHtmlAcceptHeader(), browser.getAcceptEncodingHeader());
    request.setRefererHeader(from.getUrl());
    request.markAsNavigation(from.getUrl(), false);
    request.setFetchModeOverride(WebRequest.FetchMode.NAVIGATE);
    if (instead) {
      place.getHistory().removeCurrent();
    }
    place.getWebClient().download(place, "", request, true, null, "JS set location");
  }
}
