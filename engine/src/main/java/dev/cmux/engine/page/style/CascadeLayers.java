package dev.cmux.engine.page.style;

import java.util.HashMap;
import java.util.Map;

/// The order of cascade layers: later ones win over earlier ones, and everything outside of layers over all of them.
public final class CascadeLayers {

  /// The index of rules outside of layers.
  public static final int NONE = Integer.MAX_VALUE;

  private final Map<String, Integer> indexes = new HashMap<>();

  /// The index of a layer by its full name (`base.reset`), given out at its first mention.
  int index(String name) {
    return name.isEmpty() ? NONE : indexes.computeIfAbsent(name, unused -> indexes.size());
  }

  /// The full name of a layer inside another.
  static String join(String outer, String name) {
    String inner = name.isEmpty() ? "(anonymous)" : name;
    return outer.isEmpty() ? inner : outer + "." + inner;
  }
}
