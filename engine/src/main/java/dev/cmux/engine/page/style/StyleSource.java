package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.ShadowTrees;
import java.util.Optional;
import org.htmlunit.css.CssStyleSheet;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlStyle;

/// The style sheet of a `<style>` element as its text is now.
///
/// HtmlUnit parses the text once and never again, but scripts go on writing into the elements they made. As long as
/// the text stays the same, its sheet is used, for scripts may have inserted rules into it.
final class StyleSource {

  private static final String KEPT = "dev.cmux.styleSource";

  private record Kept(String text, CssStyleSheet sheet) {}

  private StyleSource() {}

  static CssStyleSheet of(HtmlStyle style) {
    String text = style.getTextContent();
    if (style.getUserData(KEPT) instanceof Kept kept && kept.text().equals(text)) {
      return kept.sheet();
    }
    CssStyleSheet sheet = style.getSheet();
    boolean written = style.getUserData(KEPT) != null;
    boolean neverParsed = sheet.getWrappedSheet().getCssRules().getLength() == 0 && !text.isBlank();
    if (written || neverParsed) {
      sheet = new CssStyleSheet(style, text, String.valueOf(style.getPage().getUrl()));
    }
    style.setUserData(KEPT, new Kept(text, sheet), null);
    return sheet;
  }

  /// The style sheets that a shadow root has adopted, as one.
  static Optional<CssStyleSheet> adopted(DomNode root) {
    String text = ShadowTrees.adopted(root);
    if (text.isEmpty() || !(root.getPage() instanceof HtmlPage page)) {
      return Optional.empty();
    }
    if (root.getUserData(KEPT) instanceof Kept kept && kept.text().equals(text)) {
      return Optional.of(kept.sheet());
    }
    CssStyleSheet sheet = new CssStyleSheet(page.getDocumentElement(), text, page.getUrl().toExternalForm());
    root.setUserData(KEPT, new Kept(text, sheet), null);
    return Optional.of(sheet);
  }
}
