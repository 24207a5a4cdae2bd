package dev.cmux.engine.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// A way to put the items of a box into tables: what the ways have in common.
abstract class TableLayout {

  final Document document;
  final Lengths lengths;
  final int width;

  /// @param width of the window, in CSS pixels
  TableLayout(Document document, Lengths lengths, int width) {
    this.document = document;
    this.lengths = lengths;
    this.width = width;
  }

  /// What takes part in the layout: elements that are not out of the flow, and texts.
  List<Element> items(Element box) {
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
    items.sort(Comparator.comparingDouble(item -> number(Drawing.declared(item).getOrDefault("order", "0"))));
    return items;
  }

  /// Items are blocks, whatever they are elsewhere.
  void place(Element item, Element where, boolean fills) {
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

  static void override(Element item, String... pairs) {
    Map<String, String> changed = new LinkedHashMap<>(Drawing.declared(item));
    for (int i = 0; i < pairs.length; i += 2) {
      changed.remove(pairs[i]);
      changed.put(pairs[i], pairs[i + 1]);
    }
    Drawing.declare(item, changed);
  }

  static boolean pushesLeft(Element item) {
    return "auto".equals(margin(Drawing.declared(item), "margin-left", "margin-inline-start", 3));
  }

  static boolean pushesRight(Element item) {
    return "auto".equals(margin(Drawing.declared(item), "margin-right", "margin-inline-end", 1));
  }

  private static String margin(Map<String, String> style, String physical, String logical, int index) {
    String own = style.getOrDefault(physical, style.getOrDefault(logical, style.getOrDefault("margin-inline", "")));
    if (!own.isEmpty()) {
      return own;
    }
    List<String> all = ValueWords.of(style.getOrDefault("margin", ""));
    return all.isEmpty() ? "" : all.get(index < all.size() ? index : all.size() == 1 ? 0 : 1);
  }

  static double number(String text) {
    Matcher number = Pattern.compile("^-?[\\d.]+").matcher(text);
    return number.find() ? Double.parseDouble(number.group()) : 0;
  }

  String gap(Map<String, String> style, String own, int index) {
    String value = style.getOrDefault(own, style.getOrDefault("grid-" + own, ""));
    if (value.isEmpty()) {
      List<String> both = ValueWords.of(style.getOrDefault("gap", style.getOrDefault("grid-gap", "")));
      value = both.isEmpty() ? "" : both.get(Math.min(index, both.size() - 1));
    }
    return lengths.simple(value).filter(simple -> !simple.equals("0px")).orElse("");
  }

  /// The width that is known around a box.
  double room(Element box) {
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

  String height(Map<String, String> style) {
    String value = style.getOrDefault("height", style.getOrDefault("min-height", ""));
    return value.endsWith("%") ? "" : lengths.simple(value).filter(simple -> !simple.endsWith("%")).orElse("");
  }

  static String vertical(String align) {
    return align.contains("center") ? "middle" : align.endsWith("end") ? "bottom" : align.contains("baseline") ? "baseline" : "top";
  }

  Element table(String width, boolean fixed, String height) {
    Element table = document.createElement("table");
    style(table, "width: " + width + "; border-collapse: separate; border-spacing: 0; margin: 0" + (fixed ? "; table-layout: fixed" : "")
        + (height.isEmpty() ? "" : "; height: " + height));
    return table;
  }

  Element child(Element parent, String tag) {
    Element child = document.createElement(tag);
    parent.appendChild(child);
    return child;
  }

  static void style(Element element, String style) {
    element.setAttribute("style", style);
  }
}
