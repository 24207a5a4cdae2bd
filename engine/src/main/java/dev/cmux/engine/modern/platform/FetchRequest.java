package dev.cmux.engine.modern.platform;

import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.htmlunit.util.NameValuePair;

/// A request of page code, as the fetch standard describes one; immutable.
///
/// @param url absolute, without fragment
/// @param method in upper case
/// @param headers what the page set, in order
/// @param body the body's bytes; empty without one
/// @param hasBody tells no body from an empty one
/// @param page the address of the requesting document, for Referer and Origin
record FetchRequest(
    URL url,
    String method,
    List<NameValuePair> headers,
    byte[] body,
    boolean hasBody,
    Mode mode,
    Credentials credentials,
    Redirect redirect,
    boolean bypassCache,
    boolean sendReferrer,
    URL page) {

  enum Mode {
    CORS,
    NO_CORS,
    SAME_ORIGIN,
    NAVIGATE
  }

  enum Credentials {
    OMIT,
    SAME_ORIGIN,
    INCLUDE
  }

  enum Redirect {
    FOLLOW,
    ERROR,
    MANUAL
  }

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "POST");

  private static final Set<String> SAFE_HEADERS = Set.of("accept", "accept-language", "content-language", "range");

  private static final Set<String> SAFE_TYPES =
      Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

  /// The enumeration constant for a token of the standard, such as `no-cors`.
  static <E extends Enum<E>> E token(Class<E> type, String token) {
    return Enum.valueOf(type, token.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /// Whether the body fits a same-origin rule without asking the server first.
  /// https://fetch.spec.whatwg.org/#cors-safelisted-method
  boolean needsPreflight() {
    return !SAFE_METHODS.contains(method) || !unsafeHeaders().isEmpty();
  }

  /// The names of the headers a preflight has to ask for, in lower case, sorted.
  List<String> unsafeHeaders() {
    return headers.stream()
        .filter(header -> !isSafe(header.getName().toLowerCase(Locale.ROOT), header.getValue()))
        .map(header -> header.getName().toLowerCase(Locale.ROOT))
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isSafe(String name, String value) {
    if (value.length() > 128) {
      return false;
    }
    if ("content-type".equals(name)) {
      int semicolon = value.indexOf(';');
      String essence = semicolon < 0 ? value : value.substring(0, semicolon);
      return SAFE_TYPES.contains(essence.strip().toLowerCase(Locale.ROOT));
    }
    return SAFE_HEADERS.contains(name);
  }

  /// The same request aimed elsewhere, after a redirect; GET when the standard says so.
  FetchRequest redirected(URL to, int status) {
    boolean toGet =
        ((status == 301 || status == 302) && "POST".equals(method))
            || (status == 303 && !"GET".equals(method) && !"HEAD".equals(method));
    List<NameValuePair> kept =
        toGet
            ? headers.stream()
                .filter(header -> !header.getName().toLowerCase(Locale.ROOT).startsWith("content-"))
                .toList()
            : headers;
    return new FetchRequest(
        to,
        toGet ? "GET" : method,
        kept,
        toGet ? new byte[0] : body,
        !toGet && hasBody,
        mode,
        credentials,
        redirect,
        bypassCache,
        sendReferrer,
        page);
  }
}
