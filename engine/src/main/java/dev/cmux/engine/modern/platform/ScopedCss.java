package dev.cmux.engine.modern.platform;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The selectors of shadow trees in terms that HtmlUnit's parser can read, of the same specificity. It refuses `:host(…)`,
/// `:host-context(…)` and `::slotted(…)` (5.5.0), and with them the whole rule.
///
/// | written | read as |
/// |---|---|
/// | `:host(X)` | `:host:is(X)` |
/// | `:host-context(X)` | `:host-context:is(X)` |
/// | `S::slotted(X)` | `S>cmux-slotted:is(X)`, a type for the pseudo-element |
///
/// Scripts that read a rule back from a style sheet see what was read.
public final class ScopedCss {

  /// The type that stands for what a slot takes.
  public static final String SLOTTED = "cmux-slotted";

  private static final Pattern FUNCTION = Pattern.compile("(?i):host\\(|:host-context\\(|::slotted\\(");
  private static final Pattern SCOPED = Pattern.compile("(?i):host\\b|::slotted\\(|::part\\(");
  private static final String OUTSIDE_COMPOUNDS = " \t\r\n\f>+~,{};(/";

  private ScopedCss() {}

  /// Whether a selector is one that knows of shadow trees.
  public static boolean isScoped(String selector) {
    return SCOPED.matcher(selector).find();
  }

  /// A style sheet, a rule or a list of selectors as HtmlUnit's parser can read it.
  public static String readable(String css) {
    Matcher function = FUNCTION.matcher(css);
    if (!function.find()) {
      return css;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    do {
      out.append(css, at, function.start());
      String name = function.group().toLowerCase(Locale.ROOT);
      if (name.startsWith("::")) {
        boolean ofAnySlot = out.isEmpty() || OUTSIDE_COMPOUNDS.indexOf(out.charAt(out.length() - 1)) >= 0;
        out.append(ofAnySlot ? "*>" : ">").append(SLOTTED);
      } else {
        out.append(name, 0, name.length() - 1);
      }
      out.append(":is(");
      at = function.end();
    } while (function.find());
    return out.append(css, at, css.length()).toString();
  }
}
