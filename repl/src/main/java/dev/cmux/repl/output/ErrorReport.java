package dev.cmux.repl.output;

import dev.cmux.engine.error.EngineException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A failure as the command line shows it: two lines for people, one object for programs.
public record ErrorReport(String code, String message, String hint, Map<String, Object> data) {

  /// What the failure says about itself.
  public static ErrorReport of(EngineException failure) {
    Map<String, Object> data = new LinkedHashMap<>(failure.data());
    failure.surface().ifPresent(surface -> data.putIfAbsent("surface_ref", surface));
    return new ErrorReport(failure.code().wireName(), failure.getMessage(), failure.hint().orElse(null), data);
  }

  /// `error: CODE: message`, and a second line `hint: …` when there is one.
  public String text() {
    String first = "error: %s: %s".formatted(code, message);
    return hint == null ? first : first + System.lineSeparator() + "hint: " + hint;
  }

  /// `{"ok":false,"error":{"code":…,"message":…,"hint":…,"data":{…}}}`
  public String json() {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    if (hint != null) {
      error.put("hint", hint);
    }
    error.put("data", data);
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("ok", false);
    envelope.put("error", error);
    return Json.write(envelope);
  }
}
