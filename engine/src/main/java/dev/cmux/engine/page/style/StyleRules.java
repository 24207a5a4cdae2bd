package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.ConstructedSheet;
import dev.cmux.engine.modern.platform.ShadowTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlLink;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlStyle;

/// The rules of one tree, which is a document or a shadow tree: those of its style sheets, in their order.
final class StyleRules {

  private static final String KEPT = "dev.cmux.styleRules";

  /// A rule that selects the element, with the strength that its place gives it inside the tree.
  ///
  /// @param layer as {@link CascadeLayers} counts
  /// @param order over all style sheets of the tree
  record Found(StyleRule rule, int layer, long order) {}

  private final DomNode root;
  private final List<SheetRules> sheets;
  private final CascadeLayers layers = new CascadeLayers();

  private StyleRules(DomNode root, List<SheetRules> sheets) {
    this.root = root;
    this.sheets = sheets;
    sheets.forEach(sheet -> sheet.layers().forEach(layers::index));
  }

  /// The active style sheets of a document, or of one shadow tree, as they are now; none when CSS is switched off.
  ///
  /// They are kept with the tree and read again when any of them has changed: a new, removed or disabled sheet, a
  /// rule that a script inserted, deleted or edited, another size of the window.
  static StyleRules of(DomNode root) {
    List<SheetRules> sheets = sheetsOf(root);
    if (root.getUserData(KEPT) instanceof StyleRules kept && isSame(kept.sheets, sheets)) {
      return kept;
    }
    StyleRules rules = new StyleRules(root, sheets);
    root.setUserData(KEPT, rules, null);
    return rules;
  }

  private static boolean isSame(List<SheetRules> first, List<SheetRules> second) {
    if (first.size() != second.size()) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      if (first.get(i) != second.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static List<SheetRules> sheetsOf(DomNode root) {
    List<SheetRules> sheets = new ArrayList<>();
    HtmlPage page = (HtmlPage) root.getPage();
    if (page.getWebClient().getOptions().isCssEnabled()) {
      MediaQueries media = new MediaQueries(page);
      for (DomElement element : root.getDomElementDescendants()) {
        switch (element) {
          case HtmlStyle style -> StyleSource.of(style, media).ifPresent(sheets::add);
          case HtmlLink link -> StyleSource.of(link, media).ifPresent(sheets::add);
          default -> {}
        }
      }
      for (ConstructedSheet adopted : ShadowTrees.adopted(root)) {
        StyleSource.of(adopted, media, page).ifPresent(sheets::add);
      }
    }
    return sheets;
  }

  boolean isEmpty() {
    return sheets.isEmpty();
  }

  /// Calls back with every rule that selects an element of the tree, or its pseudo-element.
  void matching(DomElement element, String pseudo, Consumer<Found> found) {
    for (int i = 0; i < sheets.size(); i++) {
      sheets.get(i).matching(element, pseudo, root, placed(i, found));
    }
  }

  /// Calls back with every `:host` rule that selects the host of the tree.
  void matchingHost(DomElement host, String pseudo, Consumer<Found> found) {
    for (int i = 0; i < sheets.size(); i++) {
      sheets.get(i).matchingHost(host, pseudo, root, placed(i, found));
    }
  }

  /// Calls back with every `::slotted` rule that selects what a slot of the tree takes.
  void matchingSlotted(DomElement slotted, String pseudo, Consumer<Found> found) {
    for (int i = 0; i < sheets.size(); i++) {
      sheets.get(i).matchingSlotted(slotted, pseudo, root, placed(i, found));
    }
  }

  /// Calls back with every `::part` rule that selects an element in the shadow tree of a host of this tree.
  void matchingPart(DomElement element, Set<String> parts, String pseudo, DomElement host, Consumer<Found> found) {
    for (int i = 0; i < sheets.size(); i++) {
      sheets.get(i).matchingPart(element, parts, pseudo, host, root, placed(i, found));
    }
  }

  private Consumer<StyleRule> placed(int sheet, Consumer<Found> found) {
    return rule -> found.accept(new Found(rule, layers.index(rule.layer()), ((long) sheet << 32) + rule.order()));
  }
}
