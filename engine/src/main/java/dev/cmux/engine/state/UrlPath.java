package dev.cmux.engine.state;

/// The path half of the cookie rules (RFC 6265, 5.1.4).
final class UrlPath {

  private UrlPath() {}

  /// The path of a URL, from its first slash to the query; `/` when there is none.
  static String of(String url) {
    String path =
        url.strip().replaceFirst("^[^:]*:[/\\\\]*[^/\\\\?#]*", "").replaceFirst("(?s)[?#].*", "").replace('\\', '/');
    return path.isEmpty() ? "/" : path;
  }

  /// The path a cookie gets when none is named: the folder of the URL, without the last slash.
  static String defaultFor(String url) {
    String path = of(url);
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /// Whether a cookie of `cookiePath` goes to `requestPath`: the same, or a folder above it.
  static boolean covers(String cookiePath, String requestPath) {
    return requestPath.equals(cookiePath)
        || (requestPath.startsWith(cookiePath)
            && (cookiePath.endsWith("/") || requestPath.charAt(cookiePath.length()) == '/'));
  }
}
