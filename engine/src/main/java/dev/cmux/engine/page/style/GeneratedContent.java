package dev.cmux.engine.page.style;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.html.DomElement;

/// The text that CSS puts before or after an element (`content` of `::before` and `::after`): strings and `attr()`,
/// or the alternative text after a slash. Counters and images say nothing.
public final class GeneratedContent {

  /// A string, `attr(…)`, another function, the slash, or a word.
  private static final Pattern PART =
      Pattern.compile(
          "\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'"
              + "|attr\\(\\s*([\\w-]+)\\s*\\)|[\\w-]+\\([^)]*\\)|(/)|[^\\s\"'/]+",
          Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))", Pattern.DOTALL);

  private GeneratedContent() {}

  public static String text(DomElement element, String pseudo, Styles styles) {
    return styles.content(element, pseudo).map(content -> read(content, element)).orElse("");
  }

  private static String read(String content, DomElement element) {
    StringBuilder out = new StringBuilder();
    Matcher part = PART.matcher(content);
    while (part.find()) {
      if (part.group(4) != null) {
        out.setLength(0);
      } else if (part.group(1) != null || part.group(2) != null) {
        out.append(unescape(part.group(1) != null ? part.group(1) : part.group(2)));
      } else if (part.group(3) != null) {
        out.append(element.getAttribute(part.group(3)));
      }
    }
    return out.toString();
  }

  /// CSS escapes; the characters that icon fonts use are no text.
  private static String unescape(String text) {
    String plain =
        ESCAPE
            .matcher(text)
            .replaceAll(
                match -> {
                  if (match.group(1) == null) {
                    return Matcher.quoteReplacement(match.group(2));
                  }
                  int code = Integer.parseInt(match.group(1), 16);
                  return Character.isValidCodePoint(code) && code != 0
                      ? Matcher.quoteReplacement(Character.toString(code))
                      : "";
                });
    return plain.codePoints()
        .filter(code -> Character.getType(code) != Character.PRIVATE_USE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
