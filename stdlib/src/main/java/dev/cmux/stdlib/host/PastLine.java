package dev.cmux.stdlib.host;

import java.util.Locale;
import java.util.Map;

/// Something that was done at a prompt.
///
/// @param text JavaScript
public record PastLine(String text, Kind kind) {

  /// How it was done.
  public enum Kind {
    /// Evaluated; `_` was its value afterwards.
    TYPED,
    /// Evaluated, and failed: the names it declared are there.
    FAILED,
    /// By other means; the text does the same.
    OTHER
  }

  /// Reads what {@link #toMap} wrote.
  public static PastLine of(Map<String, ?> plain) {
    return new PastLine(String.valueOf(plain.get("text")), Kind.valueOf(String.valueOf(plain.get("kind")).toUpperCase(Locale.ROOT)));
  }

  /// As a plain value.
  public Map<String, Object> toMap() {
    return Map.of("text", text, "kind", kind.name().toLowerCase(Locale.ROOT));
  }
}
