package dev.cmux.stdlib.host;

import dev.cmux.engine.error.EngineException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why a script failed, ready to be shown or sent: plain data, secrets masked.
///
/// @param code wire name of an error code; what the script itself threw is `js_error`
/// @param name the error's class, such as `TypeError`; empty when something else than an error was thrown
/// @param message one sentence, without the name
/// @param hint what to do next
/// @param surface the ref of the surface it happened on
/// @param data facts for programs
/// @param at the line of the user's file that failed, or that awaited what failed
/// @param excerpt that line with its neighbours and a caret, empty when the position is unknown
/// @param stack the user's frames, innermost first
/// @param cause the Java side of an `internal_error`, for `--debug`
public record ScriptFailure(
    String code,
    String name,
    String message,
    Optional<String> hint,
    Optional<String> surface,
    Map<String, Object> data,
    Optional<CallSite> at,
    String excerpt,
    List<CallSite> stack,
    Optional<Throwable> cause) {

  /// What an uncaught plain error of the script is called on the wire.
  public static final String JS_ERROR = "js_error";

  public ScriptFailure {
    stack = List.copyOf(stack);
  }

  /// A failure that is not tied to a line.
  public static ScriptFailure of(String code, String message, String hint) {
    return new ScriptFailure(
        code, "CmuxError", message, Optional.ofNullable(hint), Optional.empty(), Map.of(), Optional.empty(), "", List.of(), Optional.empty());
  }

  /// A failure of the engine or the host, not tied to a line.
  public static ScriptFailure of(EngineException error) {
    return new ScriptFailure(
        error.code().wireName(), "CmuxError", error.getMessage(), error.hint(), error.surface(), error.data(), Optional.empty(), "", List.of(), Optional.ofNullable(error.getCause()));
  }

  /// The same with another hint.
  public ScriptFailure withHint(String advice) {
    return new ScriptFailure(code, name, message, Optional.of(advice), surface, data, at, excerpt, stack, cause);
  }

  /// The message as a person reads it: a `TypeError` keeps its name, a `CmuxError` has its code for that.
  public String headline() {
    return name.isEmpty() || name.equals("CmuxError") || name.equals("Error") ? message : name + ": " + message;
  }

  /// The same as plain data, for programs and reports: what is missing is left out.
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("code", code);
    map.put("name", name);
    map.put("message", message);
    map.put("headline", headline());
    hint.ifPresent(text -> map.put("hint", text));
    surface.ifPresent(ref -> map.put("surface", ref));
    if (!data.isEmpty()) {
      map.put("data", data);
    }
    at.ifPresent(site -> map.put("at", site.toMap()));
    if (!excerpt.isEmpty()) {
      map.put("excerpt", excerpt);
    }
    map.put("stack", stack.stream().map(CallSite::toString).toList());
    return map;
  }
}
