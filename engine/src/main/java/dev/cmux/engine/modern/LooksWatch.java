package dev.cmux.engine.modern;

import org.htmlunit.html.CharacterDataChangeEvent;
import org.htmlunit.html.CharacterDataChangeListener;
import org.htmlunit.html.DomChangeEvent;
import org.htmlunit.html.DomChangeListener;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAttributeChangeEvent;
import org.htmlunit.html.HtmlAttributeChangeListener;
import org.htmlunit.html.HtmlLink;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlStyle;

/// Tells what knows how a page looks of every change in the page's tree.
final class LooksWatch implements DomChangeListener, HtmlAttributeChangeListener, CharacterDataChangeListener {

  private static final long serialVersionUID = 1L;

  private final transient PageLooks looks;

  private LooksWatch(PageLooks looks) {
    this.looks = looks;
  }

  static void start(PageLooks looks, HtmlPage page) {
    LooksWatch watch = new LooksWatch(looks);
    page.addDomChangeListener(watch);
    page.addHtmlAttributeChangeListener(watch);
    page.addCharacterDataChangeListener(watch);
  }

  @Override
  public void nodeAdded(DomChangeEvent event) {
    treeChanged(event);
  }

  @Override
  public void nodeDeleted(DomChangeEvent event) {
    treeChanged(event);
  }

  private void treeChanged(DomChangeEvent event) {
    DomNode node = event.getChangedNode();
    if (isSheet(event.getParentNode()) || isSheet(node) || node.getFirstChild() != null && hasSheet(node)) {
      looks.sheetsChanged();
    } else {
      looks.changed();
    }
  }

  @Override
  public void characterDataChanged(CharacterDataChangeEvent event) {
    changed(event.getCharacterData().getParentNode());
  }

  @Override
  public void attributeAdded(HtmlAttributeChangeEvent event) {
    changed(event.getHtmlElement());
  }

  @Override
  public void attributeRemoved(HtmlAttributeChangeEvent event) {
    changed(event.getHtmlElement());
  }

  @Override
  public void attributeReplaced(HtmlAttributeChangeEvent event) {
    changed(event.getHtmlElement());
  }

  private void changed(DomNode node) {
    if (isSheet(node)) {
      looks.sheetsChanged();
    } else {
      looks.changed();
    }
  }

  private static boolean isSheet(DomNode node) {
    return node instanceof HtmlStyle || node instanceof HtmlLink;
  }

  private static boolean hasSheet(DomNode node) {
    for (DomElement element : node.getDomElementDescendants()) {
      if (isSheet(element)) {
        return true;
      }
    }
    return false;
  }
}
