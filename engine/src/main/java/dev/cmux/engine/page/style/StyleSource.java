package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.ConstructedSheet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.htmlunit.css.CssStyleSheet;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlLink;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlStyle;

/// Where a tree has a style sheet from: a `<style>` element, a `<link>`, or a script. Its rules are kept until something in it changes.
final class StyleSource {

  private static final String KEPT = "dev.cmux.styleSource";

  private String text;
  private CssStyleSheet sheet;
  private long state;
  private SheetRules rules;

  private StyleSource() {}

  /// The rules of a `<style>` element as its text is now; none when its media do not hold.
  ///
  /// HtmlUnit parses the text once and never again, but scripts go on writing into the elements they made. As long as
  /// the text stays the same, its sheet is used, for scripts may have inserted rules into it.
  static Optional<SheetRules> of(HtmlStyle style, MediaQueries media) {
    StyleSource source = of(style);
    String text = style.getTextContent();
    if (!text.equals(source.text)) {
      CssStyleSheet sheet = style.getSheet();
      boolean written = source.text != null;
      boolean neverParsed = sheet.getWrappedSheet().getCssRules().getLength() == 0 && !text.isBlank();
      source.sheet = written || neverParsed ? new CssStyleSheet(style, text, String.valueOf(style.getPage().getUrl())) : sheet;
      source.text = text;
    }
    return source.rules(style.getMediaAttribute(), media, (HtmlPage) style.getPage());
  }

  /// The rules of what a `<link>` leads to; alternate style sheets wait for the user to choose them.
  static Optional<SheetRules> of(HtmlLink link, MediaQueries media) {
    boolean applies =
        link.isStyleSheetLink()
            && !link.hasAttribute("disabled")
            && !link.getRelAttribute().toLowerCase(Locale.ROOT).contains("alternate");
    StyleSource source = of(link);
    source.sheet = applies ? link.getSheet() : null;
    return source.sheet == null ? Optional.empty() : source.rules(link.getMediaAttribute(), media, (HtmlPage) link.getPage());
  }

  /// The rules of a style sheet that a script made, once for all trees that adopt it.
  static Optional<SheetRules> of(ConstructedSheet constructed, MediaQueries media, HtmlPage page) {
    if (constructed.isDisabled()) {
      return Optional.empty();
    }
    StyleSource source = constructed(page).computeIfAbsent(constructed, made -> new StyleSource());
    String text = constructed.text();
    if (!text.equals(source.text)) {
      source.sheet = new CssStyleSheet(page.getDocumentElement(), text, page.getUrl().toExternalForm());
      source.text = text;
    }
    return source.rules(constructed.media(), media, page);
  }

  private static StyleSource of(DomNode element) {
    if (element.getUserData(KEPT) instanceof StyleSource source) {
      return source;
    }
    StyleSource source = new StyleSource();
    element.setUserData(KEPT, source, null);
    return source;
  }

  @SuppressWarnings("unchecked")
  private static Map<ConstructedSheet, StyleSource> constructed(HtmlPage page) {
    if (page.getUserData(KEPT) instanceof Map<?, ?> known) {
      return (Map<ConstructedSheet, StyleSource>) known;
    }
    Map<ConstructedSheet, StyleSource> made = new WeakHashMap<>();
    page.setUserData(KEPT, made, null);
    return made;
  }

  private Optional<SheetRules> rules(String own, MediaQueries media, HtmlPage page) {
    if (!sheet.isEnabled() || !media.matches(own)) {
      return Optional.empty();
    }
    long now = SheetState.of(sheet) * 31 + media.state();
    if (rules == null || state != now) {
      rules = new SheetRules(sheet, media, page.getWebClient());
      state = now;
    }
    return Optional.of(rules).filter(read -> !read.isEmpty());
  }
}
