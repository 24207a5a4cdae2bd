package dev.cmux.engine.page.act;

import dev.cmux.engine.command.Box;
import dev.cmux.engine.modern.platform.Drawings;
import dev.cmux.engine.page.style.Styles;
import dev.cmux.engine.page.view.Visibility;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.BrowserVersion;
import org.htmlunit.css.ComputedCssStyleDeclaration;
import org.htmlunit.css.StyleAttributes;
import org.htmlunit.css.StyleAttributes.Definition;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;

/// Where elements lie and how they look, as far as HtmlUnit's approximate layout and its cascade know. Good for order
/// and rough size, not for pixels. Works with page scripts switched off too.
public final class Geometry {

  /// What is answered when no property is named; the set the cmux CLI answers.
  private static final List<String> COMMON =
      List.of(
          "display", "visibility", "opacity", "color", "background-color", "width", "height", "font-size", "position");

  private Geometry() {}

  /// The border box of an element, from the top left of the window; all zero when it is not rendered.
  public static Box box(DomElement element) {
    if (!(element.getPage() instanceof HtmlPage page)
        || !new Visibility().isRendered(element)) {
      return new Box(0, 0, 0, 0);
    }
    int[] scrolled = WindowScroll.of(page);
    if (!(element instanceof HtmlElement html)) {
      return Drawings.place(element)
          .map(place -> new Box(place.left() - scrolled[0], place.top() - scrolled[1], place.width(), place.height()))
          .orElse(new Box(0, 0, 0, 0));
    }
    page.clearComputedStyles();
    ComputedCssStyleDeclaration style = page.getEnclosingWindow().getComputedStyle(element, null);
    return new Box(
        html.getPosX() - scrolled[0],
        html.getPosY() - scrolled[1],
        style.getCalculatedWidth(true, true),
        style.getCalculatedHeight(true, true));
  }

  /// Computed values by CSS name: of one property, named as in CSS (`background-color`) or in scripts
  /// (`backgroundColor`), or of the common ones.
  public static Map<String, String> styles(DomElement element, Optional<String> property) {
    Map<String, String> values = new LinkedHashMap<>();
    element.getPage().clearComputedStyles();
    Styles shown = new Styles();
    for (String name : property.map(List::of).orElse(COMMON)) {
      values.put(name, style(element, cssName(name), shown));
    }
    return values;
  }

  private static String style(DomElement element, String name, Styles shown) {
    return switch (name) {
      case "display" -> shown.display(element);
      case "visibility" -> shown.visibility(element);
      case "white-space" -> shown.whiteSpace(element);
      case "text-transform" -> shown.textTransform(element);
      default -> element.getPage() instanceof HtmlPage page ? computed(element, page, name) : "";
    };
  }

  private static String computed(DomElement element, HtmlPage page, String name) {
    ComputedCssStyleDeclaration style = page.getEnclosingWindow().getComputedStyle(element, null);
    return switch (name) {
      case "color" -> style.getColor();
      case "background-color" -> style.getBackgroundColor();
      case "width" -> style.getWidth();
      case "height" -> style.getHeight();
      case "font-size" -> style.getFontSize();
      case "opacity" -> style.getOpacity();
      case "margin-top" -> style.getMarginTop();
      case "margin-right" -> style.getMarginRight();
      case "margin-bottom" -> style.getMarginBottom();
      case "margin-left" -> style.getMarginLeft();
      case "padding-top" -> style.getPaddingTop();
      case "padding-right" -> style.getPaddingRight();
      case "padding-bottom" -> style.getPaddingBottom();
      case "padding-left" -> style.getPaddingLeft();
      default -> {
        BrowserVersion browser = page.getWebClient().getBrowserVersion();
        for (Definition definition : StyleAttributes.getDefinitions(browser)) {
          if (definition.getAttributeName().equals(name)) {
            yield style.getStyleAttribute(definition, true);
          }
        }
        yield style.getStyleAttribute(name);
      }
    };
  }

  /// `backgroundColor` is `background-color`; custom properties keep their case.
  private static String cssName(String property) {
    return property.startsWith("--")
        ? property
        : property.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
