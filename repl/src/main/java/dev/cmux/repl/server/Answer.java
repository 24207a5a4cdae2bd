package dev.cmux.repl.server;

import dev.cmux.engine.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a session command answers, in both forms.
///
/// @param text as people and shell scripts read it, without a line end; empty prints nothing
/// @param data the members of the JSON object that `--json` prints, in order
public record Answer(String text, Map<String, Object> data) {

  /// Of a command that has printed all there is to print.
  static final Answer NONE = new Answer("", Map.of());

  /// An answer of one member.
  static Answer of(String text, String name, Object value) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(name, value);
    return new Answer(text, data);
  }

  /// The same answer with another member at the end.
  Answer with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(data);
    more.put(name, value);
    return new Answer(text, more);
  }

  /// `{"ok":true,…}`
  String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("ok", true);
    object.putAll(data);
    return JsonText.line(object);
  }
}
