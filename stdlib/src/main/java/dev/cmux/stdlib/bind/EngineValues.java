package dev.cmux.stdlib.bind;

import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.TextMatch;
import dev.cmux.stdlib.host.ScriptFunction;
import dev.cmux.stdlib.host.ScriptRegExp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A script's values in the engine's terms: its functions are page functions, its regular expressions text matches.
final class EngineValues {

  private EngineValues() {}

  static List<Object> list(Object given) {
    List<Object> list = new ArrayList<>();
    if (given instanceof List<?> items) {
      items.forEach(item -> list.add(of(item)));
    }
    return list;
  }

  static Map<String, Object> names(Map<?, ?> map) {
    Map<String, Object> names = new LinkedHashMap<>();
    map.forEach((key, value) -> names.put(String.valueOf(key), of(value)));
    return names;
  }

  static Object of(Object value) {
    return switch (value) {
      case ScriptFunction function -> PageScript.function(function.source());
      case ScriptRegExp pattern -> new TextMatch.Regex(pattern.source(), pattern.flags());
      case Map<?, ?> map -> names(map);
      case List<?> items -> list(items);
      case null, default -> value;
    };
  }
}
