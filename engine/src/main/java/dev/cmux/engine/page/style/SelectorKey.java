package dev.cmux.engine.page.style;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.htmlunit.cssparser.parser.condition.Condition;
import org.htmlunit.cssparser.parser.selector.ElementSelector;
import org.htmlunit.cssparser.parser.selector.Selector;

/// What an element must have at least to match a selector: the id, class or tag in its last compound.
record SelectorKey(Kind kind, String name) {

  private static final SelectorKey ANY = new SelectorKey(Kind.ANY, "");

  enum Kind {
    ID,
    CLASS,
    TAG,
    ANY
  }

  static SelectorKey of(Selector selector) {
    if (!(selector.getSimpleSelector() instanceof ElementSelector last)) {
      return ANY;
    }
    SelectorKey key =
        last.getLocalNameLowerCase() == null ? ANY : new SelectorKey(Kind.TAG, last.getLocalNameLowerCase());
    for (Condition condition : Objects.requireNonNullElse(last.getConditions(), List.<Condition>of())) {
      switch (condition.getConditionType()) {
        case ID_CONDITION -> {
          return new SelectorKey(Kind.ID, unescaped(condition.getValue()));
        }
        case CLASS_CONDITION -> key = new SelectorKey(Kind.CLASS, unescaped(condition.getValue()));
        default -> {}
      }
    }
    return key;
  }

  /// The key of a selector that has not been parsed.
  static SelectorKey of(String selector) {
    String compound = lastCompound(selector.strip());
    SelectorKey key = ANY;
    int i = nameEnd(compound, 0);
    if (i > 0 && !compound.startsWith("*")) {
      key = new SelectorKey(Kind.TAG, compound.substring(0, i).toLowerCase(Locale.ROOT));
    }
    while (i < compound.length()) {
      char c = compound.charAt(i);
      int end = c == '.' || c == '#' || c == ':' ? nameEnd(compound, i + 1) : CssText.next(compound, i);
      if (c == '#') {
        return new SelectorKey(Kind.ID, unescaped(compound.substring(i + 1, end)));
      }
      if (c == '.') {
        key = new SelectorKey(Kind.CLASS, unescaped(compound.substring(i + 1, end)));
      }
      i = Math.max(end, i + 1);
    }
    return key;
  }

  private static String lastCompound(String selector) {
    int start = 0;
    for (int i = 0; i < selector.length(); i = CssText.next(selector, i)) {
      if (" \t\n>+~".indexOf(selector.charAt(i)) >= 0) {
        start = i + 1;
      }
    }
    return selector.substring(start);
  }

  private static int nameEnd(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '*' || c > 127) {
        i++;
      } else {
        break;
      }
    }
    return Math.min(i, text.length());
  }

  private static String unescaped(String name) {
    return name.indexOf('\\') < 0 ? name : name.replaceAll("\\\\(.)", "$1");
  }
}
