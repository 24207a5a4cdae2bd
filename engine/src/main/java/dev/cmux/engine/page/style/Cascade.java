package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.CustomNames;
import dev.cmux.engine.modern.platform.ShadowTrees;
import dev.cmux.engine.page.dom.FlatTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.htmlunit.css.StyleElement;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// What holds of all that is declared for an element: by its own tree, by the shadow tree that it hosts, by those whose slots take
/// it, and by those outside that know it as a part. https://drafts.csswg.org/css-cascade-5/#cascade-sort
///
/// Style sheets are read once in the life of this object, and custom properties are kept: make a new one for each look at the page.
public final class Cascade {

  /// A rule that selects the element.
  ///
  /// @param context which tree it comes from: 0 is the outermost that has a say, which wins unless `!important` turns the order
  private record Match(DeclarationBlock declarations, int context, boolean inline, int layer, SelectorSpecificity specificity, long order) {}

  /// From the weakest to the strongest, for normal declarations.
  private static final Comparator<Match> NORMAL =
      Comparator.comparingInt((Match match) -> -match.context())
          .thenComparing(Match::inline)
          .thenComparingInt(Match::layer)
          .thenComparing(Match::specificity)
          .thenComparingLong(Match::order);

  /// Among important declarations the inner tree and the first layer win.
  private static final Comparator<Match> IMPORTANT =
      Comparator.comparingInt(Match::context)
          .thenComparing(Match::inline)
          .thenComparingInt(match -> -match.layer())
          .thenComparing(Match::specificity)
          .thenComparingLong(Match::order);

  private final Map<DomNode, StyleRules> rules;
  private final Map<DomElement, Map<String, String>> custom = new IdentityHashMap<>();

  public Cascade() {
    this(new IdentityHashMap<>());
  }

  private Cascade(Map<DomNode, StyleRules> rules) {
    this.rules = rules;
  }

  /// A cascade over the same style sheets for a document that may have changed otherwise.
  Cascade afresh() {
    return new Cascade(rules);
  }

  /// The declarations that hold, by property, without custom properties; the weakest first, and parts of a shorthand are gone once
  /// the shorthand comes. `var()` is replaced; what cannot be replaced is `unset`.
  ///
  /// @param pseudo empty, `before` or `after`
  public Map<String, String> declared(DomElement element, String pseudo) {
    List<Match> matches = matches(element, pseudo);
    // Sorted again for the custom properties, while this list is gone through.
    Supplier<List<Match>> again = () -> pseudo.isEmpty() ? new ArrayList<>(matches) : matches(element, "");
    return values(matches, false, () -> custom(element, again));
  }

  /// The same of those that bear on what a user sees.
  Map<String, String> showing(DomElement element, String pseudo) {
    List<Match> matches = matches(element, pseudo);
    matches.removeIf(match -> !match.declarations().shows());
    return values(matches, true, () -> custom(element));
  }

  /// The custom properties of an element, inherited ones included, by their names with dashes.
  public Map<String, String> custom(DomElement element) {
    return custom(element, () -> matches(element, ""));
  }

  private Map<String, String> custom(DomElement element, Supplier<List<Match>> matches) {
    Map<String, String> known = custom.get(element);
    if (known == null) {
      DomElement parent = FlatTree.parent(element);
      Map<String, String> inherited = parent == null ? Map.of() : custom(parent);
      Map<String, String> own = new LinkedHashMap<>();
      inOrder(matches.get(), false, declaration -> {
        if (declaration.property().startsWith("--")) {
          own.put(declaration.property(), declaration.value().strip());
        }
      });
      known = CustomProperties.over(inherited, own);
      custom.put(element, known);
    }
    return known;
  }

  /// @param custom the custom properties of the element, which few rules use
  private static Map<String, String> values(List<Match> matches, boolean showing, Supplier<Map<String, String>> custom) {
    Map<String, String> values = new LinkedHashMap<>();
    inOrder(
        matches,
        showing,
        declaration -> {
          String property = declaration.property();
          if (!property.startsWith("--")) {
            String value = declaration.value();
            if (value.contains("var(")) {
              String replaced = CustomProperties.substitute(value, custom.get());
              value = replaced == null ? "unset" : CustomProperties.tidy(replaced);
            }
            Shorthands.put(property, value, values);
          }
        });
    return values;
  }

