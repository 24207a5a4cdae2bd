package dev.cmux.engine.modern.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What browsers have and this platform has not, from `absent.txt`. Immutable and shared.
final class AbsentNames {

  private static final AbsentNames ALL = read();

  /// By place, then by name: what pages do with the value.
  private final Map<String, Map<String, Set<String>>> places;

  private AbsentNames(Map<String, Map<String, Set<String>>> places) {
    this.places = places;
  }

  static AbsentNames all() {
    return ALL;
  }

  /// Interfaces and functions of the window.
  Set<String> globals() {
    return at("global").keySet();
  }

  /// The names at a place: `window`, `navigator`, `canvas`.
  Set<String> names(String place) {
    return at(place).keySet();
  }

  /// What pages do with the value of a name, if it is absent from that place.
  Optional<Set<String>> uses(String place, String name) {
    return Optional.ofNullable(at(place).get(name));
  }

  /// What a function that the platform's objects lack is called in full.
  Optional<String> method(String name) {
    return uses("method", name).flatMap(words -> words.stream().findFirst());
  }

  private Map<String, Set<String>> at(String place) {
    return places.getOrDefault(place, Map.of());
  }

  private static AbsentNames read() {
    Map<String, Map<String, Set<String>>> places = new HashMap<>();
    try (InputStream in = AbsentNames.class.getResourceAsStream("absent.txt");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> add(places, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AbsentNames(places);
  }

  private static void add(Map<String, Map<String, Set<String>>> places, String line) {
    List<String> words = List.of(line.replace(":", "").split(" "));
    Map<String, Set<String>> place = places.computeIfAbsent(words.getFirst(), name -> new HashMap<>());
    if (words.getFirst().equals("global")) {
      words.stream().skip(1).forEach(name -> place.put(name, Set.of()));
    } else {
      place.put(words.get(1), Set.copyOf(words.subList(2, words.size())));
    }
  }
}
