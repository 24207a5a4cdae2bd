package dev.cmux.engine.page.style;

import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.htmlunit.css.ComputedCssStyleDeclaration;
import org.htmlunit.css.CssPixelValueConverter;
import org.htmlunit.css.StyleAttributes.Definition;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlSvg;
import org.htmlunit.svg.SvgElement;

/// How large an `<svg>` in HTML is: by its style or its attributes, and what these leave open by its `viewBox`. HtmlUnit (5.5.0) takes it for a text.
///
/// https://svgwg.org/svg2-draft/coords.html#SizingSVGInCSS
final class DrawingSize {

  private static final Pattern PLAIN = Pattern.compile("\\+?\\d*\\.?\\d+");
  private static final double WIDTH = 300;
  private static final double HEIGHT = 150;

  private final ComputedCssStyleDeclaration style;
  private final DomElement drawing;

  DrawingSize(ComputedCssStyleDeclaration style) {
    this.style = style;
    this.drawing = style.getDomElement();
  }

  /// Whether it is a drawing of its own, not a part of another.
  static boolean applies(DomElement element) {
    return element instanceof HtmlSvg && !(element.getParentNode() instanceof SvgElement) && !(element.getParentNode() instanceof HtmlSvg);
  }

  /// What an attribute says of a property that no rule sets; empty when it says nothing.
  static String presented(DomElement drawing, String property) {
    String value = drawing.getAttribute(property).strip();
    return PLAIN.matcher(value).matches() ? value + "px" : value;
  }

  double width() {
    OptionalDouble height = said(Definition.HEIGHT);
    double ratio = ratio();
    return said(Definition.WIDTH).orElseGet(() -> ratio == 0 ? WIDTH : height.isPresent() ? height.getAsDouble() * ratio : available());
  }

  double height() {
    double ratio = ratio();
    return said(Definition.HEIGHT).orElseGet(() -> ratio == 0 ? HEIGHT : width() / ratio);
  }

  private OptionalDouble said(Definition side) {
    String value = style.getStyleAttribute(side, true);
    if (value.isEmpty() || value.equals("auto")) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        CssPixelValueConverter.pixelValue(
            drawing,
            each -> each.getStyleAttribute(side, true),
            () -> 0,
            () -> side == Definition.WIDTH ? drawing.getPage().getEnclosingWindow().getInnerWidth() : drawing.getPage().getEnclosingWindow().getInnerHeight()));
  }

  /// Width by height of the `viewBox`; 0 without one.
  private double ratio() {
    String[] sides = drawing.getAttribute("viewBox").strip().split("[\\s,]+");
    try {
      double height = sides.length == 4 ? Double.parseDouble(sides[3]) : 0;
      return height > 0 ? Math.max(0, Double.parseDouble(sides[2]) / height) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private double available() {
    return drawing.getParentNode() instanceof DomElement around
        ? around.getPage().getEnclosingWindow().getComputedStyle(around, null).getCalculatedWidth(false, false)
        : WIDTH;
  }
}
