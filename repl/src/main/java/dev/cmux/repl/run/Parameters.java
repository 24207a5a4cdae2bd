package dev.cmux.repl.run;

import dev.cmux.repl.grammar.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a task gets from the command line and the environment.
public final class Parameters {

  private Parameters() {}

  /// The `--param name=value` options as one map; values are text.
  ///
  /// @throws dev.cmux.repl.grammar.UsageException when one has no name or is given twice
  public static Map<String, Object> read(Arguments arguments) {
    Map<String, Object> params = new LinkedHashMap<>();
    for (String word : arguments.values("param")) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw arguments.wrong("`--param` needs `name=value`, not `%s`.".formatted(word));
      }
      if (params.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
        throw arguments.wrong("The parameter `%s` is given twice.".formatted(word.substring(0, equals)));
      }
    }
    return params;
  }

  /// The variables whose names are listed; a name may end in `*`.
  public static Map<String, String> environment(Map<String, String> all, List<String> names) {
    Map<String, String> allowed = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (names.stream().anyMatch(wanted -> matches(name, wanted))) {
            allowed.put(name, value);
          }
        });
    return allowed;
  }

  private static boolean matches(String name, String wanted) {
    return wanted.endsWith("*") ? name.startsWith(wanted.substring(0, wanted.length() - 1)) : name.equals(wanted);
  }
}
