package dev.cmux.engine.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.htmlunit.css.CssStyleSheet;
import org.htmlunit.cssparser.dom.AbstractCSSRuleImpl;
import org.htmlunit.cssparser.dom.CSSImportRuleImpl;
import org.htmlunit.cssparser.dom.CSSMediaRuleImpl;
import org.htmlunit.cssparser.dom.CSSRuleListImpl;
import org.htmlunit.cssparser.dom.CSSStyleRuleImpl;
import org.htmlunit.cssparser.dom.Property;
import org.htmlunit.cssparser.parser.condition.Condition;
import org.htmlunit.cssparser.parser.selector.DescendantSelector;
import org.htmlunit.cssparser.parser.selector.ElementSelector;
import org.htmlunit.cssparser.parser.selector.PseudoElementSelector;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlStyle;

/// The rules of a page's style sheets that bear on what is shown, found by the id, class or tag they end in.
///
/// HtmlUnit's own computed style walks the whole document for its style sheets once for every element; over
/// a page of 20,000 elements that is minutes. This reads them once for a pass.
final class StyleRules {

  /// One declaration of a rule.
  record Declaration(String property, String value, boolean important) {}

  /// One selector with its declarations; `pseudo` is empty or the name of a pseudo-element.
  record Rule(
      Selector selector, String pseudo, SelectorSpecificity specificity, int order, List<Declaration> declarations) {}

  private static final Set<String> RELEVANT =
      Set.of(
          "display", "visibility", "content-visibility", "content", "white-space", "text-transform", "transform",
          "width", "height", "min-width", "min-height", "max-width", "max-height", "position", "float",
          "top", "right", "bottom", "left", "inset", "cursor");
  private static final Set<String> RELEVANT_FAMILIES = Set.of("padding", "border");

  private final HtmlPage page;
  private final Map<String, List<Rule>> byId = new HashMap<>();
  private final Map<String, List<Rule>> byClass = new HashMap<>();
  private final Map<String, List<Rule>> byTag = new HashMap<>();
  private final List<Rule> others = new ArrayList<>();
  private int count;

  private StyleRules(HtmlPage page) {
    this.page = page;
  }

  /// Reads the active style sheets of a document, or of one shadow tree, as they are now; none when CSS is switched off.
  static StyleRules of(DomNode root) {
    StyleRules rules = new StyleRules((HtmlPage) root.getPage());
    List<CssStyleSheet> sheets = root instanceof HtmlPage page ? page.getStyleSheets() : rules.sheetsOf(root);
    for (CssStyleSheet sheet : sheets) {
      if (sheet != null && sheet.isEnabled() && sheet.isActive()) {
        rules.read(sheet, sheet.getWrappedSheet().getCssRules(), 0);
      }
    }
    return rules;
  }

  private List<CssStyleSheet> sheetsOf(DomNode shadowRoot) {
    List<CssStyleSheet> sheets = new ArrayList<>();
    if (page.getWebClient().getOptions().isCssEnabled()) {
      for (DomElement element : shadowRoot.getDomElementDescendants()) {
        if (element instanceof HtmlStyle style) {
          sheets.add(style.getSheet());
        }
      }
    }
    return sheets;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Calls back with every rule that selects the element, or its pseudo-element.
  void matching(DomElement element, String pseudo, Consumer<Rule> found) {
    String id = element.getId();
    if (!id.isEmpty()) {
      test(byId.get(id), element, pseudo, found);
    }
    String classes = element.getAttributeDirect("class");
    if (!classes.isEmpty()) {
      for (String name : classes.split("[ \\t\\n\\f\\r]+")) {
        test(byClass.get(name), element, pseudo, found);
      }
    }
    test(byTag.get(FlatTree.tag(element)), element, pseudo, found);
    test(others, element, pseudo, found);
  }

  private void test(List<Rule> rules, DomElement element, String pseudo, Consumer<Rule> found) {
    if (rules == null) {
      return;
    }
    for (Rule rule : rules) {
      if (rule.pseudo().equals(pseudo)
          && CssStyleSheet.selects(
              page.getWebClient().getBrowserVersion(), rule.selector(), element, null, false, false)) {
        found.accept(rule);
      }
    }
  }

  private void read(CssStyleSheet sheet, CSSRuleListImpl rules, int depth) {
    for (AbstractCSSRuleImpl rule : rules.getRules()) {
      switch (rule) {
        case CSSStyleRuleImpl style -> add(style);
        case CSSMediaRuleImpl media when CssStyleSheet.isActive(media.getMediaList(), page.getEnclosingWindow()) ->
            read(sheet, media.getCssRules(), depth);
        case CSSImportRuleImpl imported
            when depth < 8 && CssStyleSheet.isActive(imported.getMedia(), page.getEnclosingWindow()) -> {
          CssStyleSheet target = sheet.getImportedStyleSheet(imported);
          read(target, target.getWrappedSheet().getCssRules(), depth + 1);
        }
        default -> {}
      }
    }
  }

  private void add(CSSStyleRuleImpl style) {
    List<Declaration> declarations = new ArrayList<>();
    for (Property property : style.getStyle().getProperties()) {
      String name = property.getName().toLowerCase(Locale.ROOT);
      if (isRelevant(name) && property.getValue() != null) {
        declarations.add(new Declaration(name, property.getValue().getCssText(), property.isImportant()));
      }
    }
    if (declarations.isEmpty()) {
      return;
    }
    for (Selector selector : style.getSelectors()) {
      add(selector, declarations);
    }
  }

  private void add(Selector selector, List<Declaration> declarations) {
    Selector subject = selector;
    String pseudo = "";
    if (selector.getSimpleSelector() instanceof PseudoElementSelector element) {
      // The parser writes `p::before` as a descendant of `p`.
      if (!(selector instanceof DescendantSelector whole)) {
        return;
      }
      subject = whole.getAncestorSelector();
      pseudo = element.getLocalName().toLowerCase(Locale.ROOT);
    }
    Rule rule = new Rule(subject, pseudo, selector.getSelectorSpecificity(), count++, declarations);
    bucket(subject).add(rule);
  }

  private List<Rule> bucket(Selector subject) {
    if (!(subject.getSimpleSelector() instanceof ElementSelector last)) {
      return others;
    }
    String className = null;
    if (last.getConditions() != null) {
      for (Condition condition : last.getConditions()) {
        switch (condition.getConditionType()) {
          case ID_CONDITION -> {
            return byId.computeIfAbsent(condition.getValue(), id -> new ArrayList<>());
          }
          case CLASS_CONDITION -> className = condition.getValue();
          default -> {}
        }
      }
    }
    if (className != null) {
      // HtmlUnit compares class names with the escapes of `md\:flex` taken off.
      return byClass.computeIfAbsent(className.replaceAll("\\\\([\\[\\].:])", "$1"), name -> new ArrayList<>());
    }
    String tag = last.getLocalNameLowerCase();
    return tag == null ? others : byTag.computeIfAbsent(tag, name -> new ArrayList<>());
  }

  private static boolean isRelevant(String property) {
    int dash = property.indexOf('-');
    return RELEVANT.contains(property)
        || RELEVANT_FAMILIES.contains(dash < 0 ? property : property.substring(0, dash));
  }
}
