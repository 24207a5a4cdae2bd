package dev.cmux.engine.verb;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One thing a surface can do, as its callers see it.
///
/// @param name with dots for nouns: `click`, `get.text`, `cookies.set`
/// @param help one sentence
/// @param params those of the argument list first, in order, then the options
/// @param variadic whether further arguments are handed on
/// @param mutating whether `snapshotAfter` makes sense
/// @param answers the type of the answer, as TypeScript writes it
public record Verb(
    String name,
    String help,
    List<Param> params,
    boolean variadic,
    boolean mutating,
    String answers,
    Function<Arguments, Command<?>> command) {

  static final String REST = "…";

  private static final Param SNAPSHOT_AFTER =
      Param.option("snapshotAfter", Param.Kind.FLAG, "Answer with a fresh snapshot of the page.");

  Verb(String name, String help, List<Param> params, boolean variadic, boolean mutating, Function<Arguments, Command<?>> command) {
    this(name, help, params, variadic, mutating, "void", command);
  }

  public Verb {
    List<Param> all = new ArrayList<>(params);
    if (mutating && !all.contains(SNAPSHOT_AFTER)) {
      all.add(SNAPSHOT_AFTER);
    }
    params = List.copyOf(all);
  }

  /// The same verb with the type of its answer.
  Verb answering(String type) {
    return new Verb(name, help, params, variadic, mutating, type, command);
  }

  /// The parameters of the argument list, in order.
  public List<Param> positional() {
    return params.stream().filter(param -> !param.option()).toList();
  }

  /// The parameters of the options object.
  public List<Param> options() {
    return params.stream().filter(Param::option).toList();
  }

  /// @throws IllegalArgumentException for a name that is not in the table: a bug of the caller
  public Param param(String paramName) {
    return find(paramName).orElseThrow(() -> new IllegalArgumentException(name + " has no parameter " + paramName));
  }

  Optional<Param> find(String paramName) {
    return params.stream().filter(param -> param.name().equals(paramName)).findFirst();
  }

  /// How the verb is called in JavaScript: `fill(target, text, {timeoutMs})`.
  public String usage() {
    String listed = positional().stream().map(p -> p.required() ? p.name() : p.name() + "?").collect(Collectors.joining(", "));
    String named = options().stream().map(Param::name).collect(Collectors.joining(", "));
    String options = named.isEmpty() ? "" : (listed.isEmpty() ? "" : ", ") + "{" + named + "}";
    return name + "(" + listed + (variadic ? ", …" : "") + options + ")";
  }

  /// The arguments of a JavaScript call: the listed ones in order, then an options object.
  ///
  /// @param paths how a file name becomes a path, relative to wherever the caller works
  /// @throws EngineException `invalid_params` for an argument too many or an option that the verb does not have
  public Arguments fromCall(List<?> args, Paths paths) {
    List<Param> listed = positional();
    Map<String, Object> values = new LinkedHashMap<>();
    int count = args.size();
    boolean optionsLast = !variadic && count > 0 && args.get(count - 1) instanceof Map<?, ?> map && !map.containsKey("by") && takesOptions(count, listed);
    for (int i = 0; i < (optionsLast ? count - 1 : count); i++) {
      if (i < listed.size()) {
        values.put(listed.get(i).name(), args.get(i));
      } else if (variadic) {
        values.put(REST, args.subList(i, count));
        break;
      } else if (args.get(i) != null) {
        throw EngineException.invalidParams(
                "`%s` takes %s, but %s given.".formatted(name, takes(listed.size()), count == 1 ? "one was" : count + " were"))
            .withHint("Usage: %s. %s".formatted(usage(), help));
      }
    }
    if (optionsLast && args.get(count - 1) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> values.put(checked(String.valueOf(key)).name(), value));
    }
    return new Arguments(this, values, paths);
  }

  /// Arguments by parameter name.
  ///
  /// @throws EngineException `invalid_params` for a name that the verb does not have
  public Arguments fromNames(Map<String, ?> named, Paths paths) {
    Map<String, Object> values = new LinkedHashMap<>();
    named.forEach((key, value) -> values.put(checked(key).name(), value));
    return new Arguments(this, values, paths);
  }

  /// An object in the last place is the options object, unless a listed parameter that takes objects stands there.
  private boolean takesOptions(int count, List<Param> listed) {
    if (count > listed.size()) {
      return true;
    }
    Param.Kind kind = listed.get(count - 1).kind();
    return kind != Param.Kind.MAP && kind != Param.Kind.JSON;
  }

  private Param checked(String paramName) {
    return find(paramName)
        .orElseThrow(
            () ->
                EngineException.invalidParams("`%s` has no option `%s`.".formatted(name, paramName))
                    .withHint(
                        Nearest.to(paramName, params.stream().map(Param::name).toList()).map("Did you mean `%s`? "::formatted).orElse("")
                            + "Usage: %s".formatted(usage()))
                    .with("parameter", paramName));
  }

  private String takes(int listed) {
    if (listed == 0) {
      return options().isEmpty() ? "no arguments" : "only options";
    }
    return (listed == 1 ? "one argument" : listed + " arguments") + (options().isEmpty() ? "" : " and options");
  }
}
