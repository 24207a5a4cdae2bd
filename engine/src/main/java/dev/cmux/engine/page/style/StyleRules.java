package dev.cmux.engine.page.style;

import dev.cmux.engine.page.dom.FlatTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.SilentCssErrorHandler;
import org.htmlunit.WebClient.PooledCSS3Parser;
import org.htmlunit.css.CssStyleSheet;
import org.htmlunit.cssparser.dom.AbstractCSSRuleImpl;
import org.htmlunit.cssparser.dom.CSSImportRuleImpl;
import org.htmlunit.cssparser.dom.CSSMediaRuleImpl;
import org.htmlunit.cssparser.dom.CSSRuleListImpl;
import org.htmlunit.cssparser.dom.CSSStyleRuleImpl;
import org.htmlunit.cssparser.dom.CSSUnknownRuleImpl;
import org.htmlunit.cssparser.dom.Property;
import org.htmlunit.cssparser.parser.CSSException;
import org.htmlunit.cssparser.parser.CSSOMParser;
import org.htmlunit.cssparser.parser.selector.DescendantSelector;
import org.htmlunit.cssparser.parser.selector.PseudoElementSelector;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorList;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlLink;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlStyle;
import org.htmlunit.util.UrlUtils;

/// The rules of a page's style sheets that bear on what is shown, found by the id, class or tag they end in.
///
/// HtmlUnit's own computed style walks the whole document for its style sheets once for every element; over
/// a page of 20,000 elements that is minutes. This reads them once.
public final class StyleRules {

  /// One declaration of a rule.
  public record Declaration(String property, String value, boolean important) {}

  /// One selector with its declarations; `pseudo` is empty or the name of a pseudo-element, `layer` as {@link
  /// CascadeLayers} counts.
  public record Rule(
      Selector selector,
      String pseudo,
      SelectorSpecificity specificity,
      int layer,
      int order,
      List<Declaration> declarations) {}

  private static final Set<String> RELEVANT =
      Set.of(
          "display", "visibility", "content-visibility", "content", "white-space", "text-transform", "transform",
          "width", "height", "min-width", "min-height", "max-width", "max-height", "position", "float", "top",
          "right", "bottom", "left", "inset", "cursor", "pointer-events", "overflow", "overflow-x", "overflow-y");
  private static final Set<String> RELEVANT_FAMILIES = Set.of("padding", "border");

  private static final String KEPT = "dev.cmux.styleRules";

  private static final Pattern ADDRESS = Pattern.compile("(?i)url\\(\\s*([\"']?)(.*?)\\1\\s*\\)");

  private final HtmlPage page;
  private final long state;
  private final boolean whole;
  private final MediaQueries media;
  private final CascadeLayers layers = new CascadeLayers();
  private final ConditionalRules conditional;
  private final Map<String, List<Candidate>> byId = new HashMap<>();
  private final Map<String, List<Candidate>> byClass = new HashMap<>();
  private final Map<String, List<Candidate>> byTag = new HashMap<>();
  private final List<Candidate> others = new ArrayList<>();
  private int count;
  private String base = "";

  private StyleRules(HtmlPage page, long state, boolean whole) {
    this.page = page;
    this.state = state;
    this.whole = whole;
    this.media = new MediaQueries(page);
    this.conditional = new ConditionalRules(media, layers, this::declaration, this::add);
  }

  /// The active style sheets of a document, or of one shadow tree, as they are now; none when CSS is switched off.
  ///
  /// They are kept with the document and read again when any of them has changed: a new, removed or disabled sheet, a
  /// rule that a script inserted, deleted or edited, another size of the window.
  static StyleRules of(DomNode root) {
    List<Sheet> sheets = sheetsOf(root);
    long state = new SheetsState((HtmlPage) root.getPage()).of(sheets);
    if (root.getUserData(KEPT) instanceof StyleRules kept && kept.state == state) {
      return kept;
    }
    StyleRules rules = new StyleRules((HtmlPage) root.getPage(), state, false);
    sheets.forEach(rules::read);
    root.setUserData(KEPT, rules, null);
    return rules;
  }

  /// The same with every declaration there is, custom properties included and addresses made absolute; not kept.
  public static StyleRules whole(DomNode root) {
    StyleRules rules = new StyleRules((HtmlPage) root.getPage(), 0, true);
    sheetsOf(root).forEach(rules::read);
    return rules;
  }

  private static List<Sheet> sheetsOf(DomNode root) {
    List<Sheet> sheets = new ArrayList<>();
    if (root.getPage().getWebClient().getOptions().isCssEnabled()) {
      for (DomElement element : root.getDomElementDescendants()) {
        switch (element) {
          case HtmlStyle style -> sheets.add(new Sheet(StyleSource.of(style), style.getMediaAttribute()));
          case HtmlLink link when applies(link) && link.getSheet() != null ->
              sheets.add(new Sheet(link.getSheet(), link.getMediaAttribute()));
          default -> {}
        }
      }
      StyleSource.adopted(root).ifPresent(sheet -> sheets.add(new Sheet(sheet, "")));
    }
    return sheets;
  }

  /// Alternate style sheets wait for the user to choose them.
  private static boolean applies(HtmlLink link) {
    return link.isStyleSheetLink()
        && !link.hasAttribute("disabled")
        && !link.getRelAttribute().toLowerCase(Locale.ROOT).contains("alternate");
  }

  /// A style sheet and the media it is for.
  record Sheet(CssStyleSheet sheet, String media) {}

