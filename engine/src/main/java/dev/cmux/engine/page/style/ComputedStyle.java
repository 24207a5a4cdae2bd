package dev.cmux.engine.page.style;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.render.Lengths;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.htmlunit.css.ComputedCssStyleDeclaration;
import org.htmlunit.css.CssColors;
import org.htmlunit.css.CssPixelValueConverter;
import org.htmlunit.css.ElementCssStyleDeclaration;
import org.htmlunit.css.StyleAttributes;
import org.htmlunit.css.StyleAttributes.Definition;
import org.htmlunit.css.StyleElement;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.htmlunit.html.DomDocumentFragment;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.svg.SvgElement;

/// The computed style of one element or pseudo-element: HtmlUnit's values and layout over our cascade. Inheritance follows the flat
/// tree. It stays right when the page changes, as scripts expect of what they hold.
final class ComputedStyle extends ComputedCssStyleDeclaration {

  private static final long serialVersionUID = 1L;

  /// https://drafts.csswg.org/css2/#propidx and its successors, as far as anybody asks.
  private static final Set<String> INHERITED =
      Set.of(
          "azimuth", "border-collapse", "border-spacing", "caption-side", "caret-color", "color", "color-scheme", "cursor", "direction",
          "empty-cells", "fill", "fill-opacity", "fill-rule", "font", "font-family", "font-feature-settings", "font-kerning", "font-size",
          "font-stretch", "font-style", "font-variant", "font-weight", "hyphens", "image-rendering", "letter-spacing", "line-height",
          "list-style", "list-style-image", "list-style-position", "list-style-type", "orphans", "overflow-wrap", "pointer-events",
          "quotes", "speak", "stroke", "stroke-width", "tab-size", "text-align", "text-align-last", "text-anchor", "text-indent",
          "text-shadow", "text-transform", "visibility", "white-space", "widows", "word-break", "word-spacing", "word-wrap", "writing-mode");
  private static final Set<String> BORDER_COLORS =
      Set.of("border-top-color", "border-right-color", "border-bottom-color", "border-left-color");
  private static final Set<String> AS_WRITTEN = Set.of("content", "font-family", "quotes");

  private final transient ComputedStyles page;
  private final transient String pseudo;
  private transient Map<String, String> defaults;
  private transient Cascade cascade;
  private transient Map<String, String> declared;
  private transient double fontSize;

  ComputedStyle(ComputedStyles page, DomElement element, String pseudo) {
    super(new ElementCssStyleDeclaration(element));
    this.page = page;
    this.pseudo = pseudo;
  }

  /// The constructor above calls this.
  @Override
  public void setDefaultLocalStyleAttribute(String name, String value) {
    if (defaults == null) {
      defaults = new HashMap<>();
    }
    defaults.put(name, value);
  }

  /// The computed value of a property by its CSS name; empty when it is the initial one.
  @Override
  public String getStyleAttribute(String name) {
    if (name.startsWith("--")) {
      return page.cascade().custom(getDomElement()).getOrDefault(name, "");
    }
    if (pseudo.isEmpty() && name.equals("display")) {
      return getDomElement().isAttachedToPage() ? page.styles().display(getDomElement()) : "";
    }
    if (name.equals("font-size")) {
      return Lengths.print(fontSize());
    }
    String own = own(name);
    return switch (own) {
      case "inherit" -> inherited(name);
      case "initial" -> initial(name);
      case "currentcolor" -> name.equals("color") ? inherited(name) : getColor();
      case "", "unset" ->
          INHERITED.contains(name) ? inherited(name) : BORDER_COLORS.contains(name) && getDomElement().isAttachedToPage() ? getColor() : "";
      default -> own;
    };
  }

  @Override
  public String getStyleAttribute(Definition definition, boolean defaultIfEmpty) {
    if (!getDomElement().isAttachedToPage()) {
      return EMPTY_FINAL;
    }
    String value = getStyleAttribute(definition.getAttributeName());
    if (definition == Definition.LINE_HEIGHT) {
      // The factor is what children inherit.
      value = ComputedValues.lineHeight(value, getFontSize());
    }
    return value.isEmpty() && defaultIfEmpty ? definition.getDefaultComputedValue(getBrowserVersion()) : value;
  }

