package dev.cmux.engine.render;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Flexible boxes and grids as tables, which is what the renderer has for putting things side by side.
///
/// Sizes come out near those of a browser, not equal: items share the room by their growth or their text, and tracks that depend on the room
/// reckon with the nearest width that is declared around them.
final class LayoutTables extends TableLayout {

  private final Grids grids;
  private final FlexBoxes flex;

  LayoutTables(Document document, Lengths lengths, int width) {
    super(document, lengths, width);
    grids = new Grids(document, lengths, width);
    flex = new FlexBoxes(document, lengths, width, grids);
  }

  /// Rebuilds every flexible box and grid below, innermost first.
  void rebuild(Element element) {
    for (Node child = element.getFirstChild(); child != null; ) {
      Node next = child.getNextSibling();
      if (child instanceof Element inner) {
        rebuild(inner);
      }
      child = next;
    }
    center(element);
    Map<String, String> style = Drawing.declared(element);
    String display = style.getOrDefault("display", "").toLowerCase(Locale.ROOT);
    if (display.endsWith("grid")) {
      grid(element, style);
    } else if (display.endsWith("flex")) {
      String flow = style.getOrDefault("flex-direction", "") + " " + style.getOrDefault("flex-flow", "");
      boolean wraps = (style.getOrDefault("flex-wrap", "") + flow).replace("nowrap", "").contains("wrap");
      if (flow.contains("column")) {
        flex.column(element, style, style.getOrDefault("align-items", ""), style.getOrDefault("justify-content", ""));
      } else if (wraps) {
        flex.wrapping(element, style);
      } else {
        flex.row(element, style);
      }
    }
  }

  /// A grid of one track is a column, or a row when that is its flow.
  private void grid(Element box, Map<String, String> style) {
    if (grids.grid(box, style)) {
      return;
    }
    if (style.getOrDefault("grid-auto-flow", "").contains("column")) {
      flex.row(box, style);
    } else {
      String align = style.getOrDefault("place-items", style.getOrDefault("place-content", style.getOrDefault("align-items", "")));
      String across = align.contains(" ") ? align.substring(align.indexOf(' ') + 1) : align;
      flex.column(box, style, style.getOrDefault("justify-items", style.getOrDefault("justify-content", across)), align);
    }
  }

  /// The renderer centers what has a width, and not what has only a greatest one; and it takes the width for that of the content.
  private void center(Element element) {
    Map<String, String> style = Drawing.declared(element);
    if (!pushesLeft(element) || !pushesRight(element) || !(element.getParentNode() instanceof Element parent)) {
      return;
    }
    String own = style.getOrDefault("width", "auto");
    String chosen = own.equals("auto") || own.equals("100%") ? style.getOrDefault("max-width", "none") : own;
    Optional<Double> pixels = chosen.endsWith("%") ? Optional.empty() : lengths.pixels(chosen, width).filter(wanted -> wanted < room(parent));
    if (pixels.isPresent()) {
      boolean whole = style.getOrDefault("box-sizing", "").equals("border-box");
      double content = pixels.get() - (whole ? new WidthEstimate(lengths, width).sides(style, "padding", 16) : 0);
      override(element, "width", Math.round(content) + "px", "max-width", "none", "box-sizing", "content-box");
    }
  }
}
