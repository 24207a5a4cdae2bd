package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.ReadableCss;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.htmlunit.SilentCssErrorHandler;
import org.htmlunit.WebClient;
import org.htmlunit.WebClient.PooledCSS3Parser;
import org.htmlunit.css.CssStyleSheet;
import org.htmlunit.cssparser.dom.AbstractCSSRuleImpl;
import org.htmlunit.cssparser.dom.CSSImportRuleImpl;
import org.htmlunit.cssparser.dom.CSSMediaRuleImpl;
import org.htmlunit.cssparser.dom.CSSRuleListImpl;
import org.htmlunit.cssparser.dom.CSSStyleRuleImpl;
import org.htmlunit.cssparser.dom.CSSUnknownRuleImpl;
import org.htmlunit.cssparser.parser.CSSException;
import org.htmlunit.cssparser.parser.CSSOMParser;
import org.htmlunit.cssparser.parser.selector.DescendantSelector;
import org.htmlunit.cssparser.parser.selector.PseudoElementSelector;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorList;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// The rules of one style sheet and of what it imports, as they were when they were read, found by the id, class or tag they end in.
///
/// HtmlUnit's own computed style walks the whole document for its style sheets once for every element; over
/// a page of 20,000 elements that is minutes. This reads them once.
final class SheetRules {

  private final WebClient client;
  private final MediaQueries media;
  private final ConditionalRules conditional;
  private final List<String> layers = new ArrayList<>();
  private final Map<String, List<Candidate>> byId = new HashMap<>();
  private final Map<String, List<Candidate>> byClass = new HashMap<>();
  private final Map<String, List<Candidate>> byTag = new HashMap<>();
  private final List<Candidate> others = new ArrayList<>();
  private final List<StyleRule> hostRules = new ArrayList<>();
  private final List<StyleRule> slottedRules = new ArrayList<>();
  private final List<PartRule> partRules = new ArrayList<>();
  private int count;
  private boolean scoped;
  private String base = "";

  SheetRules(CssStyleSheet sheet, MediaQueries media, WebClient client) {
    this.client = client;
    this.media = media;
    this.conditional = new ConditionalRules(media, this::layer, this::declaration, this::add);
    read(sheet, sheet.getWrappedSheet().getCssRules(), 0);
  }

  boolean isEmpty() {
    return count == 0 && layers.isEmpty();
  }

  /// The names of cascade layers in the order in which they are mentioned.
  List<String> layers() {
    return layers;
  }

  /// Calls back with every rule that selects the element, or its pseudo-element, in the tree that the sheet is for.
  ///
  /// @param root the shadow root or the document
  void matching(DomElement element, String pseudo, DomNode root, Consumer<StyleRule> found) {
    String id = element.getId();
    if (!id.isEmpty()) {
      test(byId.get(id), element, pseudo, root, found);
    }
    String classes = element.getAttributeDirect("class");
    if (!classes.isEmpty()) {
      for (String name : classes.split("[ \\t\\n\\f\\r]+")) {
        test(byClass.get(name), element, pseudo, root, found);
      }
    }
    test(byTag.get(element.getLocalName().toLowerCase(Locale.ROOT)), element, pseudo, root, found);
    test(others, element, pseudo, root, found);
  }

  /// Calls back with the `:host` rules that select the host of a tree.
  void matchingHost(DomElement host, String pseudo, DomNode root, Consumer<StyleRule> found) {
    testScoped(hostRules, host, pseudo, root, found);
  }

  /// Calls back with the `::slotted` rules that select what a slot of a tree takes.
  void matchingSlotted(DomElement slotted, String pseudo, DomNode root, Consumer<StyleRule> found) {
    testScoped(slottedRules, slotted, pseudo, root, found);
  }

  /// Calls back with the `::part` rules that select an element of the shadow tree of a host.
  ///
  /// @param parts what the element is called in the tree of the host
  void matchingPart(DomElement element, Set<String> parts, String pseudo, DomElement host, DomNode root, Consumer<StyleRule> found) {
    for (PartRule part : partRules) {
      if (part.rule().pseudo().equals(pseudo) && part.selects(element, parts) && selects(part.rule().selector(), host, root)) {
        found.accept(part.rule());
      }
    }
  }

