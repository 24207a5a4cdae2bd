package dev.cmux.engine.url;

import dev.cmux.engine.error.EngineException;
import java.util.Locale;
import java.util.Map;

/// Scheme, host and port: the key of web storage. Two ports of one host are two origins.
///
/// Always normal: the scheme and host are lower case, international names are in their ASCII form, addresses as the
/// URL standard prints them, and `port` is the real one even when it is the scheme's default.
///
/// @throws EngineException `invalid_params` from the constructor and {@link #parse} when no tuple origin results
public record Origin(String scheme, String host, int port) {

  private static final Map<String, Integer> DEFAULT_PORTS =
      Map.of("http", 80, "https", 443, "ws", 80, "wss", 443, "ftp", 21);

  public Origin {
    scheme = scheme.toLowerCase(Locale.ROOT);
    if (!DEFAULT_PORTS.containsKey(scheme)) {
      throw opaque(scheme + ":");
    }
    String asked = host;
    host =
        Host.parse(asked)
            .orElseThrow(() -> EngineException.invalidParams("`%s` is not a valid host.".formatted(shorten(asked))));
    if (port < 0 || port > 65_535) {
      throw EngineException.invalidParams("`%d` is not a port; ports go from 0 to 65535.".formatted(port));
    }
  }

  /// The origin of a URL, read as a browser reads it (https://url.spec.whatwg.org/#origin); path, query, fragment and
  /// user info are ignored, a `blob:` URL has the origin of the URL inside it.
  ///
  /// @throws EngineException `invalid_params` for what is no URL, and for URLs whose origin is opaque (`about:`,
  ///     `data:`, `file:` and the like), which have no storage that could be named
  public static Origin parse(String url) {
    String text = trim(url);
    int colon = text.indexOf(':');
    if (colon < 1 || !text.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
      throw EngineException.invalidParams("`%s` is not a URL with a scheme and a host.".formatted(shorten(text)))
          .withHint("An origin looks like `https://example.com` or `http://127.0.0.1:8080`.");
    }
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (scheme.equals("blob")) {
      return parse(text.substring(colon + 1));
    }
    if (!DEFAULT_PORTS.containsKey(scheme)) {
      throw opaque(text);
    }
    String authority = authority(text.substring(colon + 1));
    int portColon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
    String host = portColon < 0 ? authority : authority.substring(0, portColon);
    String digits = portColon < 0 ? "" : authority.substring(portColon + 1);
    if (!digits.matches("[0-9]{0,9}")) {
      throw EngineException.invalidParams(
          "`%s` is not a valid URL: its port is `%s`.".formatted(shorten(text), shorten(digits)));
    }
    if (host.isEmpty()) {
      throw EngineException.invalidParams("`%s` is not a valid URL: it has no host.".formatted(shorten(text)))
          .withHint("Write it as `https://example.com/path`.");
    }
    return new Origin(scheme, host, digits.isEmpty() ? DEFAULT_PORTS.get(scheme) : Integer.parseInt(digits));
  }

  /// Whether cookies marked `Secure` may travel to this origin: encrypted, or the machine itself, which browsers trust
  /// (https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy).
  public boolean isTrustworthy() {
    return scheme.equals("https")
        || scheme.equals("wss")
        || host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || (host.startsWith("127.") && Host.isAddress(host));
  }

  /// The form the URL standard prints: `https://example.com`, `http://[::1]:8080`; the scheme's default port is left out.
  @Override
  public String toString() {
    String base = scheme + "://" + host;
    return port == DEFAULT_PORTS.get(scheme) ? base : base + ':' + port;
  }

  /// Browsers drop tabs and line ends anywhere in a URL, and control characters and blanks around it.
  private static String trim(String url) {
    String kept = url.replaceAll("[\t\r\n]", "");
    int start = 0;
    int end = kept.length();
    while (start < end && kept.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && kept.charAt(end - 1) <= ' ') {
      end--;
    }
    return kept.substring(start, end);
  }

  /// What stands between the slashes (any number, either way round, as browsers take it) and the path, without user info.
  private static String authority(String rest) {
    String text = rest.replaceFirst("^[/\\\\]*", "").replaceFirst("(?s)[/\\\\?#].*", "");
    return text.substring(text.lastIndexOf('@') + 1);
  }

  private static EngineException opaque(String url) {
    return EngineException.invalidParams(
            "`%s` has an opaque origin, which cannot be named or stored.".formatted(shorten(url)))
        .withHint("Storage belongs to an origin such as `https://example.com` or `http://127.0.0.1:8080`.");
  }

  private static String shorten(String text) {
    return text.length() <= 100 ? text : text.substring(0, 97) + "...";
  }
}
