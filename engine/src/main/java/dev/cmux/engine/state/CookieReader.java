package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.PlainValue;
import dev.cmux.engine.url.Origin;
import java.util.Locale;
import java.util.Optional;

/// Reads one cookie row, whoever wrote it. The writers differ in little, so one reader takes them all:
///
/// - Playwright and cmux's own files: `domain` with a leading dot for sub-domains, `expires` in seconds or -1
/// - agent-browser and the DevTools protocol: the same, with a fraction in `expires` and a `session` flag
/// - the cmux app: `session_only` and an `expires` that is null
/// - browser extensions that export cookies: `expirationDate`, and `no_restriction` or `unspecified` as `sameSite`
///
/// Keys it does not know are passed over.
final class CookieReader {

  private CookieReader() {}

  static Cookie read(PlainValue row, Optional<String> pageUrl) {
    String name = row.require("name").text();
    String value = row.require("value").text();
    Optional<String> givenUrl = row.get("url").map(PlainValue::text);
    Optional<String> domain = row.get("domain").map(PlainValue::text).filter(d -> !d.isEmpty());
    boolean dotted = domain.map(d -> d.startsWith(".")).orElse(false);
    boolean hostOnly = row.get("hostOnly").map(PlainValue::flag).orElse(!dotted);
    String path =
        row.get("path")
            .map(PlainValue::text)
            .orElseGet(() -> domain.isEmpty() ? givenUrl.map(UrlPath::defaultFor).orElse("/") : "/");
    long expires = expires(row);
    boolean httpOnly = flag(row, "httpOnly");
    boolean secure = flag(row, "secure");
    Optional<SameSite> sameSite = row.get("sameSite").flatMap(CookieReader::sameSite);
    return row.checked(
        () ->
            new Cookie(
                name,
                value,
                domain.orElseGet(() -> hostOf(name, givenUrl.or(() -> pageUrl))),
                path,
                expires,
                httpOnly,
                secure,
                sameSite,
                hostOnly));
  }

  private static String hostOf(String name, Optional<String> url) {
    String hint = "Give the cookie a `domain` or a `url`.";
    if (url.isEmpty()) {
      throw EngineException.invalidParams("The cookie `%s` names neither a `domain` nor a `url`.".formatted(name))
          .withHint(hint);
    }
    try {
      return Origin.parse(url.get()).host();
    } catch (EngineException e) {
      throw EngineException.invalidParams(
              "The cookie `%s` has no `domain`, and its URL has no host. %s".formatted(name, e.getMessage()))
          .withHint(hint);
    }
  }

  private static long expires(PlainValue row) {
    if (flag(row, "session") || flag(row, "session_only")) {
      return Cookie.SESSION;
    }
    return row.get("expires").or(() -> row.get("expirationDate")).map(PlainValue::seconds).orElse(Cookie.SESSION);
  }

  private static boolean flag(PlainValue row, String key) {
    return row.get(key).map(PlainValue::flag).orElse(false);
  }

  private static Optional<SameSite> sameSite(PlainValue value) {
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "strict" -> Optional.of(SameSite.STRICT);
      case "lax" -> Optional.of(SameSite.LAX);
      case "none", "no_restriction" -> Optional.of(SameSite.NONE);
      case "", "unspecified" -> Optional.empty();
      default -> throw value.mustBe("`Strict`, `Lax` or `None`");
    };
  }
}
