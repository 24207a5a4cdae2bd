package dev.cmux.repl.output;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.JsonText;
import dev.cmux.stdlib.host.CallSite;
import dev.cmux.stdlib.host.ScriptFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A failure as the command line shows it: a few lines for people, one object for programs.
///
/// @param place where in a script it happened: the excerpt with its caret and the script's frames; may be empty
public record ErrorReport(String code, String message, Optional<String> hint, Map<String, Object> data, List<String> place) {

  /// What a failure of the engine or of the command line says about itself.
  public static ErrorReport of(EngineException failure) {
    Map<String, Object> data = new LinkedHashMap<>(failure.data());
    failure.surface().ifPresent(surface -> data.putIfAbsent("surface_ref", surface));
    return new ErrorReport(failure.code().wireName(), failure.getMessage(), failure.hint(), data, List.of());
  }

  /// What a script's failure says, with the lines of the script.
  ///
  /// @param folder file names below it are shown relative to it
  public static ErrorReport of(ScriptFailure failure, Path folder) {
    Map<String, Object> data = new LinkedHashMap<>(failure.data());
    failure.surface().ifPresent(surface -> data.putIfAbsent("surface_ref", surface));
    failure.at().ifPresent(at -> data.put("at", at.toMap()));
    List<String> place = new ArrayList<>();
    if (!failure.excerpt().isEmpty()) {
      place.addAll(failure.excerpt().lines().toList());
    }
    List<CallSite> frames = failure.stack().isEmpty() ? failure.at().stream().toList() : failure.stack();
    for (CallSite frame : frames) {
      String function = frame.function().isEmpty() ? "" : frame.function() + " ";
      place.add("  at %s%s:%d:%d".formatted(function, shorten(frame.file(), folder), frame.line(), frame.column()));
    }
    return new ErrorReport(failure.code(), failure.headline(), failure.hint(), data, place);
  }

  private static String shorten(String file, Path folder) {
    Path path = Path.of(file);
    return path.startsWith(folder) && !path.equals(folder) ? folder.relativize(path).toString() : file;
  }

  /// `error: CODE: message`, the place in the script, and `hint: …`; no line end after the last line.
  public String text() {
    StringBuilder text = new StringBuilder("error: ").append(code).append(": ").append(message);
    place.forEach(line -> text.append('\n').append(line));
    hint.ifPresent(advice -> text.append("\nhint: ").append(advice));
    return text.toString();
  }

  /// `{"ok":false,"error":{"code":…,"message":…,"hint":…,"data":{…}}}`
  public String json() {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    hint.ifPresent(advice -> error.put("hint", advice));
    error.put("data", data);
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("ok", false);
    envelope.put("error", error);
    return JsonText.line(envelope);
  }
}
