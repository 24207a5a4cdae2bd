package dev.cmux.engine.url;

import java.util.regex.Pattern;

/// Which URLs a route, a wait or a recording is about. Fragments do not count: they never reach a server.
public sealed interface UrlPattern permits UrlPattern.Any, UrlPattern.Regex, Glob {

  /// Whether the URL, as browsers print it, is meant.
  boolean matches(String url);

  /// Every URL.
  record Any() implements UrlPattern {
    @Override
    public boolean matches(String url) {
      return true;
    }

    @Override
    public String toString() {
      return "**";
    }
  }

  /// A regular expression, searched anywhere in the URL.
  record Regex(Pattern pattern) implements UrlPattern {
    @Override
    public boolean matches(String url) {
      return pattern.matcher(withoutFragment(url)).find();
    }

    /// By text and flags, so that a route can be removed by an equal expression.
    @Override
    public boolean equals(Object other) {
      return other instanceof Regex(Pattern that)
          && pattern.pattern().equals(that.pattern())
          && pattern.flags() == that.flags();
    }

    @Override
    public int hashCode() {
      return pattern.pattern().hashCode();
    }

    @Override
    public String toString() {
      return '/' + pattern.pattern() + '/';
    }
  }

  /// Reads a glob; `*` alone, `**` and the empty text mean every URL.
  ///
  /// @throws dev.cmux.engine.error.EngineException `invalid_params` for braces that do not pair up, and for a glob that no URL can match
  static UrlPattern glob(String text) {
    return text.equals("**") || text.equals("*") || text.isEmpty() ? new Any() : new Glob(text);
  }

  /// The URL up to its fragment.
  static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }
}
