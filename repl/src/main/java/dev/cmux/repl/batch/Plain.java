package dev.cmux.repl.batch;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the members of a JSON object that this package wrote, by type.
///
/// @throws IllegalArgumentException when a member is missing or of another type; whoever reads the file says which file it was
record Plain(Map<String, Object> members) {

  String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> value instanceof String text ? text : fail(name));
  }

  long number(String name) {
    return members.get(name) instanceof Number number ? number.longValue() : fail(name);
  }

  Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeParseException e) {
      throw missing(name);
    }
  }

  /// The object of that name; empty when there is none.
  Map<String, Object> map(String name) {
    return optionalMap(name).orElseGet(Map::of);
  }

  Optional<Map<String, Object>> optionalMap(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> value instanceof Map<?, ?> map ? names(map) : fail(name));
  }

  List<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list : fail(name);
  }

  static Map<String, Object> names(Map<?, ?> map) {
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((key, value) -> named.put(String.valueOf(key), value));
    return named;
  }

  private <T> T fail(String name) {
    throw missing(name);
  }

  private IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("`%s` is missing or not what it should be".formatted(name));
  }
}
