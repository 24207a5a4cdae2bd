package dev.cmux.engine.page.query;

import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.error.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.WebClient.PooledCSS3Parser;
import org.htmlunit.css.CssStyleSheet;
import org.htmlunit.cssparser.parser.CSSErrorHandler;
import org.htmlunit.cssparser.parser.CSSException;
import org.htmlunit.cssparser.parser.CSSOMParser;
import org.htmlunit.cssparser.parser.CSSParseException;
import org.htmlunit.cssparser.parser.selector.SelectorList;
import org.htmlunit.html.DomNode;

/// Reads CSS selectors. HtmlUnit's parser does the work; what it does not know is first cut out and stands in the
/// selector as an attribute condition (`[cmux-addition-0]`) that {@link CssSelector} understands.
final class SelectorParser {

  /// Begins the name of the attribute conditions that stand for additions.
  static final String MARK = "cmux-addition-";

  private static final Pattern ADDITION =
      Pattern.compile(
          ":(?:(visible|scope|link|any-link|read-only|read-write|disabled|enabled|indeterminate|defined|popover-open)(?![\\w(-])"
              + "|(has-text|text|text-is|text-matches|nth-match)\\()",
          Pattern.CASE_INSENSITIVE);

  /// A pseudo-class as it is written; the parser wants it in lower case and counts (`2n + 1`) without spaces.
  private static final Pattern PSEUDO_CLASS = Pattern.compile("::?[a-zA-Z-]+(\\(\\s*[0-9n+\\s-]+\\))?");
  private static final Pattern QUOTED = Pattern.compile("\\s*([\"'])((?:[^\\\\]|\\\\.)*?)\\1\\s*", Pattern.DOTALL);

  private final String source;
  private final List<PseudoClass> additions = new ArrayList<>();

  private SelectorParser(String source) {
    this.source = source;
  }

  /// Parses a selector list for use in the document of `context`.
  ///
  /// @throws EngineException `invalid_params`, naming the selector
  static CssSelector parse(String selector, DomNode context) {
    SelectorParser parser = new SelectorParser(selector);
    String plain = parser.cutAdditions(context);
    return new CssSelector(parser.read(plain, context), parser.additions);
  }

  private SelectorList read(String plain, DomNode context) {
    try (PooledCSS3Parser pooled = context.getPage().getWebClient().getCSS3Parser()) {
      CSSOMParser parser = new CSSOMParser(pooled);
      FirstError error = new FirstError();
      parser.setErrorHandler(error);
      SelectorList list = parser.parseSelectors(plain);
      if (error.first != null || list == null || list.isEmpty()) {
        throw invalid(error.first == null ? "it cannot be parsed" : where(error.first));
      }
      CssStyleSheet.validateSelectors(list, context);
      return list;
    } catch (IOException | CSSException e) {
      throw invalid("a pseudo-class in it is not known").causedBy(e);
    }
  }

  private static String where(CSSParseException error) {
    return "there is an error near character " + error.getColumnNumber();
  }

  private EngineException invalid(String reason) {
    return EngineException.invalidParams(
            "`%s` is not a CSS selector that cmux understands: %s.".formatted(source, reason))
        .withHint(
            source.contains(":contains(")
                ? "`:contains()` is jQuery's: write `:has-text(\"…\")`."
                : "To find by text use `text=…`, by role `role=button[name=\"…\"]`, by XPath `xpath=…`.")
        .with("selector", source);
  }

