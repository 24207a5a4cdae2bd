package dev.cmux.stdlib.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/// Values that must never be shown, and the mask over every text that leaves the host. Any thread.
public final class Secrets {

  /// What stands in the place of a secret.
  public static final String MASK = "••••••";

  /// Shorter values would blacken ordinary text.
  private static final int SHORTEST = 4;

  // Longest first, so that a secret inside a longer one leaves nothing behind.
  private final ConcurrentSkipListSet<String> values =
      new ConcurrentSkipListSet<>((a, b) -> a.length() == b.length() ? a.compareTo(b) : Integer.compare(b.length(), a.length()));

  /// Remembers a value to be masked. Values of fewer than four characters are not.
  public void add(String value) {
    if (value.length() >= SHORTEST) {
      values.add(value);
    }
  }

  /// The text with every secret replaced.
  public String mask(String text) {
    if (values.isEmpty() || text == null) {
      return text;
    }
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, MASK);
    }
    return masked;
  }

  /// The same for every string inside plain Java data.
  public Object maskAll(Object value) {
    if (values.isEmpty()) {
      return value;
    }
    return switch (value) {
      case String text -> mask(text);
      case List<?> list -> list.stream().map(this::maskAll).collect(Collectors.toCollection(ArrayList::new));
      case Map<?, ?> map -> {
        Map<Object, Object> masked = new LinkedHashMap<>();
        map.forEach((key, member) -> masked.put(key, maskAll(member)));
        yield masked;
      }
      case null, default -> value;
    };
  }
}
