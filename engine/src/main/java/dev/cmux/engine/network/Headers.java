package dev.cmux.engine.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Header lines in their order. A name may come more than once and keeps the case it was written in; looking one up
/// ignores case.
public record Headers(List<Header> lines) {

  private static final Headers NONE = new Headers(List.of());

  /// One line.
  public record Header(String name, String value) {
    boolean isNamed(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  public Headers {
    lines = List.copyOf(lines);
  }

  /// No line.
  public static Headers none() {
    return NONE;
  }

  /// One line a key.
  public static Headers of(Map<String, String> map) {
    return new Headers(map.entrySet().stream().map(e -> new Header(e.getKey(), e.getValue())).toList());
  }

  /// The value of the first line of this name.
  public Optional<String> first(String name) {
    return lines.stream().filter(line -> line.isNamed(name)).map(Header::value).findFirst();
  }

  /// The values of all lines of this name.
  public List<String> all(String name) {
    return lines.stream().filter(line -> line.isNamed(name)).map(Header::value).toList();
  }

  /// With one more line at the end.
  public Headers plus(String name, String value) {
    return new Headers(Stream.concat(lines.stream(), Stream.of(new Header(name, value))).toList());
  }

  /// With one line of this name, in place of all there were.
  public Headers with(String name, String value) {
    return without(name).plus(name, value);
  }

  /// Without the lines of these names.
  public Headers without(String... names) {
    Predicate<Header> dropped = line -> Stream.of(names).anyMatch(line::isNamed);
    return new Headers(lines.stream().filter(dropped.negate()).toList());
  }

  /// Lower-case names and their values; values of one name are joined by a comma, `set-cookie` by a line end, as
  /// Playwright gives headers to scripts.
  public Map<String, String> toMap() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Header line : lines) {
      values.computeIfAbsent(line.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(line.value());
    }
    Map<String, String> map = new LinkedHashMap<>();
    values.forEach((name, all) -> map.put(name, String.join(name.equals("set-cookie") ? "\n" : ", ", all)));
    return map;
  }
}