  /// Replaces the additions outside strings and attribute brackets by marks.
  private String cutAdditions(DomNode context) {
    StringBuilder out = new StringBuilder();
    Matcher addition = ADDITION.matcher(source);
    Matcher pseudo = PSEUDO_CLASS.matcher(source);
    int at = 0;
    boolean inBrackets = false;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\') {
        int end = Math.min(at + 2, source.length());
        out.append(source, at, end);
        at = end;
      } else if (c == '"' || c == '\'') {
        int end = endOfString(at);
        out.append(source, at, end);
        at = end;
      } else if (!inBrackets && c == ':' && addition.region(at, source.length()).lookingAt()) {
        at = cut(addition, context);
        out.append('[').append(MARK).append(additions.size() - 1).append(']');
      } else if (!inBrackets && c == ':' && pseudo.region(at, source.length()).lookingAt()) {
        String written = pseudo.group();
        out.append((pseudo.group(1) == null ? written : written.replaceAll("\\s+", "")).toLowerCase(Locale.ROOT));
        at = pseudo.end();
      } else {
        inBrackets = c == '[' || inBrackets && c != ']';
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  /// Reads one addition; the position after it.
  private int cut(Matcher addition, DomNode context) {
    if (addition.group(1) != null) {
      additions.add(
          switch (addition.group(1).toLowerCase(Locale.ROOT)) {
            case "visible" -> new PseudoClass.Visible();
            case "scope" -> new PseudoClass.Scope();
            case "link", "any-link" -> new PseudoClass.Link();
            case "read-only" -> new PseudoClass.ReadWrite(false);
            case "read-write" -> new PseudoClass.ReadWrite(true);
            case "indeterminate" -> new PseudoClass.Indeterminate();
            case "disabled" -> new PseudoClass.Disabled(true);
            case "enabled" -> new PseudoClass.Disabled(false);
            case "defined" -> new PseudoClass.Defined();
            case "popover-open" -> new PseudoClass.PopoverOpen();
            default -> throw new AssertionError(addition.group(1));
          });
      return addition.end();
    }
    String name = addition.group(2).toLowerCase(Locale.ROOT);
    int close = closingBracket(addition.end());
    String argument = source.substring(addition.end(), close);
    additions.add(
        switch (name) {
          case "has-text" -> new PseudoClass.HasText(new TextMatch.Substring(text(name, argument)));
          case "text" -> new PseudoClass.SmallestWithText(new TextMatch.Substring(text(name, argument)));
          case "text-is" -> new PseudoClass.SmallestWithText(new TextMatch.Exact(text(name, argument)));
          case "text-matches" -> new PseudoClass.SmallestWithText(pattern(argument));
          case "nth-match" -> nthMatch(argument, context);
          default -> throw new AssertionError(name);
        });
    return close + 1;
  }

  private String text(String name, String argument) {
    Matcher quoted = QUOTED.matcher(argument);
    if (quoted.matches()) {
      return unescape(quoted.group(2));
    }
    if (argument.isBlank()) {
      throw invalid("`:%s()` needs a text in quotes".formatted(name));
    }
    return argument.strip();
  }

  private TextMatch pattern(String argument) {
    Matcher first = QUOTED.matcher(argument);
    if (!first.lookingAt()) {
      throw invalid("`:text-matches()` needs a pattern in quotes");
    }
    String rest = argument.substring(first.end()).strip();
    String flags = rest.startsWith(",") ? text("text-matches", rest.substring(1)) : "";
    return new TextMatch.Regex(unescape(first.group(2)), flags.toLowerCase(Locale.ROOT));
  }

  private PseudoClass nthMatch(String argument, DomNode context) {
    int comma = argument.lastIndexOf(',');
    String position = comma < 0 ? "" : argument.substring(comma + 1).strip();
    if (!position.matches("[1-9][0-9]{0,8}")) {
      throw invalid("`:nth-match()` needs a selector and a position from 1");
    }
    return new PseudoClass.NthMatch(parse(argument.substring(0, comma), context), Integer.parseInt(position));
  }

  private static String unescape(String text) {
    return text.replaceAll("\\\\(.)", "$1");
  }

  private int endOfString(int start) {
    for (int i = start + 1; i < source.length(); i++) {
      if (source.charAt(i) == '\\') {
        i++;
      } else if (source.charAt(i) == source.charAt(start)) {
        return i + 1;
      }
    }
    throw invalid("a string in it has no end");
  }

  private int closingBracket(int from) {
    int depth = 1;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"' || c == '\'') {
        i = endOfString(i) - 1;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    throw invalid("a bracket in it is not closed");
  }

  /// Keeps the first complaint of the parser.
  private static final class FirstError implements CSSErrorHandler {
    private CSSParseException first;

    @Override
    public void warning(CSSParseException exception) {}

    @Override
    public void error(CSSParseException exception) {
      first = first == null ? exception : first;
    }

    @Override
    public void fatalError(CSSParseException exception) {
      error(exception);
    }
  }
}
