package dev.cmux.engine.modern.platform;

import java.util.Locale;
import java.util.Map;
import org.htmlunit.css.StyleElement;
import org.htmlunit.cssparser.dom.CSSStyleDeclarationImpl;
import org.htmlunit.cssparser.dom.Property;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAttributeChangeEvent;
import org.htmlunit.html.HtmlAttributeChangeListener;
import org.htmlunit.html.HtmlPage;
import org.w3c.dom.DOMException;

/// Custom properties of `style` attributes, whose names HtmlUnit (5.5.0) writes in small letters, and whose values it takes for those of any property ([CustomText]).
/// https://drafts.csswg.org/css-variables/#custom-property
///
/// HtmlUnit reads an attribute whenever it has changed, so what it has read is put right after each change.
public final class CustomNames implements HtmlAttributeChangeListener {

  private static final long serialVersionUID = 1L;

  private static final String READ = "dev.cmux.style";

  /// The value of one; empty when there is none.
  static String value(DomElement element, String name) {
    StyleElement found = styles(element).get(name);
    return found == null ? "" : found.getValue().strip();
  }

  /// Sets one, or takes it away when the value is empty, and listens from now on.
  void put(HtmlPage page, DomElement element, String name, String value, String priority) {
    page.addHtmlAttributeChangeListener(this);
    Map<String, StyleElement> styles = styles(element);
    if (value.isBlank()) {
      styles.remove(name);
    } else {
      StyleElement old = styles.get(name);
      styles.put(name, old == null
          ? new StyleElement(name, value.strip(), priority, SelectorSpecificity.FROM_STYLE_ATTRIBUTE)
          : new StyleElement(name, value.strip(), priority, SelectorSpecificity.FROM_STYLE_ATTRIBUTE, old.getIndex()));
    }
    element.writeStyleToElement(styles);
  }

  /// The declarations of an element's own `style` by their names, custom ones as they were written.
  public static Map<String, StyleElement> styles(DomElement element) {
    restore(element);
    return element.getStyleMap();
  }

  /// Puts right what HtmlUnit has read of the attribute as it is.
  static void restore(DomElement element) {
    String text = element.getAttributeDirect("style");
    if (!text.contains("--") || element.getUserData(READ) == text) {
      return;
    }
    CSSStyleDeclarationImpl read = new CSSStyleDeclarationImpl(null);
    try {
      read.setCssText(CustomText.kept(text), element.getPage().getWebClient().getCssErrorHandler());
    } catch (DOMException e) {
      return;
    }
    Map<String, StyleElement> styles = element.getStyleMap();
    styles.clear();
    for (Property property : read.getProperties()) {
      String name = property.getName().startsWith("--") ? property.getName() : property.getName().toLowerCase(Locale.ROOT);
      String value = property.getValue() == null ? "" : property.getValue().getCssText();
      styles.put(name, new StyleElement(name, value, property.isImportant() ? StyleElement.PRIORITY_IMPORTANT : "", SelectorSpecificity.FROM_STYLE_ATTRIBUTE));
    }
    element.setUserData(READ, text, null);
  }

  @Override
  public void attributeAdded(HtmlAttributeChangeEvent event) {
    changed(event);
  }

  @Override
  public void attributeReplaced(HtmlAttributeChangeEvent event) {
    changed(event);
  }

  @Override
  public void attributeRemoved(HtmlAttributeChangeEvent event) {}

  private static void changed(HtmlAttributeChangeEvent event) {
    if (event.getName().equals("style")) {
      restore(event.getHtmlElement());
    }
  }
}
