package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSvg;

/// An `<svg>` in an `<svg>`. HtmlUnit's parser (5.5.0, `HtmlUnitNekoDOMBuilder.insideSvg_`) makes a shape of it, and takes its end for that of the whole drawing,
/// so that the shapes after it are elements of HTML that nobody knows.
public final class NestedDrawings {

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final Pattern TAG = Pattern.compile("<(/?)svg\\b", Pattern.CASE_INSENSITIVE);

  private NestedDrawings() {}

  /// Whether text of HTML has one.
  static boolean areIn(String html) {
    boolean isOpen = false;
    for (Matcher tag = TAG.matcher(html); tag.find(); ) {
      boolean opens = tag.group(1).isEmpty();
      if (opens && isOpen) {
        return true;
      }
      isOpen = opens;
    }
    return false;
  }

  /// Makes what the parser has made below an element what it is to be.
  public static void restoreBelow(DomElement top) {
    List<HtmlSvg> drawings = new ArrayList<>();
    if (top instanceof HtmlSvg drawing) {
      drawings.add(drawing);
    }
    top.getDomElementDescendants().forEach(element -> {
      if (element instanceof HtmlSvg drawing) {
        drawings.add(drawing);
      }
    });
    for (HtmlSvg drawing : drawings) {
      if (holdsDrawing(drawing)) {
        restoreIn(drawing);
      }
    }
  }

  private static boolean holdsDrawing(DomElement drawing) {
    for (DomElement element : drawing.getDomElementDescendants()) {
      if (element.getLocalName().equalsIgnoreCase("svg")) {
        return true;
      }
    }
    return false;
  }

  private static void restoreIn(DomElement parent) {
    for (DomElement child : children(parent)) {
      boolean isMistaken = child.getLocalName().equals("svg") ? !(child instanceof HtmlSvg) : !SvgNames.isSvg(child);
      DomElement shape = isMistaken ? remade(child) : child;
      if (!shape.getLocalName().equalsIgnoreCase("foreignObject")) {
        restoreIn(shape);
      }
    }
  }

  private static DomElement remade(DomElement mistaken) {
    DomElement made = ((HtmlPage) mistaken.getPage()).createElementNS(SVG, mistaken.getLocalName());
    for (DomAttr attribute : List.copyOf(mistaken.getAttributesMap().values())) {
      made.setAttribute(SvgNames.attribute(made, attribute.getName()), attribute.getValue());
    }
    List<DomNode> nodes = new ArrayList<>();
    mistaken.getChildren().forEach(nodes::add);
    nodes.forEach(made::appendChild);
    mistaken.replace(made);
    return made;
  }

  private static List<DomElement> children(DomElement parent) {
    List<DomElement> children = new ArrayList<>();
    parent.getChildElements().forEach(children::add);
    return children;
  }
}
