package dev.cmux.engine.modern.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The URL standard's basic parser, cut by delimiters instead of by a state machine.
/// https://url.spec.whatwg.org/#url-parsing
final class WebUrlParser {

  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.\\-]*):");

  private final WebUrl base;

  WebUrlParser(WebUrl base) {
    this.base = base;
  }

  Optional<WebUrl> parse(String given) {
    String text = trimmed(given).replaceAll("[\\t\\n\\r]", "");
    String fragment = null;
    int hash = text.indexOf('#');
    if (hash >= 0) {
      fragment = WebUrl.encode(text.substring(hash + 1), WebUrl.FRAGMENT_SET);
      text = text.substring(0, hash);
    }
    Matcher scheme = SCHEME.matcher(text);
    Optional<WebUrl> parsed =
        scheme.find()
            ? absolute(scheme.group(1).toLowerCase(Locale.ROOT), text.substring(scheme.end()))
            : base == null ? Optional.empty() : relative(text, fragment != null);
    String own = fragment;
    return parsed.map(url -> url.withFragment(own));
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return text.substring(start, end);
  }

  private Optional<WebUrl> absolute(String scheme, String rest) {
    boolean special = WebUrl.isSpecial(scheme);
    if ("file".equals(scheme)) {
      boolean authority = startsWithSlashes(rest);
      return authority
          ? authority(scheme, rest.substring(2))
          : Optional.of(pathOnly(scheme, "", rest.isEmpty() || !isSlash(rest.charAt(0)) ? "/" + rest : rest));
    }
    if (special) {
      boolean sameScheme = base != null && base.scheme().equals(scheme);
      if (sameScheme && !startsWithSlashes(rest)) {
        return relative(rest, false);
      }
      int start = 0;
      while (start < rest.length() && isSlash(rest.charAt(start))) {
        start++;
      }
      return authority(scheme, rest.substring(start));
    }
    if (rest.startsWith("//")) {
      return authority(scheme, rest.substring(2));
    }
    if (rest.startsWith("/")) {
      return Optional.of(pathOnly(scheme, null, rest));
    }
    int question = rest.indexOf('?');
    String path = question < 0 ? rest : rest.substring(0, question);
    String query = question < 0 ? null : WebUrl.encode(rest.substring(question + 1), WebUrl.QUERY_SET);
    return Optional.of(new WebUrl(scheme, "", "", null, -1, WebUrl.encode(path, ""), true, query, null));
  }

  private static boolean startsWithSlashes(String text) {
    return text.length() > 1 && isSlash(text.charAt(0)) && isSlash(text.charAt(1));
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  private WebUrl pathOnly(String scheme, String host, String pathAndQuery) {
    return tail(new WebUrl(scheme, "", "", host, -1, "", false, null, null), pathAndQuery, "/");
  }

  private Optional<WebUrl> relative(String text, boolean hasFragment) {
    if (base.opaque()) {
      return text.isEmpty() && hasFragment ? Optional.of(base) : Optional.empty();
    }
    boolean special = base.isSpecial();
    String slashed = special ? text.replace('\\', '/') : text;
    if (slashed.startsWith("//")) {
      return authority(base.scheme(), text.substring(2));
    }
    if (text.isEmpty()) {
      return Optional.of(base);
    }
    if (text.startsWith("?")) {
      return Optional.of(tail(base.withQuery(null), text, base.path()));
    }
    WebUrl start = base.withQuery(null);
    if (slashed.startsWith("/")) {
      return Optional.of(tail(start, text, "/"));
    }
    int last = base.path().lastIndexOf('/');
    return Optional.of(tail(start, base.path().substring(0, last + 1) + text, "/"));
  }

  private Optional<WebUrl> authority(String scheme, String rest) {
    boolean special = WebUrl.isSpecial(scheme);
    int end = 0;
    while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0 && !(special && rest.charAt(end) == '\\')) {
      end++;
    }
    String authority = rest.substring(0, end);
    String username = "";
    String password = "";
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String userinfo = authority.substring(0, at);
      int colon = userinfo.indexOf(':');
      username = WebUrl.encode(colon < 0 ? userinfo : userinfo.substring(0, colon), WebUrl.USERINFO_SET);
      password = colon < 0 ? "" : WebUrl.encode(userinfo.substring(colon + 1), WebUrl.USERINFO_SET);
      authority = authority.substring(at + 1);
    }
    int colon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
    String hostText = colon < 0 ? authority : authority.substring(0, colon);
    Optional<Integer> port = port(scheme, colon < 0 ? "" : authority.substring(colon + 1));
    Optional<String> host = WebHost.parse(hostText, special);
    boolean emptyHost = hostText.isEmpty() && special && !"file".equals(scheme);
    if (host.isEmpty() || port.isEmpty() || emptyHost) {
      return Optional.empty();
    }
    String name = "file".equals(scheme) && "localhost".equals(host.get()) ? "" : host.get();
    WebUrl url = new WebUrl(scheme, username, password, name, port.get(), "", false, null, null);
    return Optional.of(tail(url, rest.substring(end), special ? "/" : ""));
  }

  /// A port number, -1 for the scheme's own; empty for a bad one.
  static Optional<Integer> port(String scheme, String digits) {
    if (digits.isEmpty()) {
      return Optional.of(-1);
    }
    if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int port = Integer.parseInt(digits);
    return port > 65_535 ? Optional.empty() : Optional.of(port == WebUrl.defaultPort(scheme) ? -1 : port);
  }

  /// Path and query from text; an empty path becomes the given one.
  private static WebUrl tail(WebUrl url, String text, String emptyPath) {
    int question = text.indexOf('?');
    String path = question < 0 ? text : text.substring(0, question);
    String resolved = path.isEmpty() ? emptyPath : path(path, url.isSpecial());
    WebUrl done = url.withPath(resolved);
    return question < 0 ? done : done.withQuery(query(text.substring(question + 1), url.isSpecial()));
  }

  static String query(String text, boolean special) {
    return WebUrl.encode(text, special ? WebUrl.QUERY_SET + "'" : WebUrl.QUERY_SET);
  }

  /// A path with its dot segments resolved and its characters escaped.
  static String path(String text, boolean special) {
    String slashed = special ? text.replace('\\', '/') : text;
    String[] segments = (slashed.startsWith("/") ? slashed.substring(1) : slashed).split("/", -1);
    Deque<String> kept = new ArrayDeque<>();
    for (int i = 0; i < segments.length; i++) {
      String segment = segments[i];
      String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
      boolean last = i == segments.length - 1;
      if ("..".equals(plain)) {
        kept.pollLast();
        if (last) {
          kept.add("");
        }
      } else if (".".equals(plain)) {
        if (last) {
          kept.add("");
        }
      } else {
        kept.add(WebUrl.encode(segment, WebUrl.PATH_SET));
      }
    }
    return "/" + String.join("/", kept);
  }
}
