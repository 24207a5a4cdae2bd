package dev.cmux.engine.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Flexible boxes as tables of one row, as lines of blocks when they wrap, and as blocks when they run downwards.
final class FlexBoxes extends TableLayout {

  private final Grids grids;

  FlexBoxes(Document document, Lengths lengths, int width, Grids grids) {
    super(document, lengths, width);
    this.grids = grids;
  }

  void row(Element box, Map<String, String> style) {
    List<Element> items = items(box);
    if (items.isEmpty()) {
      return;
    }
    if ((style.getOrDefault("flex-direction", "") + style.getOrDefault("flex-flow", "")).contains("reverse")) {
      items = items.reversed();
    }
    double growth = items.stream().mapToDouble(item -> growth(Drawing.declared(item))).sum();
    String justify = style.getOrDefault("justify-content", "");
    boolean spread = growth == 0 && justify.startsWith("space-") && items.size() > 1;
    boolean margins = items.stream().anyMatch(item -> pushesLeft(item) || pushesRight(item));
    boolean relative = items.stream().anyMatch(item -> basis(item).endsWith("%"));
    boolean full = growth > 0 || spread || margins || relative;
    boolean even = growth > 0 && items.stream().allMatch(item -> growth(Drawing.declared(item)) > 0 && basis(item).isEmpty());
    Element table = table(full ? "100%" : "auto", even, height(style));
    if (!full && (justify.equals("center") || justify.endsWith("end") || justify.equals("right"))) {
      table.setAttribute("style", table.getAttribute("style") + "; margin-left: auto" + (justify.equals("center") ? "; margin-right: auto" : ""));
    }
    Element line = child(table, "tr");
    String gap = gap(style, "column-gap", 1);
    double share = 100 - items.stream().map(FlexBoxes::basis).filter(basis -> basis.endsWith("%")).mapToDouble(TableLayout::number).sum();
    int spacers = items.size() - 1;
    WidthEstimate estimate = new WidthEstimate(lengths, width);
    double room = room(box);
    double fixed = items.stream().filter(item -> growth(Drawing.declared(item)) == 0 && basis(item).isEmpty()).mapToDouble(estimate::of).sum()
        + lengths.pixels(gap, width).orElse(0.0) * (items.size() - 1);
    boolean measured = full && fixed < room;
    share *= growth > 0 && measured ? (room - fixed) / room : 1;
    boolean first = true;
    for (Element item : items) {
      Map<String, String> declared = Drawing.declared(item);
      if (spread && !first || pushesLeft(item)) {
        style(child(line, "td"), "padding: 0; width: " + (spread ? 100 / spacers : 100) + "%");
      }
      double grows = growth(declared);
      String basis = basis(item);
      String size =
          even ? "width: " + 100 * grows / growth + "%"
              : grows > 0 ? "width: " + share * grows / growth + "%"
              : basis.isEmpty() ? spread && item == items.getLast() ? "text-align: right" : ""
              : "width: " + basis;
      Element cell = child(line, "td");
      style(cell, "padding: 0; vertical-align: " + vertical(declared.getOrDefault("align-self", style.getOrDefault("align-items", "")))
          + (first || gap.isEmpty() ? "" : "; padding-left: " + gap) + (size.isEmpty() ? "" : "; " + size));
      Element holder = cell;
      if (measured && grows == 0 && basis.isEmpty()) {
        holder = child(cell, "div");
        style(holder, "width: " + Math.round(estimate.of(item)) + "px");
      }
      place(item, holder, grows > 0 || basis.endsWith("%"));
      if (pushesRight(item)) {
        style(child(line, "td"), "padding: 0; width: 100%");
      }
      first = false;
    }
    box.appendChild(table);
  }

