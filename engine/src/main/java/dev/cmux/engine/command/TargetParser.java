package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The string form of a {@link Target}.
final class TargetParser {

  private static final Pattern REF = Pattern.compile("@?e([1-9][0-9]{0,8})");
  private static final Pattern ENGINE =
      Pattern.compile("(css|xpath|text|role|label|placeholder|alt|title|testid|nth|hasText|hasNotText)=(.*)", Pattern.DOTALL);
  private static final Pattern ROLE = Pattern.compile("([a-zA-Z]+)\\s*((?:\\[[^=\\]]+(?:=(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|/(?:[^/\\\\]|\\\\.)*/[a-z]*|[^\\]]*)\\s*[is]?)?\\s*\\]\\s*)*)");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\[\\s*([a-z-]+)\\s*(?:=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|/(?:[^/\\\\]|\\\\.)*/[a-z]*|[^\\]\\s]*)\\s*([is]?)\\s*)?\\]");
  private static final Pattern REGEX = Pattern.compile("/((?:[^/\\\\]|\\\\.)+)/([a-z]*)", Pattern.DOTALL);

  private TargetParser() {}

  static Target parse(String text) {
    if (text == null || text.isBlank()) {
      throw EngineException.invalidParams("A target is needed, but an empty text was given.")
          .withHint("Give a ref such as `e3`, a CSS selector, `text=…`, `role=…` or `xpath=…`.");
    }
    Target target = null;
    for (String part : split(text)) {
      target = append(target, part.strip(), text);
    }
    return target;
  }

  private static Target append(Target scope, String part, String whole) {
    if (part.isEmpty()) {
      throw EngineException.invalidParams("The target `%s` has an empty part beside `>>`.".formatted(whole));
    }
    Matcher ref = REF.matcher(part);
    if (ref.matches()) {
      return within(scope, new Target.Ref(Integer.parseInt(ref.group(1))));
    }
    if (part.startsWith("//") || part.startsWith("(//")) {
      return within(scope, new Target.XPath(part));
    }
    Matcher engine = ENGINE.matcher(part);
    if (!engine.matches()) {
      return within(scope, new Target.Css(part));
    }
    String body = engine.group(2).strip();
    return switch (engine.group(1)) {
      case "css" -> within(scope, new Target.Css(body));
      case "xpath" -> within(scope, new Target.XPath(body));
      case "text" -> within(scope, new Target.Text(textMatch(body)));
      case "label" -> within(scope, new Target.Label(textMatch(body)));
      case "placeholder" -> within(scope, new Target.Placeholder(textMatch(body)));
      case "alt" -> within(scope, new Target.Alt(textMatch(body)));
      case "title" -> within(scope, new Target.Title(textMatch(body)));
      case "testid" -> within(scope, new Target.TestId(unquote(body)));
      case "role" -> within(scope, role(body, whole));
      case "hasText" -> new Target.Filtered(base(scope, part, whole), textMatch(body), true);
      case "hasNotText" -> new Target.Filtered(base(scope, part, whole), textMatch(body), false);
      case "nth" -> new Target.Nth(base(scope, part, whole), index(body, whole));
      default -> throw new AssertionError(engine.group(1));
    };
  }

  private static Target within(Target scope, Target inner) {
    return scope == null ? inner : new Target.Within(scope, inner);
  }

  private static Target base(Target scope, String part, String whole) {
    if (scope == null) {
      throw EngineException.invalidParams("The target `%s` begins with `%s`, which needs something before it.".formatted(whole, part));
    }
    return scope;
  }

  private static int index(String body, String whole) {
    try {
      return Integer.parseInt(body);
    } catch (NumberFormatException e) {
      throw EngineException.invalidParams("The target `%s` has `nth=%s`, which is not a whole number.".formatted(whole, body));
    }
  }

  private static Target role(String body, String whole) {
    Matcher matcher = ROLE.matcher(body);
    if (!matcher.matches()) {
      throw EngineException.invalidParams("The target `%s` is not a role selector.".formatted(whole))
          .withHint("Write it as `role=button[name=\"Save\"]`.");
    }
    Optional<TextMatch> name = Optional.empty();
    Map<Target.RoleState, Boolean> states = new EnumMap<>(Target.RoleState.class);
    Optional<Integer> level = Optional.empty();
    Matcher attribute = ATTRIBUTE.matcher(matcher.group(2));
    while (attribute.find()) {
      String key = attribute.group(1);
      String value = attribute.group(2);
      switch (key) {
        case "name" -> {
          String text = value == null ? "" : value;
          name = Optional.of("s".equals(attribute.group(3)) ? new TextMatch.Exact(unquote(text)) : attributeMatch(text));
        }
        case "level" -> level = Optional.of(index(String.valueOf(value), whole));
        default -> states.put(state(key, whole), value == null || !unquote(value).equals("false"));
      }
    }
    return new Target.Role(matcher.group(1).toLowerCase(Locale.ROOT), name, states, level);
  }

  private static Target.RoleState state(String key, String whole) {
    for (Target.RoleState state : Target.RoleState.values()) {
      if (state.wireName().equals(key)) {
        return state;
      }
    }
    throw EngineException.invalidParams("The target `%s` asks for the attribute `%s`, which role selectors do not have.".formatted(whole, key))
        .withHint("Use `name`, `checked`, `disabled`, `expanded`, `pressed`, `selected` or `level`.");
  }

  /// In a role selector a quoted name is still a substring, as in Playwright; `s` after it makes it exact.
  private static TextMatch attributeMatch(String value) {
    Matcher regex = REGEX.matcher(value);
    return regex.matches() ? new TextMatch.Regex(regex.group(1), regex.group(2)) : new TextMatch.Substring(unquote(value));
  }

  /// `"in quotes"` is exact, `/…/i` is a pattern, anything else a substring.
  private static TextMatch textMatch(String body) {
    Matcher regex = REGEX.matcher(body);
    if (regex.matches()) {
      return new TextMatch.Regex(regex.group(1), regex.group(2));
    }
    return isQuoted(body) ? new TextMatch.Exact(unquote(body)) : new TextMatch.Substring(body);
  }

  private static boolean isQuoted(String text) {
    return text.length() >= 2
        && (text.charAt(0) == '"' || text.charAt(0) == '\'')
        && text.charAt(text.length() - 1) == text.charAt(0);
  }

  private static String unquote(String text) {
    return isQuoted(text) ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
  }

  /// Splits at `>>` outside quotes and brackets.
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if ((c == '"' || c == '\'') && (depth > 0 || closes(text, i))) {
        quote = c;
      } else if (c == '[' || c == '(') {
        depth++;
      } else if (c == ']' || c == ')') {
        depth--;
      } else if (depth <= 0 && c == '>' && text.startsWith(">>", i)) {
        parts.add(text.substring(start, i));
        start = i + 2;
        i++;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /// An apostrophe in running text (`text=don't`) opens no quotation.
  private static boolean closes(String text, int at) {
    return text.indexOf(text.charAt(at), at + 1) > 0 && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
  }
}
