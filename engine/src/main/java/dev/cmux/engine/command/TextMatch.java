package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// How a text is compared, by Playwright's rules: white space is collapsed and trimmed on the page's side;
/// a plain string is a case-insensitive substring, an exact one is the whole text in its own case, a
/// pattern is searched anywhere in the text.
public sealed interface TextMatch {

  /// Whether the page's text, as it stands in the document, matches.
  boolean matches(String pageText);

  /// As it stands behind `text=` and the like: `a part`, `"the whole"` or a pattern.
  String selector();

  /// As it stands in a role selector: `"a part"`, `"the whole"s` or a pattern.
  String attribute();

  /// A case-insensitive substring of the collapsed text.
  record Substring(String text) implements TextMatch {
    public Substring {
      text = collapse(Objects.requireNonNull(text));
    }

    @Override
    public boolean matches(String pageText) {
      return collapse(pageText).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
      return '"' + text + '"';
    }

    @Override
    public String selector() {
      return text;
    }

    @Override
    public String attribute() {
      return toString();
    }
  }

  /// The whole collapsed text, in its own case.
  record Exact(String text) implements TextMatch {
    public Exact {
      text = collapse(Objects.requireNonNull(text));
    }

    @Override
    public boolean matches(String pageText) {
      return collapse(pageText).equals(text);
    }

    @Override
    public String toString() {
      return '"' + text + "\" (exact)";
    }

    @Override
    public String selector() {
      return '"' + text + '"';
    }

    @Override
    public String attribute() {
      return selector() + "s";
    }
  }

  /// A regular expression in Java's dialect, searched in the collapsed text; `flags` are JavaScript's (`i`, `m`, `s`, `u`).
  record Regex(String source, String flags) implements TextMatch {
    public Regex {
      compile(source, flags);
    }

    @Override
    public boolean matches(String pageText) {
      return compile(source, flags).matcher(collapse(pageText)).find();
    }

    /// The compiled pattern.
    public Pattern pattern() {
      return compile(source, flags);
    }

    @Override
    public String toString() {
      return '/' + source + '/' + flags;
    }

    @Override
    public String selector() {
      return toString();
    }

    @Override
    public String attribute() {
      return toString();
    }

    private static Pattern compile(String source, String flags) {
      int bits = 0;
      for (char flag : flags.toCharArray()) {
        bits |=
            switch (flag) {
              case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
              case 'm' -> Pattern.MULTILINE;
              case 's' -> Pattern.DOTALL;
              default -> 0;
            };
      }
      try {
        return Pattern.compile(source, bits);
      } catch (PatternSyntaxException e) {
        throw EngineException.invalidParams("The pattern `/%s/` is not valid: %s.".formatted(source, e.getDescription()));
      }
    }
  }

  /// A substring, or the whole text when `exact`.
  static TextMatch of(String text, boolean exact) {
    return exact ? new Exact(text) : new Substring(text);
  }

  /// White space runs (and non-breaking spaces) become one space; the ends are trimmed.
  static String collapse(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b') {
        gap = true;
      } else {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      }
    }
    return out.toString();
  }
}
