package dev.cmux.engine.modern.platform;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Style sheets in terms that HtmlUnit's parser can read. What it refuses (5.5.0) takes the whole rule or declaration with it: `:host(…)`,
/// `:host-context(…)` and `::slotted(…)`, for which there are selectors of the same specificity, and colours of fewer parts than it counts
/// on, such as `rgb(var(--red-green-blue))`. Custom properties are text ([CustomText]).
///
/// | written | read as |
/// |---|---|
/// | `:host(X)` | `:host:is(X)` |
/// | `:host-context(X)` | `:host-context:is(X)` |
/// | `S::slotted(X)` | `S>cmux-slotted:is(X)`, a type for the pseudo-element |
/// | `rgba(var(--x), 1)`, `oklch(0.5 0.2 240)` | `-cmux-rgba(var(--x), 1)`, `-cmux-oklch(0.5 0.2 240)` |
///
/// Scripts that read a rule back from a style sheet see what was read.
public final class ReadableCss {

  /// The type that stands for what a slot takes.
  public static final String SLOTTED = "cmux-slotted";

  private static final Pattern FUNCTION = Pattern.compile("(?i):host\\(|:host-context\\(|::slotted\\(");
  private static final String COLOR_MARK = "-cmux-";
  private static final Pattern COLOR =
      Pattern.compile("(?i)(?<![\\w-])(?:(?:rgb|hsl)a?(?=\\(\\s*var\\()|(?:ok)?(?:lch|lab)(?=\\())");
  private static final Pattern SCOPED = Pattern.compile("(?i):host\\b|::slotted\\(|::part\\(");
  private static final String OUTSIDE_COMPOUNDS = " \t\r\n\f>+~,{};(/";

  private ReadableCss() {}

  /// Whether a selector is one that knows of shadow trees.
  public static boolean isScoped(String selector) {
    return SCOPED.matcher(selector).find();
  }

  /// A style sheet, a rule or a list of selectors as HtmlUnit's parser can read it.
  public static String readable(String css) {
    return withSelectors(COLOR.matcher(CustomText.kept(css)).replaceAll(COLOR_MARK + "$0"));
  }

  /// A value as it was written.
  public static String original(String value) {
    return value.contains(COLOR_MARK) ? value.replace(COLOR_MARK, "") : value;
  }

  private static String withSelectors(String css) {
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