  private void testScoped(List<StyleRule> rules, DomElement element, String pseudo, DomNode root, Consumer<StyleRule> found) {
    for (StyleRule rule : rules) {
      if (rule.pseudo().equals(pseudo) && ScopedSelectors.matches(rule.selector(), element, root)) {
        found.accept(rule);
      }
    }
  }

  private void test(List<Candidate> candidates, DomElement element, String pseudo, DomNode root, Consumer<StyleRule> found) {
    if (candidates == null) {
      return;
    }
    for (Candidate candidate : candidates) {
      StyleRule rule = candidate.rule();
      if (rule != null && rule.pseudo().equals(pseudo) && selects(rule.selector(), element, root)) {
        found.accept(rule);
      }
    }
  }

  private boolean selects(Selector selector, DomElement element, DomNode root) {
    return scoped && ScopedSelectors.isScoped(selector)
        ? ScopedSelectors.matches(selector, element, root)
        : ScopedSelectors.selects(selector, element);
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
    DeclarationBlock declarations = DeclarationBlock.of(style.getStyle(), base);
    for (Selector selector : style.getSelectors()) {
      add(selector, declarations);
    }
  }

  private void layer(String name) {
    if (!name.isEmpty()) {
      layers.add(name);
    }
  }

  /// A declaration from source.
  private Declaration declaration(String name, String source) {
    return Declaration.written(name, DeclarationBlock.absolute(ReadableCss.original(source), base));
  }

  /// Selectors from source are parsed only when an element comes by that may match: in the style sheets of utility
  /// frameworks most are never used.
  private void add(String selectors, List<Declaration> declarations, String layer) {
    DeclarationBlock block = DeclarationBlock.of(declarations);
    for (String selector : CssText.split(selectors, ',')) {
      int order = count++;
      if (ReadableCss.isScoped(selector)) {
        StyleRule rule = parse(selector, block, layer, order);
        if (rule != null) {
          add(rule);
        }
      } else {
        bucket(SelectorKey.of(selector)).add(new Candidate(() -> parse(selector, block, layer, order)));
      }
    }
  }

  private StyleRule parse(String source, DeclarationBlock declarations, String layer, int order) {
    try (PooledCSS3Parser pooled = client.getCSS3Parser()) {
      CSSOMParser parser = new CSSOMParser(pooled);
      parser.setErrorHandler(new SilentCssErrorHandler());
      SelectorList list = parser.parseSelectors(ReadableCss.readable(source));
      return list == null || list.isEmpty() ? null : rule(list.get(0), declarations, layer, order);
    } catch (IOException | CSSException e) {
      // As in a browser, a rule whose selector cannot be read is left out.
      return null;
    }
  }

  private void add(Selector selector, DeclarationBlock declarations) {
    StyleRule rule = rule(selector, declarations, "", count++);
    if (rule != null) {
      add(rule);
    }
  }

  private void add(StyleRule rule) {
    scoped |= ScopedSelectors.isScoped(rule.selector());
    if (PartRule.isPart(rule.selector())) {
      partRules.add(PartRule.of(rule));
      return;
    }
    switch (ScopedSelectors.subject(rule.selector())) {
      case HOST -> hostRules.add(rule);
      case EITHER -> {
        hostRules.add(rule);
        others.add(new Candidate(rule));
      }
      case SLOTTED -> slottedRules.add(rule);
      case OWN -> bucket(SelectorKey.of(rule.selector())).add(new Candidate(rule));
    }
  }

  private static StyleRule rule(Selector selector, DeclarationBlock declarations, String layer, int order) {
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
    return new StyleRule(subject, pseudo, selector.getSelectorSpecificity(), layer, order, declarations);
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
    private StyleRule rule;
    private Supplier<StyleRule> parser;

    Candidate(StyleRule rule) {
      this.rule = rule;
    }

    Candidate(Supplier<StyleRule> parser) {
      this.parser = parser;
    }

    /// Null when the selector cannot be read.
    StyleRule rule() {
      if (parser != null) {
        rule = parser.get();
        parser = null;
      }
      return rule;
    }
  }
}
