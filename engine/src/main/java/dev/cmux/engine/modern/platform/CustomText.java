package dev.cmux.engine.modern.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Custom properties keep what was written, whatever it is. HtmlUnit's parser (5.5.0) takes their values for those of any property: `#f00` is printed as `rgb(255, 0, 0)`, and
/// braces end the rule. One long identifier, all of it escaped, comes out of it as it went in.
///
/// https://drafts.csswg.org/css-variables/#serializing-custom-props
public final class CustomText {

  private static final Pattern NAME = Pattern.compile("--[\\w\\-\\x{80}-\\x{10FFFF}\\\\]*\\s*:");
  private static final Pattern IMPORTANT = Pattern.compile("(?i)\\s*!\\s*important$");
  private static final Pattern COMMENT_IN_FRONT = Pattern.compile("^(?:/\\*.*?\\*/\\s*)+", Pattern.DOTALL);

  private CustomText() {}

  /// A style sheet or a list of declarations with the values of its custom properties escaped.
  public static String kept(String css) {
    int mark = css.indexOf("--");
    if (mark < 0) {
      return css;
    }
    StringBuilder out = new StringBuilder(css.length());
    Matcher name = NAME.matcher(css);
    int done = 0;
    while (mark >= 0) {
      int next = mark + 2;
      if (beginsDeclaration(css, mark) && name.region(mark, css.length()).lookingAt()) {
        next = endOfValue(css, name.end());
        out.append(css, done, name.end()).append(value(css.substring(name.end(), next)));
        done = next;
      }
      mark = css.indexOf("--", next);
    }
    return out.append(css, done, css.length()).toString();
  }

  private static String value(String written) {
    String text = COMMENT_IN_FRONT.matcher(written.strip()).replaceFirst("");
    Matcher important = IMPORTANT.matcher(text);
    boolean isImportant = important.find();
    String plain = isImportant ? text.substring(0, important.start()) : text;
    return plain.isEmpty() ? written : escaped(plain) + (isImportant ? "!important" : "");
  }

  /// A text as one identifier.
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
      if (letter || i > 0 && (c >= '0' && c <= '9' || c == '-')) {
        out.append(c);
      } else if (c > ' ' && c < 0x7f && !(c >= '0' && c <= '9') && c != '"' && c != '\'') {
        out.append('\\').append(c);
      } else {
        out.append('\\').append(Integer.toHexString(c)).append(' ');
      }
    }
    return out.toString();
  }

  private static boolean beginsDeclaration(String css, int at) {
    int before = at - 1;
    while (before >= 0 && Character.isWhitespace(css.charAt(before))) {
      before--;
    }
    return before < 0 || "{};".indexOf(css.charAt(before)) >= 0 || css.charAt(before) == '/' && before > 0 && css.charAt(before - 1) == '*';
  }

  private static int endOfValue(String css, int start) {
    int depth = 0;
    for (int i = start; i < css.length(); i++) {
      char c = css.charAt(i);
      switch (c) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> {
          if (depth == 0) {
            return i;
          }
          depth--;
        }
        case ';' -> {
          if (depth == 0) {
            return i;
          }
        }
        case '"', '\'' -> i = endOfString(css, i);
        case '\\' -> i++;
        case '/' -> {
          if (css.startsWith("/*", i)) {
            int end = css.indexOf("*/", i + 2);
            i = end < 0 ? css.length() : end + 1;
          }
        }
        default -> {}
      }
    }
    return css.length();
  }

  private static int endOfString(String css, int start) {
    for (int i = start + 1; i < css.length(); i++) {
      if (css.charAt(i) == css.charAt(start) || css.charAt(i) == '\n') {
        return i;
      }
      if (css.charAt(i) == '\\') {
        i++;
      }
    }
    return css.length();
  }
}
