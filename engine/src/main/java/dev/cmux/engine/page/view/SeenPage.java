package dev.cmux.engine.page.view;

import dev.cmux.engine.modern.PageLooks;
import dev.cmux.engine.page.style.ComputedStyles;
import org.htmlunit.css.ComputedCssStyleDeclaration;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// What a page's own scripts are told of its looks: the same that a user is.
public final class SeenPage implements PageLooks {

  private final ComputedStyles styles;

  public SeenPage(HtmlPage page) {
    styles = new ComputedStyles(page);
  }

  @Override
  public ComputedCssStyleDeclaration of(DomElement element, String pseudo) {
    return styles.of(element, pseudo);
  }

  @Override
  public String text(DomElement element) {
    return new RenderedText(new Visibility(styles.styles())).of(element);
  }

  @Override
  public void changed() {
    styles.changed();
  }

  @Override
  public void sheetsChanged() {
    styles.sheetsChanged();
  }
}
