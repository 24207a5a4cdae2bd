package dev.cmux.engine.page.style;

import java.util.List;
import org.htmlunit.WebWindow;
import org.htmlunit.css.CssStyleSheet;
import org.htmlunit.cssparser.dom.AbstractCSSRuleImpl;
import org.htmlunit.cssparser.dom.CSSImportRuleImpl;
import org.htmlunit.cssparser.dom.CSSMediaRuleImpl;
import org.htmlunit.cssparser.dom.CSSRuleListImpl;
import org.htmlunit.cssparser.dom.CSSStyleRuleImpl;
import org.htmlunit.cssparser.dom.Property;
import org.htmlunit.html.HtmlPage;

/// A number that changes when the style sheets of a document do, by the identity of everything in them: nothing tells
/// when a script has edited a rule.
final class SheetsState {

  private static final int DEEPEST_IMPORT = 8;

  private final HtmlPage page;
  private long hash = 1;

  SheetsState(HtmlPage page) {
    this.page = page;
  }

  long of(List<StyleRules.Sheet> sheets) {
    WebWindow window = page.getEnclosingWindow();
    add(window.getInnerWidth());
    add(window.getInnerHeight());
    add(Boolean.hashCode(page.getWebClient().getOptions().isJavaScriptEnabled()));
    for (StyleRules.Sheet sheet : sheets) {
      add(sheet.media().hashCode());
      add(Boolean.hashCode(sheet.sheet().isEnabled()));
      rules(sheet.sheet(), sheet.sheet().getWrappedSheet().getCssRules(), 0);
    }
    return hash;
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
