package dev.cmux.engine.url;

import dev.cmux.engine.error.EngineException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A glob over the whole URL, by Playwright's rules (https://playwright.dev/docs/network#glob-url-patterns):
///
/// - `*` is anything but `/`, `**` anything; `/**/` may also be a single slash
/// - `{a,b}` is one of several; braces do not nest
/// - `\` takes the next character as it is
/// - `?` and everything else mean themselves
///
/// Scheme and host ignore case, a default port may be written, a missing path is `/`. A glob that begins with `/` is about
/// path and query on any host, which is ours: Playwright wants a base URL for it.
///
/// Two globs are equal when their texts are.
public final class Glob implements UrlPattern {

  private static final Pattern ABSOLUTE = Pattern.compile("([A-Za-z{},*+.-]+)://([^/?]*)(.*)", Pattern.DOTALL);
  private static final Pattern OPAQUE = Pattern.compile("(?i)(about|data|blob|file|javascript):.*", Pattern.DOTALL);
  private static final String ANY_HOST = "[a-z][a-z0-9+.-]*://[^/?]*";

  private final String text;
  private final Pattern compiled;

  Glob(String text) {
    this.text = text;
    this.compiled = Pattern.compile(text.startsWith("/") ? ANY_HOST + regex(text) : regex(normalized(text)), Pattern.DOTALL);
  }

  @Override
  public boolean matches(String url) {
    return compiled.matcher(UrlPattern.withoutFragment(url)).matches();
  }

  /// Whether the URL is meant, its fragment included: what pages whose routes are fragments wait for.
  public boolean matchesWhole(String url) {
    return compiled.matcher(url).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /// Brings scheme, host and port into the form that URLs are printed in.
  private static String normalized(String glob) {
    Matcher absolute = ABSOLUTE.matcher(glob);
    if (!absolute.matches()) {
      if ("*{\\".indexOf(glob.charAt(0)) < 0 && !OPAQUE.matcher(glob).matches()) {
        throw EngineException.invalidParams("No URL can match the pattern `%s`: a URL begins with a scheme.".formatted(glob))
            .withHint("A glob is about the whole URL: write `**/%s`, or `https://…`.".formatted(glob));
      }
      return glob;
    }
    String scheme = absolute.group(1).toLowerCase(Locale.ROOT);
    String authority = absolute.group(2).toLowerCase(Locale.ROOT);
    String rest = absolute.group(3);
    boolean wild = authority.chars().anyMatch(c -> "*{}\\".indexOf(c) >= 0);
    String defaultPort =
        switch (scheme) {
          case "http", "ws" -> ":80";
          case "https", "wss" -> ":443";
          default -> " ";
        };
    if (authority.endsWith(defaultPort)) {
      authority = authority.substring(0, authority.length() - defaultPort.length());
    }
    if (!wild && authority.indexOf(':') < 0) {
      authority = Host.parse(authority).orElse(authority);
    }
    boolean anything = authority.endsWith("**") && rest.isEmpty();
    return scheme + "://" + authority + (rest.startsWith("/") || anything ? "" : "/") + rest;
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    boolean inBraces = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '\\' -> {
          i = Math.min(i + 1, glob.length() - 1);
          regex.append(Pattern.quote(String.valueOf(glob.charAt(i))));
        }
        case '*' -> {
          int end = i;
          while (end + 1 < glob.length() && glob.charAt(end + 1) == '*') {
            end++;
          }
          boolean folders = end > i && end + 1 < glob.length() && glob.charAt(end + 1) == '/';
          boolean afterSlash = i > 0 && glob.charAt(i - 1) == '/';
          regex.append(folders ? (afterSlash ? "(?:.+/)?" : ".*/") : end > i ? ".*" : "[^/]*");
          i = folders ? end + 1 : end;
        }
        case '{' -> {
          if (inBraces) {
            throw unpaired(glob, "has braces inside braces");
          }
          inBraces = true;
          regex.append("(?:");
        }
        case '}' -> {
          if (!inBraces) {
            throw unpaired(glob, "closes a brace that was never opened");
          }
          inBraces = false;
          regex.append(')');
        }
        case ',' -> regex.append(inBraces ? "|" : ",");
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    if (inBraces) {
      throw unpaired(glob, "opens a brace and does not close it");
    }
    return regex.toString();
  }

  private static EngineException unpaired(String glob, String what) {
    return EngineException.invalidParams("The pattern `%s` %s.".formatted(glob, what))
        .withHint("Write `\\{` for a brace that means itself, or use a regular expression.");
  }
}
