package dev.cmux.repl.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people call the site of a row.
final class SiteLabel {

  private static final List<String> NAMING = List.of("name", "site", "tenant", "id", "host", "url");
  private static final int LONGEST = 120;

  private SiteLabel() {}

  /// The row's `name`, `site`, `tenant`, `id`, `host` or `url`, whichever it has first; else its first text or number; else its number. Never empty, at
  /// most 120 characters.
  static String of(Map<String, Object> row, int number) {
    String label =
        NAMING.stream()
            .flatMap(name -> text(row.get(name)).stream())
            .findFirst()
            .or(() -> row.values().stream().flatMap(value -> text(value).stream()).findFirst())
            .orElse("row " + number);
    return label.codePointCount(0, label.length()) <= LONGEST ? label : label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static Optional<String> text(Object value) {
    return value instanceof String || value instanceof Number ? Optional.of(value.toString()).filter(text -> !text.isBlank()) : Optional.empty();
  }
}
