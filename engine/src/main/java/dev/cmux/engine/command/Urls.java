package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.url.Origin;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a person types as an address, made into a URL as a browser's address bar does.
final class Urls {

  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*", Pattern.DOTALL);
  private static final Pattern HOST_AND_PORT = Pattern.compile("[^/?#:]+:[0-9]{1,5}([/?#].*)?", Pattern.DOTALL);
  private static final Pattern RELATIVE = Pattern.compile("(/|\\.\\.?/|\\?|#).*", Pattern.DOTALL);
  private static final Pattern LOCAL = Pattern.compile("(localhost|127\\.[0-9.]+|\\[::1]|0\\.0\\.0\\.0)([:/?#].*)?", Pattern.DOTALL);

  private Urls() {}

  /// The URL to load: `https://` is added to a bare host, `http://` to a loopback one.
  static String navigable(String text) {
    if (text == null || text.isBlank()) {
      throw EngineException.invalidParams("A URL is needed, but an empty text was given.");
    }
    String url = text.strip();
    if (RELATIVE.matcher(url).matches()) {
      throw EngineException.invalidParams("`%s` is a relative address, and nothing says what it is relative to.".formatted(shorten(text)))
          .withHint("Relative addresses need the whole one of a page: `new URL('%s', await s.get.url()).href`.".formatted(shorten(text)));
    }
    if (!SCHEME.matcher(url).matches() || HOST_AND_PORT.matcher(url).matches()) {
      url = (LOCAL.matcher(url).matches() ? "http://" : "https://") + url;
    }
    String scheme = url.substring(0, url.indexOf(':')).toLowerCase(Locale.ROOT);
    switch (scheme) {
      case "http", "https" -> Origin.parse(url);
      case "about", "data", "blob", "file" -> {}
      default ->
          throw EngineException.invalidParams("The URL `%s` has the scheme `%s`, which a page cannot be loaded from.".formatted(shorten(text), scheme))
              .withHint("Use an `http:`, `https:`, `about:`, `data:` or `file:` URL.");
    }
    return url;
  }

  private static String shorten(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
