package dev.cmux.engine.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Grids as tables: tracks are columns, items go from left to right, areas to their places.
final class Grids extends TableLayout {

  private static final Pattern MINMAX = Pattern.compile("repeat\\(\\s*(auto-fill|auto-fit|\\d+)\\s*,(.+)\\)", Pattern.DOTALL);
  private static final Pattern SPAN = Pattern.compile("span\\s+(\\d+)|(\\d+)\\s*/\\s*span\\s+(\\d+)|(-?\\d+)\\s*/\\s*(-?\\d+)");

  Grids(Document document, Lengths lengths, int width) {
    super(document, lengths, width);
  }

  /// Rebuilds the box when it has tracks side by side.
  ///
  /// @return whether it has
  boolean grid(Element box, Map<String, String> style) {
    String columns = style.getOrDefault("grid-template-columns", style.getOrDefault("grid-template", "").replaceFirst("^[^/]*/?", ""));
    List<String> tracks = tracks(columns, box, style);
    if (tracks.size() < 2) {
      return false;
    }
    cells(box, style, items(box), tracks);
    return true;
  }

  /// Items from left to right in rows of so many tracks; `grid-template-areas` go to their places.
  void cells(Element box, Map<String, String> style, List<Element> items, List<String> tracks) {
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
    for (String word : ValueWords.of(source.replaceAll("\\[[^\\]]*\\]", " "))) {
      Matcher repeat = MINMAX.matcher(word);
      if (!repeat.matches()) {
        words.add(word);
        continue;
      }
      List<String> repeated = ValueWords.of(repeat.group(2));
      int times = repeat.group(1).startsWith("auto") ? fitting(repeated.getFirst(), box, style) : Integer.parseInt(repeat.group(1));
      for (int i = 0; i < Math.min(times, 50); i++) {
        words.addAll(repeated);
      }
    }
    double room = room(box);
    double fixed = words.stream().mapToDouble(word -> lengths.pixels(word, room).orElse(0.0)).sum();
    double fractions = words.stream().mapToDouble(Grids::fraction).sum();
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

  static List<String> tracks(int count) {
    return Collections.nCopies(count, 100.0 / count + "%");
  }

  private int fitting(String track, Element box, Map<String, String> style) {
    double gap = lengths.pixels(gap(style, "column-gap", 1), width).orElse(0.0);
    String least = track.startsWith("minmax(") ? ValueWords.split(track.substring(7, track.length() - 1), ',').getFirst() : track;
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
      ordered.sort(Comparator.comparingInt(item -> places.getOrDefault(Drawing.declared(item).getOrDefault("grid-area", ""), Integer.MAX_VALUE)));
      return ordered;
    }

    /// How many columns an area has; 0 when there is none of that name.
    static int columns(String areas, String name) {
      if (name.isBlank()) {
        return 0;
      }
      for (Matcher row = Pattern.compile("[\"']([^\"']*)[\"']").matcher(areas); row.find(); ) {
        long count = Arrays.stream(row.group(1).strip().split("\\s+")).filter(name::equals).count();
        if (count > 0) {
          return (int) count;
        }
      }
      return 0;
    }
  }
}
