package dev.cmux.engine.modern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Regular expressions of pages in the words of the page engine, which knows no flag `v`, few properties, and stumbles over a dash, over
/// assertions of nothing and over long texts. Line breaks and groups stay as they are.
final class RegExpText {

  /// A dash that ends a character class after `\w` or its like: with the flag `u` the engine (5.5.0, `NativeRegExp`) takes it for
  /// the middle of a range.
  private static final Pattern LAST_DASH = Pattern.compile("(\\\\(?:[wWdDsS]|[pP]\\{[^}]*\\}))-\\]");

  /// The engine counts places in an expression in 16 bits, and calls one "too complex" that has text above.
  private static final int LONG = 0xFFFF;

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|.)", Pattern.DOTALL);

  /// Escapes and classes, which stay, and assertions of nothing: those that always fail and those that always hold.
  private static final Pattern EMPTY_ASSERTION =
      Pattern.compile("\\\\.|\\[(?:\\\\.|[^\\]\\\\])*\\]|(\\(\\?<?!\\))|(\\(\\?<?=\\))", Pattern.DOTALL);

  /// Escapes and classes, which have no groups, and what begins a group, with its name.
  private static final Pattern GROUP = Pattern.compile("\\\\.|\\[(?:\\\\.|[^\\]\\\\])*\\]|(\\()(?:\\?<(?![=!])([^>]*)>|(?!\\?))", Pattern.DOTALL);

  private RegExpText() {}

  /// @param flags the page's, of which [#flags] are the engine's
  /// @throws IllegalArgumentException when a class of an expression with the flag `v` makes no sense
  static String forEngine(String source, String flags) {
    String text = source;
    if (flags.indexOf('v') >= 0) {
      text = UnicodeSets.withoutSets(text);
    }
    if (flags.indexOf('u') >= 0 || flags.indexOf('v') >= 0) {
      text = PropertyEscapes.known(text);
      text = LAST_DASH.matcher(text).replaceAll("$1\\\\-]");
    }
    if (text.contains("!)") || text.contains("=)")) {
      text = withoutEmptyAssertions(text);
    }
    return text.length() > LONG ? unescaped(text) : text;
  }

  /// The names of the groups of an expression in the engine's words, null for one that has none.
  static List<String> groups(String source) {
    List<String> names = new ArrayList<>();
    GROUP.matcher(source).results().filter(found -> found.group(1) != null).forEach(found -> names.add(found.group(2)));
    return names;
  }

  /// The flags without those that the engine refuses.
  static String flags(String flags) {
    return flags.replace("d", "").replace('v', 'u');
  }

  /// The engine takes `(?!)`, which nothing matches, for true, and `(?=)` for false; grammars made by jison end in endless loops.
  private static String withoutEmptyAssertions(String text) {
    return EMPTY_ASSERTION
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(1) != null ? "[]" : found.group(2) != null ? "(?:)" : found.group()));
  }

  /// Letters in place of `\u00e9`, a sixth of the length.
  private static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(letter(escape.group(1)).orElse(escape.group())));
  }

  private static Optional<String> letter(String digits) {
    char letter = digits == null ? 0 : (char) Integer.parseInt(digits, 16);
    return letter > 0x7f && (Character.isLetterOrDigit(letter) || Character.getType(letter) == Character.NON_SPACING_MARK)
        ? Optional.of(String.valueOf(letter))
        : Optional.empty();
  }
}