  private void read(Sheet source) {
    CssStyleSheet sheet = source.sheet();
    if (sheet.isEnabled() && media.matches(source.media())) {
      read(sheet, sheet.getWrappedSheet().getCssRules(), 0);
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Calls back with every rule that selects the element, or its pseudo-element.
  public void matching(DomElement element, String pseudo, Consumer<Rule> found) {
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

  private void test(List<Candidate> candidates, DomElement element, String pseudo, Consumer<Rule> found) {
    if (candidates == null) {
      return;
    }
    for (Candidate candidate : candidates) {
      Rule rule = candidate.rule();
      if (rule != null
          && rule.pseudo().equals(pseudo)
          && CssStyleSheet.selects(
              page.getWebClient().getBrowserVersion(), rule.selector(), element, null, false, false)) {
        found.accept(rule);
      }
    }
  }

  private void read(CssStyleSheet sheet, CSSRuleListImpl rules, int depth) {
    for (AbstractCSSRuleImpl rule : rules.getRules()) {
      base = sheet.getUri();
      switch (rule) {
        case CSSStyleRuleImpl style -> add(style);
        case CSSMediaRuleImpl group when media.matches(group.getMediaList().getMediaText()) ->
            read(sheet, group.getCssRules(), depth);
        case CSSImportRuleImpl imported when depth < 8 && media.matches(imported.getMedia().getMediaText()) -> {
          CssStyleSheet target = sheet.getImportedStyleSheet(imported);
          read(target, target.getWrappedSheet().getCssRules(), depth + 1);
        }
        case CSSUnknownRuleImpl text -> conditional.read(text.getCssText());
        default -> {}
      }
    }
  }

  private void add(CSSStyleRuleImpl style) {
    List<Declaration> declarations = new ArrayList<>();
    for (Property property : style.getStyle().getProperties()) {
      String name = property.getName().toLowerCase(Locale.ROOT);
      if (property.getValue() != null && (whole || isRelevant(name))) {
        declarations.add(new Declaration(name, absolute(property.getValue().getCssText()), property.isImportant()));
      }
    }
    if (!declarations.isEmpty()) {
      for (Selector selector : style.getSelectors()) {
        add(selector, declarations);
      }
    }
  }

  /// A declaration from source, when it matters here. A value that depends on custom properties is not known and does
  /// not count.
  private Optional<Declaration> declaration(String name, String source) {
    String property = name.toLowerCase(Locale.ROOT);
    String value = source.replaceFirst("(?i)\\s*!\\s*important\\s*$", "");
    return whole || isRelevant(property) && !value.contains("var(")
        ? Optional.of(new Declaration(property, absolute(value), value.length() != source.length()))
        : Optional.empty();
  }

  /// A style sheet's addresses are relative to itself; whoever uses them does not know which sheet it was.
  private String absolute(String value) {
    return whole && value.contains("url(") ? absolute(value, base) : value;
  }

  /// A value with its addresses made absolute.
  public static String absolute(String value, String base) {
    return ADDRESS.matcher(value).replaceAll(match -> Matcher.quoteReplacement("url(\"" + UrlUtils.resolveUrl(base, match.group(2)) + "\")"));
  }

  /// Selectors from source are parsed only when an element comes by that may match: in the style sheets of utility
  /// frameworks most are never used.
  private void add(String selectors, List<Declaration> declarations, int layer) {
    for (String selector : CssText.split(selectors, ',')) {
      int order = count++;
      bucket(SelectorKey.of(selector)).add(new Candidate(() -> parse(selector, declarations, layer, order)));
    }
  }

  private Rule parse(String source, List<Declaration> declarations, int layer, int order) {
    try (PooledCSS3Parser pooled = page.getWebClient().getCSS3Parser()) {
      CSSOMParser parser = new CSSOMParser(pooled);
      parser.setErrorHandler(new SilentCssErrorHandler());
      SelectorList list = parser.parseSelectors(source);
      return list == null || list.isEmpty() ? null : rule(list.get(0), declarations, layer, order);
    } catch (IOException | CSSException e) {
      // As in a browser, a rule whose selector cannot be read is left out.
      return null;
    }
  }

  private void add(Selector selector, List<Declaration> declarations) {
    Rule rule = rule(selector, declarations, CascadeLayers.NONE, count++);
    if (rule != null) {
      bucket(SelectorKey.of(rule.selector())).add(new Candidate(rule));
    }
  }

  private static Rule rule(Selector selector, List<Declaration> declarations, int layer, int order) {
    Selector subject = selector;
    String pseudo = "";
    if (selector.getSimpleSelector() instanceof PseudoElementSelector element) {
      // The parser writes `p::before` as a descendant of `p`.
      if (!(selector instanceof DescendantSelector whole)) {
        return null;
      }
      subject = whole.getAncestorSelector();
      pseudo = element.getLocalName().toLowerCase(Locale.ROOT);
    }
    return new Rule(subject, pseudo, selector.getSelectorSpecificity(), layer, order, declarations);
  }

  private List<Candidate> bucket(SelectorKey key) {
    return switch (key.kind()) {
      case ID -> byId.computeIfAbsent(key.name(), name -> new ArrayList<>());
      case CLASS -> byClass.computeIfAbsent(key.name(), name -> new ArrayList<>());
      case TAG -> byTag.computeIfAbsent(key.name(), name -> new ArrayList<>());
      case ANY -> others;
    };
  }

  /// A rule, or how to get it.
  private static final class Candidate {
    private Rule rule;
    private Supplier<Rule> parser;

    Candidate(Rule rule) {
      this.rule = rule;
    }

    Candidate(Supplier<Rule> parser) {
      this.parser = parser;
    }

    /// Null when the selector cannot be read.
    Rule rule() {
      if (parser != null) {
        rule = parser.get();
        parser = null;
      }
      return rule;
    }
  }

  private static boolean isRelevant(String property) {
    int dash = property.indexOf('-');
    return RELEVANT.contains(property)
        || RELEVANT_FAMILIES.contains(dash < 0 ? property : property.substring(0, dash));
  }
}
