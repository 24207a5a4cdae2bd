package dev.cmux.repl.server;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How `--json` names surfaces: by ref (`surface:3`), by UUID, or both. A member `…_ref` has its UUID twin in `…_id`.
enum IdFormat {
  REFS,
  UUIDS,
  BOTH;

  static Optional<IdFormat> parse(String text) {
    for (IdFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /// The members that name one surface, under `surface_ref` and `surface_id`.
  Map<String, Object> members(String ref, String uuid) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (this != UUIDS) {
      members.put("surface_ref", ref);
    }
    if (this != REFS) {
      members.put("surface_id", uuid);
    }
    return members;
  }
}
