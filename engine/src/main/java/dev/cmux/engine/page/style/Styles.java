package dev.cmux.engine.page.style;

import dev.cmux.engine.page.dom.FlatTree;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.htmlunit.css.StyleElement;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// The computed values of the properties that decide what is shown, for one pass over a document.
///
/// Values are kept for the life of this object: make a new one for each look at the page. An author's
/// `display` wins over the `hidden` attribute, as in browsers. Without style sheets (`css: false`) the
/// `style` and `hidden` attributes still count.
public final class Styles {

  /// A declaration that won so far, with what it takes to beat it.
  private record Winner(String value, boolean important, int layer, SelectorSpecificity specificity, int order) {
    boolean yieldsTo(boolean important, int layer, SelectorSpecificity specificity, int order) {
      if (important != this.important) {
        return important;
      }
      if (layer != this.layer) {
        // Among important declarations the first layer wins.
        return layer > this.layer != important;
      }
      int compared = specificity.compareTo(this.specificity);
      return compared != 0 ? compared > 0 : order >= this.order;
    }
  }

  /// The `style` attribute counts as a rule outside of layers that is more specific than all of them.
  private static final int INLINE = CascadeLayers.NONE;

  private static final Set<String> BLOCKIFYING = Set.of("flex", "inline-flex", "grid", "inline-grid");

  private final Map<DomNode, StyleRules> rules = new IdentityHashMap<>();
  private final Map<DomElement, Map<String, String>> declared = new IdentityHashMap<>();

  /// What was declared for the property in the author's words, lower case; empty when nothing was.
  public String declared(DomElement element, String property) {
    return declared.computeIfAbsent(element, this::cascade).getOrDefault(property, "");
  }

  /// The computed `display`: what is taken out of the flow, and what is in a flexible box or grid, is no inline box (CSS Display 3, 2.7).
  public String display(DomElement element) {
    String value = ownDisplay(element);
    return switch (value) {
      case "inline", "inline-block" -> isBlockified(element) ? "block" : value;
      case "inline-flex", "inline-grid", "inline-table" -> isBlockified(element) ? value.substring("inline-".length()) : value;
      default -> value;
    };
  }

  private boolean isBlockified(DomElement element) {
    switch (declared(element, "position")) {
      case "absolute", "fixed" -> {
        return true;
      }
      default -> {}
    }
    switch (declared(element, "float")) {
      case "left", "right", "inline-start", "inline-end" -> {
        return true;
      }
      default -> {}
    }
    DomElement parent = FlatTree.parent(element);
    while (parent != null && ownDisplay(parent).equals("contents")) {
      parent = FlatTree.parent(parent);
    }
    return parent != null && BLOCKIFYING.contains(ownDisplay(parent));
  }

  /// The `display` by the cascade alone.
  private String ownDisplay(DomElement element) {
    String value = declared(element, "display");
    return switch (value) {
      case "", "revert", "revert-layer" -> UserAgentStyles.display(element);
      case "initial", "unset" -> "inline";
      case "inherit" -> parentDisplay(element);
      default -> value;
    };
  }

  private String parentDisplay(DomElement element) {
    DomElement parent = FlatTree.parent(element);
    return parent == null ? "block" : display(parent);
  }

  /// The computed `visibility`: `visible`, `hidden` or `collapse`.
  public String visibility(DomElement element) {
    String value = inherited(element, "visibility");
    return value.isEmpty() ? "visible" : value;
  }

  /// The computed `white-space`, the defaults of `pre` and `textarea` included.
  public String whiteSpace(DomElement element) {
    for (DomElement at = element; at != null; at = FlatTree.parent(at)) {
      String value = own(at, "white-space");
      if (value.isEmpty()) {
        value = UserAgentStyles.whiteSpace(at);
      }
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "normal";
  }

  /// The computed `text-transform`.
  public String textTransform(DomElement element) {
    String value = inherited(element, "text-transform");
    return value.isEmpty() ? "none" : value;
  }

  /// The declared `content` of `::before` or `::after` as it was written, unless the pseudo-element is not shown.
  public Optional<String> content(DomElement element, String pseudo) {
    StyleRules sheet = rulesOf(element);
    if (sheet == null || sheet.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Winner> winners = new HashMap<>();
    sheet.matching(element, pseudo, rule -> apply(rule, winners));
    Winner content = winners.get("content");
    Winner display = winners.get("display");
    Winner visibility = winners.get("visibility");
    if (content == null
        || display != null && display.value().equals("none")
        || visibility != null && visibility.value().equals("hidden")) {
      return Optional.empty();
    }
    return Optional.of(content.value());
  }

  private String inherited(DomElement element, String property) {
    for (DomElement at = element; at != null; at = FlatTree.parent(at)) {
      String value = own(at, property);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /// The element's own value of an inherited property; empty when it takes its parent's.
  private String own(DomElement element, String property) {
    String value = declared(element, property);
    return value.equals("inherit") || value.equals("unset") ? "" : value;
  }

  private Map<String, String> cascade(DomElement element) {
    StyleRules sheet = rulesOf(element);
    boolean inline = element.hasAttribute("style");
    if (!inline && (sheet == null || sheet.isEmpty())) {
      return Map.of();
    }
    Map<String, Winner> winners = new HashMap<>();
    if (sheet != null) {
      sheet.matching(element, "", rule -> apply(rule, winners));
    }
    if (inline) {
      for (StyleElement style : element.getStyleMap().values()) {
        SelectorSpecificity highest = SelectorSpecificity.FROM_STYLE_ATTRIBUTE;
        apply(style.getName(), style.getValue(), style.isImportant(), INLINE, highest, 0, winners);
      }
    }
    if (winners.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = HashMap.newHashMap(winners.size());
    winners.forEach((property, winner) -> values.put(property, winner.value()));
    return values;
  }

  private static void apply(StyleRules.Rule rule, Map<String, Winner> winners) {
    for (StyleRules.Declaration declaration : rule.declarations()) {
      apply(
          declaration.property(),
          declaration.value(),
          declaration.important(),
          rule.layer(),
          rule.specificity(),
          rule.order(),
          winners);
    }
  }

  private static void apply(
      String property,
      String value,
      boolean important,
      int layer,
      SelectorSpecificity specificity,
      int order,
      Map<String, Winner> winners) {
    Winner present = winners.get(property);
    if (value == null
        || value.contains("var(")
        || present != null && !present.yieldsTo(important, layer, specificity, order)) {
      return;
    }
    String written = property.equals("content") ? value : value.toLowerCase(Locale.ROOT);
    winners.put(property, new Winner(written, important, layer, specificity, order));
  }

  private StyleRules rulesOf(DomElement element) {
    return element.getHtmlPageOrNull() == null
        ? null
        : rules.computeIfAbsent(FlatTree.root(element), StyleRules::of);
  }
}
