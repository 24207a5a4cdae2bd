package dev.cmux.engine.page.view;

import dev.cmux.engine.modern.PageLooks;
import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Reach;
import dev.cmux.engine.page.style.ComputedStyles;
import java.util.Optional;
import org.htmlunit.css.ComputedCssStyleDeclaration;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.impl.SimpleRange;

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
  public Optional<SimpleRange> caret(DomNode node, int offset, String granularity, boolean backwards) {
    return Reach.of(granularity, backwards).map(reach -> new CaretText(new Visibility(styles.styles()), around(node), node, offset).caret(reach));
  }

  /// What the caret stays in: what is edited, or else the document or shadow tree.
  private static DomNode around(DomNode node) {
    DomNode root = FlatTree.root(node);
    return Controls.editingHost(node).map(DomNode.class::cast).orElse(root instanceof HtmlPage page ? page.getBody() : root);
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
