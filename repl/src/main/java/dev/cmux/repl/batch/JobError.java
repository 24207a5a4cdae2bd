package dev.cmux.repl.batch;

import dev.cmux.stdlib.host.CallSite;
import dev.cmux.stdlib.host.ScriptFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Why a job failed, as plain data that a journal can keep.
///
/// @param code the error code, such as `not_found`
/// @param message one sentence; a plain error of the script keeps its class name in front
/// @param hint what to do next
/// @param data facts for programs
/// @param surface the ref of the surface it happened on
/// @param at the line of the `.cmux.js` file that failed
/// @param excerpt that line with its neighbours and a caret; empty when the line is unknown
public record JobError(
    String code,
    String message,
    Optional<String> hint,
    Map<String, Object> data,
    Optional<String> surface,
    Optional<CallSite> at,
    String excerpt) {

  public JobError {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /// What a script's failure says about itself.
  public static JobError of(ScriptFailure failure) {
    return new JobError(
        failure.code(), failure.headline(), failure.hint(), failure.data(), failure.surface(), failure.at(), failure.excerpt());
  }

  /// Plain data, as it stands in journals and reports; what is missing is left out.
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("code", code);
    map.put("message", message);
    hint.ifPresent(text -> map.put("hint", text));
    if (!data.isEmpty()) {
      map.put("data", data);
    }
    surface.ifPresent(ref -> map.put("surface", ref));
    at.ifPresent(place -> map.put("at", place.toMap()));
    if (!excerpt.isEmpty()) {
      map.put("excerpt", excerpt);
    }
    return map;
  }

  /// What {@link #toMap} wrote.
  static JobError fromMap(Map<String, Object> map) {
    Plain plain = new Plain(map);
    return new JobError(
        plain.text("code"),
        plain.text("message"),
        plain.optionalText("hint"),
        plain.map("data"),
        plain.optionalText("surface"),
        plain.optionalMap("at").map(Plain::new).map(at -> new CallSite("", at.text("file"), (int) at.number("line"), (int) at.number("column"))),
        plain.optionalText("excerpt").orElse(""));
  }
}
