package dev.cmux.engine.page;

import dev.cmux.engine.command.Store.CookieFilter;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.state.Cookie;
import dev.cmux.engine.state.SameSite;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.cookie.ClientCookie;
import org.apache.http.impl.cookie.BasicClientCookie;
import org.htmlunit.CookieManager;
import org.htmlunit.httpclient.HtmlUnitBrowserCompatCookieSpec;
import org.htmlunit.httpclient.HttpClientCookie;

/// The cookies of a surface, in our own terms.
///
/// HtmlUnit has no host-only flag, but its matching does look whether a cookie has a domain attribute; so a host-only cookie
/// is one without that attribute, both when it came from a server and when we put it there.
final class CookieJar {

  /// What HtmlUnit calls a cookie without a name, which its HTTP client cannot have; it is sent without this name.
  private static final String NAMELESS = HtmlUnitBrowserCompatCookieSpec.EMPTY_COOKIE_NAME;

  private final CookieManager manager;

  CookieJar(CookieManager manager) {
    this.manager = manager;
  }

  /// The cookies that pass the filter and have not expired, oldest first.
  List<Cookie> get(CookieFilter filter) {
    manager.clearExpired(new Date());
    return manager.getCookies().stream().flatMap(CookieJar::ours).filter(cookie -> passes(cookie, filter)).toList();
  }

  void set(List<Cookie> cookies) {
    cookies.forEach(cookie -> manager.addCookie(theirs(cookie)));
  }

  /// Removes what passes the filter; answers how many.
  int clear(CookieFilter filter) {
    int removed = 0;
    for (org.htmlunit.http.Cookie each : manager.getCookies()) {
      if (ours(each).anyMatch(cookie -> passes(cookie, filter)) || filter.equals(CookieFilter.ALL)) {
        manager.removeCookie(each);
        removed++;
      }
    }
    return removed;
  }

  void replace(List<Cookie> cookies) {
    manager.clearCookies();
    set(cookies);
  }

  private static boolean passes(Cookie cookie, CookieFilter filter) {
    return filter.name().map(cookie.name()::equals).orElse(true)
        && filter.url().map(cookie::appliesTo).orElse(true)
        && filter.domain().map(d -> d.startsWith(".") ? d.substring(1) : d).map(cookie.domain()::equalsIgnoreCase).orElse(true);
  }

  /// Our form of a cookie that HtmlUnit took from a server; none for what no browser would have kept, such as a control
  /// character in the value, so that one odd server cannot make the whole jar unreadable.
  private static Stream<Cookie> ours(org.htmlunit.http.Cookie cookie) {
    boolean hostOnly =
        cookie instanceof HttpClientCookie parsed && !parsed.getHttpClientCookie().containsAttribute(ClientCookie.DOMAIN_ATTR);
    String domain = cookie.getDomain() == null ? "" : cookie.getDomain();
    String path = cookie.getPath() == null || !cookie.getPath().startsWith("/") ? "/" : cookie.getPath();
    try {
      return Stream.of(
          new Cookie(
              cookie.getName() == null || cookie.getName().equals(NAMELESS) ? "" : cookie.getName(),
              cookie.getValue() == null ? "" : cookie.getValue(),
              domain.startsWith(".") ? domain.substring(1) : domain,
              path,
              seconds(cookie.getExpires()),
              cookie.isHttpOnly(),
              cookie.isSecure(),
              sameSite(cookie.getSameSite()),
              hostOnly));
    } catch (EngineException odd) {
      return Stream.empty();
    }
  }

  /// Servers may ask for any number of years; the calendar of cookies ends with the year 9999.
  private static long seconds(Date expires) {
    return expires == null ? Cookie.SESSION : Math.clamp(expires.getTime() / 1000, 0, Cookie.LAST_SECOND);
  }

  private static Optional<SameSite> sameSite(String text) {
    return Arrays.stream(SameSite.values()).filter(each -> each.toString().equalsIgnoreCase(text)).findFirst();
  }

  private static org.htmlunit.http.Cookie theirs(Cookie cookie) {
    BasicClientCookie made = new BasicClientCookie(cookie.name().isEmpty() ? NAMELESS : cookie.name(), cookie.value());
    made.setDomain(cookie.dottedDomain());
    if (!cookie.hostOnly()) {
      made.setAttribute(ClientCookie.DOMAIN_ATTR, cookie.dottedDomain());
    }
    made.setPath(cookie.path());
    made.setAttribute(ClientCookie.PATH_ATTR, cookie.path());
    if (!cookie.isSession()) {
      made.setExpiryDate(new Date(cookie.expires() * 1000));
    }
    made.setSecure(cookie.secure());
    if (cookie.httpOnly()) {
      made.setAttribute("httponly", "true");
    }
    cookie.sameSite().ifPresent(site -> made.setAttribute("samesite", site.toString()));
    return new HttpClientCookie(made);
  }
}