  private static void inOrder(List<Match> matches, boolean showing, Consumer<Declaration> each) {
    matches.sort(NORMAL);
    boolean important = false;
    for (Match match : matches) {
      for (Declaration declaration : showing ? match.declarations().showing() : match.declarations().all()) {
        if (declaration.important()) {
          important = true;
        } else {
          each.accept(declaration);
        }
      }
    }
    if (important) {
      matches.sort(IMPORTANT);
      for (Match match : matches) {
        for (Declaration declaration : showing ? match.declarations().showing() : match.declarations().all()) {
          if (declaration.important()) {
            each.accept(declaration);
          }
        }
      }
    }
  }

  /// Every rule that selects the element, and its `style` attribute.
  private List<Match> matches(DomElement element, String pseudo) {
    List<Match> matches = new ArrayList<>();
    if (element.getHtmlPageOrNull() == null) {
      return matches;
    }
    boolean shadowed = ShadowTrees.existAround(element);
    int own = shadowed ? parts(element, pseudo, matches) : 0;
    DomNode root = FlatTree.root(element);
    of(root).matching(element, pseudo, into(matches, own));
    if (pseudo.isEmpty() && element.hasAttribute("style")) {
      List<Declaration> inline = inline(element);
      matches.add(
          new Match(DeclarationBlock.of(inline), own, true, CascadeLayers.NONE, SelectorSpecificity.FROM_STYLE_ATTRIBUTE, 0));
    }
    if (shadowed) {
      int context = own;
      for (DomElement slot = FlatTree.slot(element); slot != null; slot = FlatTree.slot(slot)) {
        of(FlatTree.root(slot)).matchingSlotted(element, pseudo, into(matches, ++context));
      }
      DomNode hosted = ShadowTrees.of(element).orElse(null);
      if (hosted != null) {
        of(hosted).matchingHost(element, pseudo, into(matches, ++context));
      }
    }
    return matches;
  }

  /// Adds the rules of outer trees that select the element as a part.
  ///
  /// @return the context of the element's own tree
  private int parts(DomElement element, String pseudo, List<Match> matches) {
    List<Consumer<Integer>> outwards = new ArrayList<>();
    Set<String> names = names(element.getAttributeDirect("part"), "\\s+");
    DomNode root = FlatTree.root(element);
    while (!names.isEmpty() && root.getParentNode() instanceof DomElement host) {
      Set<String> known = names;
      DomNode outer = FlatTree.root(host);
      outwards.add(context -> of(outer).matchingPart(element, known, pseudo, host, into(matches, context)));
      names = exported(names, host);
      root = outer;
    }
    for (int i = 0; i < outwards.size(); i++) {
      outwards.get(i).accept(outwards.size() - 1 - i);
    }
    return outwards.size();
  }

  /// What parts are called outside of the tree around a host, by its `exportparts` attribute: `title, body: card-body`.
  private static Set<String> exported(Set<String> parts, DomElement host) {
    Set<String> exported = new HashSet<>();
    for (String mapping : names(host.getAttributeDirect("exportparts"), "\\s*,\\s*")) {
      String[] names = mapping.split("\\s*:\\s*", 2);
      if (parts.contains(names[0])) {
        exported.add(names[names.length - 1]);
      }
    }
    return exported;
  }

  private static Set<String> names(String list, String separator) {
    return list.isBlank() ? Set.of() : new HashSet<>(List.of(list.strip().split(separator)));
  }

  private static List<Declaration> inline(DomElement element) {
    String base = String.valueOf(element.getPage().getUrl());
    Map<String, StyleElement> styles = CustomNames.styles(element);
    List<Declaration> declarations = new ArrayList<>(styles.size());
    for (StyleElement style : styles.values()) {
      if (style.getName().startsWith("--")) {
        declarations.add(new Declaration(style.getName(), style.getValue(), style.isImportant()));
      } else if (style.getValue() != null) {
        declarations.add(new Declaration(style.getName(), DeclarationBlock.absolute(style.getValue(), base), style.isImportant()));
      }
    }
    return declarations;
  }

  private static Consumer<StyleRules.Found> into(List<Match> matches, int context) {
    return found ->
        matches.add(
            new Match(
                found.rule().declarations(), context, false, found.layer(), found.rule().specificity(), found.order()));
  }

  private StyleRules of(DomNode root) {
    return rules.computeIfAbsent(root, StyleRules::of);
  }
}
