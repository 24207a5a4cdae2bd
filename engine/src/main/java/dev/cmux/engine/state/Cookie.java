package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.PlainValue;
import dev.cmux.engine.url.Host;
import dev.cmux.engine.url.Origin;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One cookie, with the host-only flag of RFC 6265 that tells `example.com` alone from `example.com` and its sub-domains.
///
/// `domain` is the bare host in normal form, never with a leading dot: whether sub-domains get the cookie is said by
/// `hostOnly`. A domain given with a leading dot loses it, and must not be host-only; addresses are always host-only.
/// `expires` is in unix seconds, {@link #SESSION} for a cookie that ends with the session.
///
/// @throws EngineException `invalid_params` from the constructor when a browser would refuse the cookie
public record Cookie(
    String name,
    String value,
    String domain,
    String path,
    long expires,
    boolean httpOnly,
    boolean secure,
    Optional<SameSite> sameSite,
    boolean hostOnly) {

  /// The `expires` of a cookie that ends with the session.
  public static final long SESSION = -1;

  /// 9999-12-31T23:59:59Z, the last second that browsers and Playwright accept.
  public static final long LAST_SECOND = 253_402_300_799L;

  public Cookie {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(sameSite, "sameSite");
    if (name.isEmpty() && value.isEmpty()) {
      throw EngineException.invalidParams("A cookie needs a name or a value, and this one has neither.");
    }
    if (name.indexOf('=') >= 0 || !isHeaderSafe(name)) {
      throw EngineException.invalidParams("The cookie name `%s` has a character that no cookie name may have."
              .formatted(printable(name)))
          .withHint("Names have no `=`, no `;` and no control characters.");
    }
    if (!isHeaderSafe(value)) {
      throw EngineException.invalidParams("The value of the cookie `%s` has a `;` or a control character."
              .formatted(name))
          .withHint("Encode the value, for example with `encodeURIComponent`.");
    }
    boolean dotted = domain.startsWith(".");
    String cookieName = name;
    String asked = domain;
    domain =
        Host.parse(dotted ? domain.substring(1) : domain)
            .orElseThrow(
                () ->
                    EngineException.invalidParams(
                        "The cookie `%s` has the domain `%s`, which is not a host name."
                            .formatted(cookieName, printable(asked))));
    if (dotted && hostOnly) {
      throw EngineException.invalidParams(
              "The cookie `%s` is said to be host-only, but its domain `%s` begins with a dot."
                  .formatted(name, printable(asked)))
          .withHint("A leading dot means that sub-domains get the cookie too: drop the dot or `hostOnly`.");
    }
    hostOnly = hostOnly || Host.isAddress(domain);
    if (!path.startsWith("/") || !isHeaderSafe(path)) {
      throw EngineException.invalidParams(
          "The cookie `%s` has the path `%s`; a path begins with `/` and has no `;`.".formatted(name, printable(path)));
    }
    if (expires < SESSION || expires > LAST_SECOND) {
      throw EngineException.invalidParams(
              "The cookie `%s` expires at `%d`, which is no time in unix seconds.".formatted(name, expires))
          .withHint("Give seconds since 1970 (not milliseconds), or -1 for a session cookie.");
    }
  }

  /// A session cookie for one host and all its paths.
  public static Cookie session(String name, String value, String host) {
    return new Cookie(name, value, host, "/", SESSION, false, false, Optional.empty(), true);
  }

  /// The cookie of a plain map, as scripts and files write it: `name`, `value`, and either `domain` (with `path`) or
  /// `url`; then `expires`, `httpOnly`, `secure`, `sameSite`, `hostOnly`. A domain without a leading dot is host-only
  /// unless `hostOnly` is `false`. With neither `domain` nor `url`, the cookie is one of `pageUrl`.
  ///
  /// @throws EngineException `invalid_params` naming the key that is wrong and what was found there
  public static Cookie fromMap(Map<String, ?> map, Optional<String> pageUrl) {
    return CookieReader.read(PlainValue.root("cookie", map), pageUrl);
  }

  /// The plain form, in Playwright's keys plus `hostOnly`; `sameSite` is absent when the server named none.
  public Map<String, Object> toMap() {
    return StateMaps.cookie(this);
  }

  /// The domain as Playwright and `Set-Cookie` write it: `.example.com` when sub-domains get the cookie, else the host.
  public String dottedDomain() {
    return hostOnly ? domain : '.' + domain;
  }

  /// Whether the cookie ends with the session.
  public boolean isSession() {
    return expires == SESSION;
  }

  /// Whether the cookie is past its time. The second it names is already past, as in browsers.
  public boolean isExpired(Instant now) {
    return !isSession() && expires <= now.getEpochSecond();
  }

  /// Whether a request to the host carries the cookie, going by domain alone (RFC 6265, 5.1.3).
  public boolean appliesToHost(String host) {
    return host.equals(domain) || (!hostOnly && host.endsWith('.' + domain));
  }

  /// Whether a same-site request to the URL carries the cookie, going by domain, path and `Secure` (RFC 6265, 5.4), but
  /// not by time.
  ///
  /// @throws EngineException `invalid_params` when the URL has no host
  public boolean appliesTo(String url) {
    Origin origin = Origin.parse(url);
    return appliesToHost(origin.host()) && UrlPath.covers(path, UrlPath.of(url)) && (!secure || origin.isTrustworthy());
  }

  /// What a cookie jar files the cookie under: a second cookie with the same key replaces the first.
  public Key key() {
    return new Key(name, domain, path, hostOnly);
  }

  /// Names one cookie of a jar (RFC 6265bis, 5.7). Prints as `sid (example.com /app)`.
  public record Key(String name, String domain, String path, boolean hostOnly) {
    @Override
    public String toString() {
      return "%s (%s%s %s)".formatted(name, hostOnly ? "" : ".", domain, path);
    }
  }

  /// Everything but the value, which is a secret.
  @Override
  public String toString() {
    return "Cookie[%s, expires=%d, httpOnly=%s, secure=%s, sameSite=%s]"
        .formatted(key(), expires, httpOnly, secure, sameSite.map(SameSite::toString).orElse("unset"));
  }

  private static boolean isHeaderSafe(String text) {
    return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c != ';'));
  }

  private static String printable(String text) {
    String safe = text.replaceAll("\\p{Cntrl}", "?");
    return safe.length() <= 80 ? safe : safe.substring(0, 77) + "...";
  }
}