  /// What is enumerated: HtmlUnit asks for the names only.
  @Override
  public Map<String, StyleElement> getStyleMap() {
    return getDomElement().isAttachedToPage() ? ComputedNames.with(page.cascade().custom(getDomElement()).keySet()) : Map.of();
  }

  @Override
  public int getLength() {
    return getStyleMap().size();
  }

  @Override
  public String item(int index) {
    return getStyleMap().keySet().stream().skip(Math.max(0, index)).findFirst().filter(name -> index >= 0).orElse("");
  }

  /// HtmlUnit asks for this where one of two properties counts, and where a shorthand may have a part.
  @Override
  public StyleElement getStyleElement(String name) {
    String value = getStyleAttribute(name);
    return value.isEmpty()
        ? null
        : new StyleElement(name, value, "", SelectorSpecificity.DEFAULT_STYLE_ATTRIBUTE, place(name));
  }

  @Override
  public String getDisplay() {
    return getStyleAttribute("display");
  }

  @Override
  public String getColor() {
    String value = getStyleAttribute(Definition.COLOR, false);
    return value.isEmpty() && getDomElement().isAttachedToPage() ? "rgb(0, 0, 0)" : CssColors.toRGBColor(value);
  }

  @Override
  public String getBottom() {
    return getStyleAttribute(Definition.BOTTOM, true);
  }

  @Override
  public int getCalculatedWidth(boolean border, boolean padding) {
    if (isDrawing()) {
      return (int) Math.round(new DrawingSize(this).width())
          + (border ? getBorderLeftValue() + getBorderRightValue() : 0)
          + (padding ? getPaddingLeftValue() + getPaddingRightValue() : 0);
    }
    if (isLabel()) {
      return getContentWidth() + super.getCalculatedWidth(border, padding);
    }
    OptionalDouble share = shareOfHost(Definition.WIDTH);
    return share.isPresent()
        ? (int) (share.getAsDouble() * around().getCalculatedWidth(false, false))
        : super.getCalculatedWidth(border, padding);
  }

  @Override
  public int getCalculatedHeight(boolean border, boolean padding) {
    if (isDrawing()) {
      return (int) Math.round(new DrawingSize(this).height())
          + (border ? getBorderTopValue() + getBorderBottomValue() : 0)
          + (padding ? getPaddingTopValue() + getPaddingBottomValue() : 0);
    }
    OptionalDouble share = shareOfHost(Definition.HEIGHT);
    if (share.isEmpty()) {
      return super.getCalculatedHeight(border, padding);
    }
    // The host is as high as what is in it unless something says how high it is.
    String height = around().getStyleAttribute(Definition.HEIGHT, true);
    return height.endsWith("px") ? (int) (share.getAsDouble() * CssPixelValueConverter.pixelValue(height)) : 0;
  }

  private boolean isDrawing() {
    return pseudo.isEmpty() && DrawingSize.applies(getDomElement()) && getDomElement().isAttachedToPage() && !getDisplay().equals("none");
  }

  /// Whether this is as wide as what is in it, in a drawing. HtmlUnit (5.5.0) knows that of HTML elements in HTML elements only, and takes edges for all of it.
  private boolean isLabel() {
    return getDomElement().getParentNode() instanceof SvgElement
        && !Set.of("block", "none").contains(getDisplay())
        && own("width").isEmpty();
  }

  /// What a percentage means that goes up to the shadow root around the element. HtmlUnit (5.5.0, `CssPixelValueConverter`) takes what is
  /// around an element for an element, which a shadow root is not.
  private OptionalDouble shareOfHost(Definition side) {
    double share = 1;
    for (DomElement at = getDomElement(); at != null; at = at.getParentNode() instanceof DomElement parent ? parent : null) {
      String size = at.getPage().getEnclosingWindow().getComputedStyle(at, null).getStyleAttribute(side, true);
      if (size.endsWith("%")) {
        share *= percentage(size);
      } else if (!size.isEmpty() || at == getDomElement()) {
        return OptionalDouble.empty();
      }
      if (at.getParentNode() instanceof DomDocumentFragment) {
        return FlatTree.parent(at) == null ? OptionalDouble.empty() : OptionalDouble.of(share);
      }
    }
    return OptionalDouble.empty();
  }

