package dev.cmux.repl.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people call the sites of rows.
final class SiteLabel {

  private static final List<String> NAMING = List.of("name", "site", "tenant", "id", "host", "url");
  private static final int LONGEST = 120;

  private SiteLabel() {}

  /// One for each row: its `name`, `site`, `tenant`, `id`, `host` or `url`, whichever it has first; else its first text or number; else its number. Where
  /// that does not tell the rows apart, the value of the first column that does follows it in parentheses, or the number of the row. Never empty, at most 120 characters.
  static List<String> of(List<Map<String, Object>> rows) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      labels.add(of(rows.get(i), i + 1));
    }
    if (!areDistinct(labels)) {
      List<String> telling = telling(rows);
      for (int i = 0; i < rows.size(); i++) {
        labels.set(i, "%s (%s)".formatted(labels.get(i), telling.get(i)));
      }
    }
    return labels.stream().map(SiteLabel::shortened).toList();
  }

  private static String of(Map<String, Object> row, int number) {
    return NAMING.stream()
        .flatMap(name -> text(row.get(name)).stream())
        .findFirst()
        .or(() -> row.values().stream().flatMap(value -> text(value).stream()).findFirst())
        .orElse("row " + number);
  }

  /// For each row a text that no other one has.
  private static List<String> telling(List<Map<String, Object>> rows) {
    for (String column : rows.getFirst().keySet()) {
      List<String> values = rows.stream().flatMap(row -> text(row.get(column)).stream()).toList();
      if (values.size() == rows.size() && areDistinct(values)) {
        return values;
      }
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= rows.size(); i++) {
      numbers.add("row " + i);
    }
    return numbers;
  }

  private static boolean areDistinct(List<String> texts) {
    Set<String> seen = new HashSet<>();
    return texts.stream().allMatch(seen::add);
  }

  private static String shortened(String label) {
    return label.codePointCount(0, label.length()) <= LONGEST ? label : label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static Optional<String> text(Object value) {
    return value instanceof String || value instanceof Number ? Optional.of(value.toString()).filter(text -> !text.isBlank()) : Optional.empty();
  }
}
