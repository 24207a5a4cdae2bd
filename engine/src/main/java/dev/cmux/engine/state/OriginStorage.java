package dev.cmux.engine.state;

import dev.cmux.engine.url.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The web storage of one exact origin. Keys keep the order in which they were set.
public record OriginStorage(Origin origin, Map<String, String> localStorage, Map<String, String> sessionStorage) {

  public OriginStorage {
    Objects.requireNonNull(origin, "origin");
    localStorage = Collections.unmodifiableMap(new LinkedHashMap<>(localStorage));
    sessionStorage = Collections.unmodifiableMap(new LinkedHashMap<>(sessionStorage));
  }

  /// Whether neither storage has a key.
  public boolean isEmpty() {
    return localStorage.isEmpty() && sessionStorage.isEmpty();
  }

  /// This storage with the keys of `other` put over it.
  OriginStorage mergedWith(OriginStorage other) {
    return new OriginStorage(
        origin, merged(localStorage, other.localStorage), merged(sessionStorage, other.sessionStorage));
  }

  /// Keys only: values may be secrets.
  @Override
  public String toString() {
    return "OriginStorage[%s, local=%s, session=%s]".formatted(origin, localStorage.keySet(), sessionStorage.keySet());
  }

  private static Map<String, String> merged(Map<String, String> below, Map<String, String> above) {
    Map<String, String> all = new LinkedHashMap<>(below);
    all.putAll(above);
    return all;
  }
}
