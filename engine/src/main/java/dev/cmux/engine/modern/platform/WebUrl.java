package dev.cmux.engine.modern.platform;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// A URL as browsers understand one; `java.net.URL` and HtmlUnit's resolver differ in dozens of cases.
/// https://url.spec.whatwg.org/
///
/// @param host null for none, which is not the empty host
/// @param port -1 for the scheme's own
/// @param path for an opaque path the text after the scheme, otherwise it begins with a slash or is empty
/// @param query without the question mark; null for none
/// @param fragment without the hash; null for none
record WebUrl(
    String scheme,
    String username,
    String password,
    String host,
    int port,
    String path,
    boolean opaque,
    String query,
    String fragment) {

  private static final Map<String, Integer> SPECIAL =
      Map.of("http", 80, "https", 443, "ws", 80, "wss", 443, "ftp", 21, "file", -1);

  /// Each set holds the ASCII characters that are escaped besides controls and non-ASCII ones.
  static final String FRAGMENT_SET = " \"<>`";

  static final String QUERY_SET = " \"#<>";
  static final String PATH_SET = " \"#<>?`{}^";
  static final String USERINFO_SET = " \"#<>?`{}/:;=@[\\]^|";

  /// Parses text against an optional base; empty where the standard says failure.
  static Optional<WebUrl> parse(String text, WebUrl base) {
    return new WebUrlParser(base).parse(text);
  }

  boolean isSpecial() {
    return isSpecial(scheme);
  }

  static boolean isSpecial(String scheme) {
    return SPECIAL.containsKey(scheme);
  }

  static int defaultPort(String scheme) {
    return SPECIAL.getOrDefault(scheme, -1);
  }

  String href() {
    StringBuilder out = new StringBuilder(scheme).append(':');
    if (host != null) {
      out.append("//");
      if (!username.isEmpty() || !password.isEmpty()) {
        out.append(username);
        if (!password.isEmpty()) {
          out.append(':').append(password);
        }
        out.append('@');
      }
      out.append(hostAndPort());
    } else if (!opaque && path.startsWith("//")) {
      out.append("/.");
    }
    out.append(path);
    if (query != null) {
      out.append('?').append(query);
    }
    if (fragment != null) {
      out.append('#').append(fragment);
    }
    return out.toString();
  }

  String hostAndPort() {
    return (host == null ? "" : host) + (port < 0 ? "" : ":" + port);
  }

  /// The origin, serialized; `null` for what has none of its own.
  String origin() {
    if ("blob".equals(scheme)) {
      return parse(path, null).filter(inner -> inner.scheme.startsWith("http")).map(WebUrl::origin).orElse("null");
    }
    return isSpecial() && !"file".equals(scheme) ? scheme + "://" + hostAndPort() : "null";
  }

  WebUrl withHost(String newHost, int newPort) {
    return new WebUrl(scheme, username, password, newHost, newPort, path, opaque, query, fragment);
  }

  WebUrl withCredentials(String name, String secret) {
    return new WebUrl(scheme, name, secret, host, port, path, opaque, query, fragment);
  }

  WebUrl withScheme(String newScheme) {
    int kept = port == defaultPort(newScheme) ? -1 : port;
    return new WebUrl(newScheme, username, password, host, kept, path, opaque, query, fragment);
  }

  WebUrl withPath(String newPath) {
    return new WebUrl(scheme, username, password, host, port, newPath, opaque, query, fragment);
  }

  WebUrl withQuery(String newQuery) {
    return new WebUrl(scheme, username, password, host, port, path, opaque, newQuery, fragment);
  }

  WebUrl withFragment(String newFragment) {
    return new WebUrl(scheme, username, password, host, port, path, opaque, query, newFragment);
  }

  /// Escapes what a component may not hold, as UTF-8; existing escapes stay.
  static String encode(String text, String set) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : Bytes.utf8(text)) {
      int c = b & 0xff;
      if (c <= 0x1f || c >= 0x7f || set.indexOf(c) >= 0) {
        out.append('%').append("%02X".formatted(c));
      } else {
        out.append((char) c);
      }
    }
    return out.toString();
  }

  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = Bytes.utf8(text);
    byte[] out = new byte[in.length];
    int size = 0;
    for (int i = 0; i < in.length; i++) {
      boolean escape =
          in[i] == '%'
              && i + 2 < in.length
              && Character.digit(in[i + 1], 16) >= 0
              && Character.digit(in[i + 2], 16) >= 0;
      out[size++] = escape ? (byte) (Character.digit(in[i + 1], 16) * 16 + Character.digit(in[i + 2], 16)) : in[i];
      i += escape ? 2 : 0;
    }
    return new String(out, 0, size, StandardCharsets.UTF_8);
  }
}
