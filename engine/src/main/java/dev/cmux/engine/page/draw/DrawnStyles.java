package dev.cmux.engine.page.draw;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.style.CascadeLayers;
import dev.cmux.engine.page.style.CssText;
import dev.cmux.engine.page.style.StyleRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.htmlunit.css.StyleElement;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// Everything the cascade declares for an element, custom properties put in: what {@link Styles} is for looking, this is for drawing.
///
/// For one pass over a document.
final class DrawnStyles {

  /// Custom properties may name each other in a circle.
  private static final int DEEPEST_VARIABLE = 16;

  private record Entry(StyleRules.Declaration declaration, int layer, SelectorSpecificity specificity, int order) {}

  /// From the weakest to the strongest. Among important declarations the first layer wins.
  private static final Comparator<Entry> STRENGTH =
      Comparator.comparing((Entry entry) -> entry.declaration().important())
          .thenComparingInt(entry -> entry.declaration().important() ? -entry.layer() : entry.layer())
          .thenComparing(Entry::specificity)
          .thenComparingInt(Entry::order);

  private final Map<DomNode, StyleRules> rules = new IdentityHashMap<>();
  private final Map<DomElement, Map<String, String>> custom = new IdentityHashMap<>();

  /// What is declared, by property, the weakest first: a later shorthand replaces earlier parts of it.
  Map<String, String> of(DomElement element) {
    return declared(element, "");
  }

  /// What is declared for `before` or `after`.
  Map<String, String> of(DomElement element, String pseudo) {
    return declared(element, pseudo);
  }

  private Map<String, String> declared(DomElement element, String pseudo) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> variables = custom(element);
    for (Entry entry : entries(element, pseudo)) {
      String property = entry.declaration().property();
      if (!property.startsWith("--")) {
        String value = substituted(entry.declaration().value(), variables, 0);
        if (value != null) {
          values.remove(property);
          values.put(property, value);
        }
      }
    }
    return values;
  }

  private List<Entry> entries(DomElement element, String pseudo) {
    List<Entry> entries = new ArrayList<>();
    StyleRules sheets = rules.computeIfAbsent(FlatTree.root(element), StyleRules::whole);
    sheets.matching(
        element, pseudo, rule -> rule.declarations().forEach(declaration -> entries.add(new Entry(declaration, rule.layer(), rule.specificity(), rule.order()))));
    if (pseudo.isEmpty() && element.hasAttribute("style")) {
      String base = String.valueOf(element.getPage().getUrl());
      for (StyleElement style : element.getStyleMap().values()) {
        StyleRules.Declaration declaration =
            new StyleRules.Declaration(style.getName().toLowerCase(Locale.ROOT), StyleRules.absolute(style.getValue(), base), style.isImportant());
        entries.add(new Entry(declaration, CascadeLayers.NONE, SelectorSpecificity.FROM_STYLE_ATTRIBUTE, (int) style.getIndex()));
      }
    }
    entries.sort(STRENGTH);
    return entries;
  }

  private Map<String, String> custom(DomElement element) {
    Map<String, String> known = custom.get(element);
    if (known != null) {
      return known;
    }
    DomElement parent = FlatTree.parent(element);
    Map<String, String> inherited = parent == null ? Map.of() : custom(parent);
    Map<String, String> own = null;
    for (Entry entry : entries(element, "")) {
      if (entry.declaration().property().startsWith("--")) {
        own = own == null ? new HashMap<>(inherited) : own;
        own.put(entry.declaration().property(), entry.declaration().value().strip());
      }
    }
    Map<String, String> all = own == null ? inherited : own;
    custom.put(element, all);
    return all;
  }

  /// The value with each `var()` replaced; null when one is not known, for then the whole declaration does not count.
  private static String substituted(String value, Map<String, String> variables, int depth) {
    int start = value.indexOf("var(");
    if (start < 0) {
      return value;
    }
    if (depth > DEEPEST_VARIABLE) {
      return null;
    }
    int end = CssText.closing(value, start + 3);
    List<String> parts = CssText.split(value.substring(start + 4, end), ',');
    String found = variables.get(parts.getFirst().strip().toLowerCase(Locale.ROOT));
    if (found == null && parts.size() > 1) {
      found = String.join(",", parts.subList(1, parts.size())).strip();
    }
    String replaced = found == null ? null : substituted(found, variables, depth + 1);
    return replaced == null ? null : substituted(value.substring(0, start) + replaced + value.substring(end + 1), variables, depth + 1);
  }
}
