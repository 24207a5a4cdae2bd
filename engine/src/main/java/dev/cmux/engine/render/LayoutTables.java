package dev.cmux.engine.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// Flexible boxes and grids as tables, which is what the renderer has for putting things side by side.
///
/// Sizes come out near those of a browser, not equal: items share the room by their growth or their text, and tracks that depend on the room
/// reckon with the nearest width that is declared around them.
final class LayoutTables {

  private static final Pattern MINMAX = Pattern.compile("repeat\\(\\s*(auto-fill|auto-fit|\\d+)\\s*,(.+)\\)", Pattern.DOTALL);
  private static final Pattern SPAN = Pattern.compile("span\\s+(\\d+)|(\\d+)\\s*/\\s*span\\s+(\\d+)|(-?\\d+)\\s*/\\s*(-?\\d+)");

  private final Document document;
  private final Lengths lengths;
  private final int width;

  LayoutTables(Document document, Lengths lengths, int width) {
    this.document = document;
    this.lengths = lengths;
    this.width = width;
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
        column(element, style, style.getOrDefault("align-items", ""), style.getOrDefault("justify-content", ""));
      } else if (wraps) {
        wrapping(element, style);
      } else {
        row(element, style);
      }
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

  // --- Rows ---

  private void row(Element box, Map<String, String> style) {
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
    double share = 100 - items.stream().map(LayoutTables::basis).filter(basis -> basis.endsWith("%")).mapToDouble(LayoutTables::number).sum();
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

  private void wrapping(Element box, Map<String, String> style) {
    List<Element> items = items(box);
    boolean growing = items.stream().allMatch(item -> growth(Drawing.declared(item)) > 0);
    Optional<Double> least = items.stream().findFirst().map(LayoutTables::basis).filter(basis -> !basis.isEmpty()).flatMap(basis -> lengths.pixels(basis, room(box)));
    if (growing && least.isPresent() && least.get() > 0) {
      double gap = lengths.pixels(gap(style, "column-gap", 1), width).orElse(0.0);
      cells(box, style, items, tracks(Math.max(1, Math.min(items.size(), (int) ((room(box) + gap) / (least.get() + gap))))));
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

  // --- Columns ---

  private void column(Element box, Map<String, String> style, String align, String justify) {
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

  // --- Grids ---

  private void grid(Element box, Map<String, String> style) {
    List<Element> items = items(box);
    String columns = style.getOrDefault("grid-template-columns", style.getOrDefault("grid-template", "").replaceFirst("^[^/]*/?", ""));
    List<String> tracks = tracks(columns, box, style);
    String align = style.getOrDefault("place-items", style.getOrDefault("place-content", style.getOrDefault("align-items", "")));
    if (tracks.size() < 2) {
      if (style.getOrDefault("grid-auto-flow", "").contains("column")) {
        row(box, style);
      } else {
        String justify = style.getOrDefault("justify-items", style.getOrDefault("justify-content", align.contains(" ") ? align.substring(align.indexOf(' ') + 1) : align));
        column(box, style, justify, align);
      }
      return;
    }
    cells(box, style, items, tracks);
  }

  /// Items from left to right in rows of so many tracks; `grid-template-areas` go to their places.
  private void cells(Element box, Map<String, String> style, List<Element> items, List<String> tracks) {
    Element table = table("100%", tracks.stream().noneMatch(track -> track.equals("auto")), "");
    for (String track : tracks) {
      style(child(table, "col"), track.equals("auto") ? "" : "width: " + track);
    }
    double across = lengths.pixels(gap(style, "column-gap", 1), width).orElse(0.0);
    String down = gap(style, "row-gap", 0);
    List<Element> ordered = GridAreas.ordered(style.getOrDefault("grid-template-areas", ""), items);
    Element line = null;
    int at = tracks.size();
    boolean firstRow = true;
    for (Element item : ordered) {
      int span = Math.min(tracks.size(), span(Drawing.declared(item), style.getOrDefault("grid-template-areas", ""), tracks.size()));
      if (at + span > tracks.size()) {
        firstRow = line == null;
        line = child(table, "tr");
        at = 0;
      }
      Element cell = child(line, "td");
      if (span > 1) {
        cell.setAttribute("colspan", String.valueOf(span));
      }
      double left = across * at / tracks.size();
      double right = across * (tracks.size() - at - span) / tracks.size();
      style(cell, "padding: " + (firstRow || down.isEmpty() ? "0" : down) + " " + right + "px 0 " + left + "px; vertical-align: "
          + vertical(Drawing.declared(item).getOrDefault("align-self", style.getOrDefault("align-items", ""))));
      place(item, cell, true);
      at += span;
    }
    box.appendChild(table);
  }

  private List<String> tracks(String source, Element box, Map<String, String> style) {
    List<String> words = new ArrayList<>();
    for (String word : Declarations.words(source.replaceAll("\\[[^\\]]*\\]", " "))) {
      Matcher repeat = MINMAX.matcher(word);
      if (!repeat.matches()) {
        words.add(word);
        continue;
      }
      List<String> repeated = Declarations.words(repeat.group(2));
      int times = repeat.group(1).startsWith("auto") ? fitting(repeated.getFirst(), box, style) : Integer.parseInt(repeat.group(1));
      for (int i = 0; i < Math.min(times, 50); i++) {
        words.addAll(repeated);
      }
    }
    double room = room(box);
    double fixed = words.stream().mapToDouble(word -> lengths.pixels(word, room).orElse(0.0)).sum();
    double fractions = words.stream().mapToDouble(LayoutTables::fraction).sum();
    List<String> tracks = new ArrayList<>();
    for (String word : words) {
      Optional<Double> pixels = lengths.pixels(word, room);
      tracks.add(
          pixels.isPresent() ? Math.round(pixels.get()) + "px"
              : fraction(word) > 0 ? fixed == 0 ? 100 * fraction(word) / fractions + "%" : Math.round(Math.max(40, room - fixed) * fraction(word) / fractions) + "px"
              : "auto");
    }
    return tracks;
  }

  private static List<String> tracks(int count) {
    return java.util.Collections.nCopies(count, 100.0 / count + "%");
  }

  private int fitting(String track, Element box, Map<String, String> style) {
    double gap = lengths.pixels(gap(style, "column-gap", 1), width).orElse(0.0);
    String least = track.startsWith("minmax(") ? Declarations.split(track.substring(7, track.length() - 1), ',').getFirst() : track;
    double pixels = lengths.pixels(least, room(box)).orElse(200.0);
    return (int) Math.max(1, (room(box) + gap) / (Math.max(1, pixels) + gap));
  }

  private static double fraction(String track) {
    Matcher fraction = Pattern.compile("([\\d.]+)fr").matcher(track);
    return fraction.find() ? Double.parseDouble(fraction.group(1)) : 0;
  }

  private static int span(Map<String, String> item, String areas, int columns) {
    int area = GridAreas.columns(areas, item.getOrDefault("grid-area", ""));
    if (area > 0) {
      return area;
    }
    Matcher span = SPAN.matcher(item.getOrDefault("grid-column", ""));
    if (!span.find()) {
      return 1;
    }
    if (span.group(4) != null) {
      int end = Integer.parseInt(span.group(5));
      return Math.max(1, (end < 0 ? columns + 2 + end : end) - Integer.parseInt(span.group(4)));
    }
    return Integer.parseInt(span.group(1) != null ? span.group(1) : span.group(3));
  }

  // --- Items ---

  /// What takes part in the layout: elements that are not out of the flow, and texts.
  private List<Element> items(Element box) {
    List<Element> items = new ArrayList<>();
    for (Node child = box.getFirstChild(); child != null; ) {
      Node next = child.getNextSibling();
      if (child instanceof Text text) {
        if (!text.getData().isBlank()) {
          Element item = document.createElement("span");
          box.replaceChild(item, text);
          item.appendChild(text);
          items.add(item);
        }
      } else if (child instanceof Element element) {
        String position = Drawing.declared(element).getOrDefault("position", "");
        if (!position.equals("absolute") && !position.equals("fixed")) {
          items.add(element);
        }
      }
      child = next;
    }
    items.sort(java.util.Comparator.comparingDouble(item -> number(Drawing.declared(item).getOrDefault("order", "0"))));
    return items;
  }

  /// Items are blocks, whatever they are elsewhere.
  private void place(Element item, Element where, boolean fills) {
    where.appendChild(item);
    Map<String, String> declared = Drawing.declared(item);
    String display = declared.getOrDefault("display", "");
    boolean control = item.hasAttribute("data-control");
    if (fills) {
      override(item, "width", control ? "100%" : "auto");
    }
    if (!control && (display.isEmpty() || display.startsWith("inline")) && !item.getTagName().matches("table|img|ul|ol|li|h[1-6]|p|div|pre")) {
      override(item, "display", display.endsWith("flex") || display.endsWith("grid") ? "block" : fills ? "block" : "inline-block");
    }
  }

  private static void override(Element item, String... pairs) {
    Map<String, String> changed = new java.util.LinkedHashMap<>(Drawing.declared(item));
    for (int i = 0; i < pairs.length; i += 2) {
      changed.remove(pairs[i]);
      changed.put(pairs[i], pairs[i + 1]);
    }
    Drawing.declare(item, changed);
  }

  private static boolean pushesLeft(Element item) {
    return "auto".equals(margin(Drawing.declared(item), "margin-left", "margin-inline-start", 3));
  }

  private static boolean pushesRight(Element item) {
    return "auto".equals(margin(Drawing.declared(item), "margin-right", "margin-inline-end", 1));
  }

  private static String margin(Map<String, String> style, String physical, String logical, int index) {
    String own = style.getOrDefault(physical, style.getOrDefault(logical, style.getOrDefault("margin-inline", "")));
    if (!own.isEmpty()) {
      return own;
    }
    List<String> all = Declarations.words(style.getOrDefault("margin", ""));
    return all.isEmpty() ? "" : all.get(index < all.size() ? index : all.size() == 1 ? 0 : 1);
  }

  private static double growth(Map<String, String> style) {
    if (style.containsKey("flex-grow")) {
      return number(style.get("flex-grow"));
    }
    return switch (style.getOrDefault("flex", "none")) {
      case "none", "initial" -> 0;
      case "auto" -> 1;
      case String flex -> number(Declarations.words(flex).getFirst());
    };
  }

  /// The declared width of an item; empty for its content's.
  private static String basis(Element item) {
    Map<String, String> style = Drawing.declared(item);
    List<String> flex = Declarations.words(style.getOrDefault("flex", ""));
    String basis = style.getOrDefault("flex-basis", flex.size() > 2 ? flex.get(2) : "");
    if (basis.isEmpty() || basis.equals("auto")) {
      basis = style.getOrDefault("width", "");
    }
    return basis.matches("0|0px|0%|auto|.*content") || !basis.matches("[\\d.]+(px|%|r?em)") ? "" : basis;
  }

  private static double number(String text) {
    Matcher number = Pattern.compile("^-?[\\d.]+").matcher(text);
    return number.find() ? Double.parseDouble(number.group()) : 0;
  }

  private String gap(Map<String, String> style, String own, int index) {
    String value = style.getOrDefault(own, style.getOrDefault("grid-" + own, ""));
    if (value.isEmpty()) {
      List<String> both = Declarations.words(style.getOrDefault("gap", style.getOrDefault("grid-gap", "")));
      value = both.isEmpty() ? "" : both.get(Math.min(index, both.size() - 1));
    }
    return lengths.simple(value).filter(simple -> !simple.equals("0px")).orElse("");
  }

  /// The width that is known around a box.
  private double room(Element box) {
    double room = width;
    for (Node at = box; at instanceof Element element; at = at.getParentNode()) {
      Map<String, String> style = Drawing.declared(element);
      for (String property : List.of("width", "max-width")) {
        String value = style.getOrDefault(property, "");
        if (!value.endsWith("%")) {
          room = Math.min(room, lengths.pixels(value, width).filter(pixels -> pixels > 0).orElse(room));
        }
      }
    }
    return room;
  }

  private String height(Map<String, String> style) {
    String value = style.getOrDefault("height", style.getOrDefault("min-height", ""));
    return value.endsWith("%") ? "" : lengths.simple(value).filter(simple -> !simple.endsWith("%")).orElse("");
  }

  private static String vertical(String align) {
    return align.contains("center") ? "middle" : align.endsWith("end") ? "bottom" : align.contains("baseline") ? "baseline" : "top";
  }

  private Element table(String width, boolean fixed, String height) {
    Element table = document.createElement("table");
    style(table, "width: " + width + "; border-collapse: separate; border-spacing: 0; margin: 0" + (fixed ? "; table-layout: fixed" : "")
        + (height.isEmpty() ? "" : "; height: " + height));
    return table;
  }

  private Element child(Element parent, String tag) {
    Element child = document.createElement(tag);
    parent.appendChild(child);
    return child;
  }

  private static void style(Element element, String style) {
    element.setAttribute("style", style);
  }

  /// The names of `grid-template-areas`.
  private static final class GridAreas {
    static List<Element> ordered(String areas, List<Element> items) {
      if (areas.isBlank() || areas.equals("none")) {
        return items;
      }
      Map<String, Integer> places = new HashMap<>();
      for (String name : areas.replaceAll("[\"']", " ").strip().split("\\s+")) {
        places.putIfAbsent(name, places.size());
      }
      List<Element> ordered = new ArrayList<>(items);
      ordered.sort(java.util.Comparator.comparingInt(item -> places.getOrDefault(Drawing.declared(item).getOrDefault("grid-area", ""), Integer.MAX_VALUE)));
      return ordered;
    }

    /// How many columns an area has; 0 when there is none of that name.
    static int columns(String areas, String name) {
      if (name.isBlank()) {
        return 0;
      }
      for (Matcher row = Pattern.compile("[\"']([^\"']*)[\"']").matcher(areas); row.find(); ) {
        long count = java.util.Arrays.stream(row.group(1).strip().split("\\s+")).filter(name::equals).count();
        if (count > 0) {
          return (int) count;
        }
      }
      return 0;
    }
  }
}
