package dev.cmux.engine.modern.platform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.css.StyleElement;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAttributeChangeEvent;
import org.htmlunit.html.HtmlAttributeChangeListener;
import org.htmlunit.html.HtmlPage;

/// Custom properties of `style` attributes, whose names HtmlUnit writes in small letters, and whose values it reads in small letters
/// (5.5.0). https://drafts.csswg.org/css-variables/#custom-property
///
/// HtmlUnit reads an attribute whenever it has changed, so names are put right after each change.
final class CustomNames implements HtmlAttributeChangeListener {

  private static final long serialVersionUID = 1L;

  private static final Pattern NAME = Pattern.compile("(?:^|;)\\s*(--[^\\s:;]+)\\s*:");

  /// The value of one; empty when there is none.
  static String value(DomElement element, String name) {
    restore(element);
    StyleElement found = element.getStyleMap().get(name);
    return found == null ? "" : found.getValue().strip();
  }

  /// Sets one, or takes it away when the value is empty, and listens from now on.
  void put(HtmlPage page, DomElement element, String name, String value, String priority) {
    page.addHtmlAttributeChangeListener(this);
    restore(element);
    Map<String, StyleElement> styles = element.getStyleMap();
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

  private static void restore(DomElement element) {
    String text = element.getAttributeDirect("style");
    Map<String, String> written = new LinkedHashMap<>();
    for (Matcher name = NAME.matcher(text); text.contains("--") && name.find(); ) {
      written.put(name.group(1).toLowerCase(Locale.ROOT), name.group(1));
    }
    if (written.entrySet().stream().allMatch(name -> name.getKey().equals(name.getValue()))) {
      return;
    }
    Map<String, StyleElement> styles = element.getStyleMap();
    Map<String, StyleElement> read = new LinkedHashMap<>(styles);
    styles.clear();
    read.forEach((name, style) -> {
      String own = written.getOrDefault(name, name);
      styles.put(own, own.equals(name) ? style : new StyleElement(own, style.getValue(), style.getPriority(), SelectorSpecificity.FROM_STYLE_ATTRIBUTE, style.getIndex()));
    });
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
