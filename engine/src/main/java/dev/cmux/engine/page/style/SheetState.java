package dev.cmux.engine.page.style;

import org.htmlunit.css.CssStyleSheet;
import org.htmlunit.cssparser.dom.AbstractCSSRuleImpl;
import org.htmlunit.cssparser.dom.CSSImportRuleImpl;
import org.htmlunit.cssparser.dom.CSSMediaRuleImpl;
import org.htmlunit.cssparser.dom.CSSRuleListImpl;
import org.htmlunit.cssparser.dom.CSSStyleRuleImpl;
import org.htmlunit.cssparser.dom.Property;

/// A number that changes when a style sheet does, by the identity of everything in it: nothing tells when a script has edited a rule.
final class SheetState {

  private static final int DEEPEST_IMPORT = 8;

  private long hash = 1;

  private SheetState() {}

  static long of(CssStyleSheet sheet) {
    SheetState state = new SheetState();
    state.rules(sheet, sheet.getWrappedSheet().getCssRules(), 0);
    return state.hash;
  }

  private void rules(CssStyleSheet sheet, CSSRuleListImpl rules, int depth) {
    for (AbstractCSSRuleImpl rule : rules.getRules()) {
      add(System.identityHashCode(rule));
      switch (rule) {
        case CSSStyleRuleImpl style -> {
          add(System.identityHashCode(style.getSelectors()));
          for (Property property : style.getStyle().getProperties()) {
            add(System.identityHashCode(property.getValue()));
            add(Boolean.hashCode(property.isImportant()));
          }
        }
        case CSSMediaRuleImpl media -> rules(sheet, media.getCssRules(), depth);
        case CSSImportRuleImpl imported when depth < DEEPEST_IMPORT -> {
          CssStyleSheet target = sheet.getImportedStyleSheet(imported);
          rules(target, target.getWrappedSheet().getCssRules(), depth + 1);
        }
        default -> {}
      }
    }
  }

  private void add(int part) {
    hash = hash * 1_000_003 + part;
  }
}