  private static double percentage(String size) {
    try {
      return Double.parseDouble(size.substring(0, size.length() - 1)) / 100;
    } catch (NumberFormatException e) {
      return 1; // a sum of several
    }
  }

  /// The style of the host of the shadow tree that the element is in.
  private ComputedCssStyleDeclaration around() {
    DomNode root = getDomElement();
    while (!(root instanceof DomDocumentFragment)) {
      root = root.getParentNode();
    }
    DomElement host = (DomElement) root.getParentNode();
    return host.getPage().getEnclosingWindow().getComputedStyle(host, null);
  }

  /// HtmlUnit (5.5.0) takes whatever is around a placed element for an element, which a shadow root is not.
  @Override
  public int getLeft(boolean margin, boolean border, boolean padding) {
    String position = getPositionWithInheritance();
    boolean placed = position.equals("absolute") || position.equals("fixed");
    if (!placed || !getLeft().equals("auto") || !(getDomElement().getParentNode() instanceof DomDocumentFragment)) {
      return super.getLeft(margin, border, padding);
    }
    return getRight().equals("auto") || FlatTree.parent(getDomElement()) == null
        ? 0
        : around().getCalculatedWidth(false, false) - CssPixelValueConverter.pixelValue(getRight());
  }

  /// In pixels.
  double fontSize() {
    String own = own("font-size");
    if (Double.isNaN(fontSize)) {
      ComputedStyle parent = parent();
      double inherited = parent == null ? FontSize.MEDIUM : parent.fontSize();
      fontSize = FontSize.of(own, inherited, this);
    }
    return fontSize;
  }

  /// What `rem` is for the element.
  double rootFontSize() {
    DomElement root = getDomElement().getPage().getDocumentElement();
    return root == null || root == getDomElement() ? FontSize.MEDIUM : page.of(root, null).fontSize();
  }

  private String own(String name) {
    Map<String, String> values = declared();
    String value = values.get(name);
    if (value == null) {
      value = values.get("all");
    }
    if (value == null && defaults != null) {
      value = defaults.get(name);
    }
    if (value == null || value.equals("revert") || value.equals("revert-layer")) {
      value = pseudo.isEmpty() ? UserAgentStyles.of(getDomElement(), name) : "";
    }
    if (value.isEmpty() && (name.equals("width") || name.equals("height")) && pseudo.isEmpty() && DrawingSize.applies(getDomElement())) {
      value = DrawingSize.presented(getDomElement(), name);
    }
    return AS_WRITTEN.contains(name) || value.contains("url(") ? value : ComputedValues.of(name, value.toLowerCase(Locale.ROOT), this);
  }

  /// How strong the declaration is among the others of the element.
  private int place(String name) {
    int place = 0;
    for (String each : declared().keySet()) {
      place++;
      if (each.equals(name)) {
        return place;
      }
    }
    return 0;
  }

  private Map<String, String> declared() {
    Cascade current = page.cascade();
    if (current != cascade) {
      cascade = current;
      declared = current.declared(getDomElement(), pseudo);
      fontSize = Double.NaN;
    }
    return declared;
  }

  private String inherited(String name) {
    ComputedStyle parent = parent();
    return parent == null ? "" : parent.getStyleAttribute(name);
  }

  private ComputedStyle parent() {
    DomElement parent = pseudo.isEmpty() ? FlatTree.parent(getDomElement()) : getDomElement();
    return parent == null ? null : page.of(parent, null);
  }

  private String initial(String name) {
    return StyleAttributes.getDefinitions(getBrowserVersion()).stream()
        .filter(definition -> definition.getAttributeName().equals(name))
        .findFirst()
        .map(definition -> definition.getDefaultComputedValue(getBrowserVersion()))
        .orElse("");
  }
}
