package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.DomElement;

/// The names of SVG that have capital letters. An HTML parser puts them back; HtmlUnit's (5.5.0) leaves all names in lower case, and makes
/// elements with no other names.
///
/// https://html.spec.whatwg.org/multipage/parsing.html#creating-and-inserting-nodes
public final class SvgNames {

  private static final Map<String, String> TAGS =
      byLowerCase(
          "altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix"
              + " feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode"
              + " feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient radialGradient textPath");
  private static final Map<String, String> ATTRIBUTES =
      byLowerCase(
          "attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits glyphRef gradientTransform gradientUnits"
              + " kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits"
              + " numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits refX"
              + " refY repeatCount repeatDur requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale"
              + " systemLanguage tableValues targetX targetY textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan");

  private SvgNames() {}

  private static Map<String, String> byLowerCase(String names) {
    return Arrays.stream(names.split(" ")).collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), name -> name));
  }

  public static boolean isSvg(DomElement element) {
    return "http://www.w3.org/2000/svg".equals(element.getNamespaceURI());
  }

  /// The name of an element as browsers have it, with its prefix.
  public static String tag(DomElement element) {
    String name = element.getQualifiedName();
    return isSvg(element) ? TAGS.getOrDefault(name, name) : name;
  }

  /// The name of an attribute of an element as browsers have it.
  public static String attribute(DomElement element, String name) {
    return isSvg(element) ? ATTRIBUTES.getOrDefault(name, name) : name;
  }

  /// Gives the attributes of an element and of all below it, as the parser has read them, their names.
  public static void restoreBelow(DomElement top) {
    restore(top);
    top.getDomElementDescendants().forEach(SvgNames::restore);
  }

  private static void restore(DomElement element) {
    if (!isSvg(element)) {
      return;
    }
    List<DomAttr> all = new ArrayList<>(element.getAttributesMap().values());
    if (all.stream().noneMatch(attribute -> ATTRIBUTES.containsKey(attribute.getName()))) {
      return;
    }
    // Their order stays.
    Map<String, DomAttr> attributes = element.getAttributesMap();
    attributes.clear();
    for (DomAttr attribute : all) {
      String name = ATTRIBUTES.get(attribute.getName());
      attributes.put(
          name == null ? attribute.getName() : name, name == null ? attribute : new Named(element, name, attribute.getValue()));
    }
  }

  private static final class Named extends DomAttr {

    private static final long serialVersionUID = 1L;

    Named(DomElement owner, String name, String value) {
      super(owner.getPage(), null, name, value, true);
      setParentNode(owner);
    }
  }
}