  void wrapping(Element box, Map<String, String> style) {
    List<Element> items = items(box);
    boolean growing = items.stream().allMatch(item -> growth(Drawing.declared(item)) > 0);
    Optional<Double> least = items.stream().findFirst().map(FlexBoxes::basis).filter(basis -> !basis.isEmpty()).flatMap(basis -> lengths.pixels(basis, room(box)));
    if (growing && least.isPresent() && least.get() > 0) {
      double gap = lengths.pixels(gap(style, "column-gap", 1), width).orElse(0.0);
      grids.cells(box, style, items, Grids.tracks(Math.max(1, Math.min(items.size(), (int) ((room(box) + gap) / (least.get() + gap))))));
      return;
    }
    String across = gap(style, "column-gap", 1);
    String down = gap(style, "row-gap", 0);
    Element line = document.createElement("div");
    String justify = style.getOrDefault("justify-content", "");
    style(line, "text-align: " + (justify.equals("center") || justify.startsWith("space-a") || justify.startsWith("space-e") ? "center" : justify.endsWith("end") ? "right" : "left"));
    for (Element item : items) {
      Element holder = child(line, "div");
      String basis = basis(item);
      double taken = lengths.pixels(across, width).orElse(0.0);
      String size = basis.endsWith("%") ? "; width: " + Math.max(1, number(basis) - 0.3 - 100 * taken / room(box)) + "%" : "";
      style(holder, "display: inline-block; vertical-align: " + vertical(style.getOrDefault("align-items", "")) + "; text-align: left"
          + (across.isEmpty() ? "" : "; margin-right: " + across) + (down.isEmpty() ? "" : "; margin-bottom: " + down) + size);
      place(item, holder, basis.endsWith("%"));
    }
    box.appendChild(line);
  }

  void column(Element box, Map<String, String> style, String align, String justify) {
    List<Element> items = items(box);
    String gap = gap(style, "row-gap", 0);
    Element holder = document.createElement("div");
    boolean centered = justify.equals("center") && !height(style).isEmpty();
    if (centered) {
      Element table = table("100%", false, height(style));
      Element cell = child(child(table, "tr"), "td");
      style(cell, "padding: 0; vertical-align: middle");
      cell.appendChild(holder);
      box.appendChild(table);
    } else {
      box.appendChild(holder);
    }
    boolean first = true;
    for (Element item : items) {
      String own = Drawing.declared(item).getOrDefault("align-self", align);
      boolean shrinks = own.contains("center") || own.endsWith("start") || own.endsWith("end");
      Element slot = child(holder, "div");
      style(slot, "display: block" + (first || gap.isEmpty() ? "" : "; padding-top: " + gap)
          + (shrinks ? "; text-align: " + (own.contains("center") ? "center" : own.endsWith("end") ? "right" : "left") : ""));
      if (shrinks && lengths.pixels(Drawing.declared(item).getOrDefault("width", ""), 100).isEmpty()) {
        Element inner = child(slot, "div");
        style(inner, "display: inline-block; max-width: 100%; text-align: " + Drawing.declared(item).getOrDefault("text-align", own.contains("center") ? "center" : "left"));
        place(item, inner, false);
      } else {
        place(item, slot, false);
        if (own.contains("center")) {
          override(item, "margin-left", "auto", "margin-right", "auto");
        }
      }
      first = false;
    }
  }

  private static double growth(Map<String, String> style) {
    if (style.containsKey("flex-grow")) {
      return number(style.get("flex-grow"));
    }
    return switch (style.getOrDefault("flex", "none")) {
      case "none", "initial" -> 0;
      case "auto" -> 1;
      case String flex -> number(ValueWords.of(flex).getFirst());
    };
  }

  /// The declared width of an item; empty for its content's.
  private static String basis(Element item) {
    Map<String, String> style = Drawing.declared(item);
    List<String> flex = ValueWords.of(style.getOrDefault("flex", ""));
    String basis = style.getOrDefault("flex-basis", flex.size() > 2 ? flex.get(2) : "");
    if (basis.isEmpty() || basis.equals("auto")) {
      basis = style.getOrDefault("width", "");
    }
    return basis.matches("0|0px|0%|auto|.*content") || !basis.matches("[\\d.]+(px|%|r?em)") ? "" : basis;
  }
}
