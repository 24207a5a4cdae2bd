package dev.cmux.engine.modern.platform;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmlunit.cyberneko.HTMLElements;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;

/// HTML in the `<foreignObject>` of a drawing. HtmlUnit's parser (5.5.0, `HTMLElements`) ends the drawing at the first `<div>` in it, and makes everything in a
/// drawing one of its shapes.
///
/// https://html.spec.whatwg.org/multipage/parsing.html#html-integration-point
public final class ForeignContent {

  private static final String NAME = "foreignObject";

  /// Any that no element of the parser has.
  private static final short CODE = HTMLElements.UNKNOWN + 1;

  static {
    // Looking for a drawing to end, the parser goes no further up than to a block.
    known().setElement(new HTMLElements.Element(CODE, NAME.toUpperCase(Locale.ROOT), HTMLElements.Element.BLOCK, HTMLElements.BODY, null));
  }

  private ForeignContent() {}

  /// Has the parser keep it where it is; once a process, before anything is parsed.
  public static void keep() {}

  /// Makes what the parser has put into any `<foreignObject>` below HTML.
  public static void restoreBelow(DomElement top) {
    List<DomElement> holders = new ArrayList<>();
    top.getDomElementDescendants().forEach(element -> {
      if (SvgNames.isSvg(element) && NAME.equalsIgnoreCase(element.getLocalName())) {
        holders.add(element);
      }
    });
    holders.forEach(ForeignContent::restore);
  }

  private static void restore(DomElement holder) {
    for (DomNode child : children(holder)) {
      if (child instanceof DomElement element && SvgNames.isSvg(element)) {
        element.replace(html(element));
      }
    }
  }

  /// The element of HTML of that name; a drawing keeps its shapes.
  private static DomElement html(DomElement mistaken) {
    DomElement made = ((HtmlPage) mistaken.getPage()).createElement(mistaken.getLocalName());
    for (DomAttr attribute : List.copyOf(mistaken.getAttributesMap().values())) {
      made.setAttribute(attribute.getName(), attribute.getValue());
    }
    boolean isDrawing = mistaken.getLocalName().equals("svg");
    for (DomNode child : children(mistaken)) {
      made.appendChild(!isDrawing && child instanceof DomElement element && SvgNames.isSvg(element) ? html(element) : child);
    }
    return made;
  }

  private static List<DomNode> children(DomElement element) {
    List<DomNode> children = new ArrayList<>();
    element.getChildren().forEach(children::add);
    return children;
  }

  private static HTMLElements known() {
    try {
      Class<?> builder = Class.forName("org.htmlunit.html.parser.neko.HtmlUnitNekoDOMBuilder");
      return (HTMLElements)
          MethodHandles.privateLookupIn(builder, MethodHandles.lookup()).findStaticVarHandle(builder, "HTMLELEMENTS", HTMLElements.class).get();
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
