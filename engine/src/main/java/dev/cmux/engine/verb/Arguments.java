package dev.cmux.engine.verb;

import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.EngineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The arguments of one call, by parameter name, as plain Java; read by type, with an error that names the parameter.
///
/// Texts are read as numbers and flags where a parameter wants those, because the command line has only texts.
public final class Arguments {

  private static final int SHOWN = 60;

  private final Verb verb;
  private final Map<String, Object> values;
  private final Paths paths;

  Arguments(Verb verb, Map<String, Object> values, Paths paths) {
    this.verb = verb;
    this.values = values;
    this.paths = paths;
  }

  Verb verb() {
    return verb;
  }

  /// Whether the argument was given; an explicit `null` counts as not given.
  public boolean has(String name) {
    return values.get(name) != null;
  }

  /// A text that may be left out, but not be given as nothing: a variable that was never set must not pass for the default.
  Optional<String> textUnlessLeftOut(String name) {
    return values.containsKey(name) ? Optional.of(text(param(name), values.get(name))) : Optional.empty();
  }

  public Target target() {
    return target("target");
  }

  public Target target(String name) {
    return TargetValues.read(param(name), required(name));
  }

  public Optional<Target> optionalTarget(String name) {
    return has(name) ? Optional.of(target(name)) : Optional.empty();
  }

  public String text(String name) {
    return text(param(name), required(name));
  }

  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  public List<String> texts(String name) {
    Object value = required(name);
    if (value instanceof List<?> list) {
      return list.stream().map(item -> text(param(name), item)).toList();
    }
    return List.of(text(param(name), value));
  }

  public double number(String name, double otherwise) {
    return has(name) ? number(param(name), values.get(name)) : otherwise;
  }

  public int integer(String name, int otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    double number = number(param(name), values.get(name));
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw param(name).wrong(values.get(name));
    }
    return (int) number;
  }

  public boolean flag(String name, boolean otherwise) {
    return switch (values.get(name)) {
      case null -> otherwise;
      case Boolean flag -> flag;
      case String text when text.equals("true") || text.isEmpty() -> true;
      case String text when text.equals("false") -> false;
      case Object other -> throw param(name).wrong(other);
    };
  }

  public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    String text = text(name).toLowerCase(Locale.ROOT);
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw param(name).wrong(values.get(name));
  }

  /// A text (a substring, or the whole when `exact`) or a regular expression.
  public TextMatch pattern(String name, boolean exact) {
    return TargetValues.textMatch(param(name), required(name), exact);
  }

  public PageScript script(String name) {
    return switch (required(name)) {
      case PageScript script -> script;
      case String text -> PageScript.text(text);
      case Object other -> throw param(name).wrong(other);
    };
  }

  public Path file(String name) {
    return path(param(name), required(name));
  }

  public Optional<Path> optionalFile(String name) {
    return has(name) ? Optional.of(file(name)) : Optional.empty();
  }

  public List<Path> files(String name) {
    Object value = required(name);
    List<?> list = value instanceof List<?> several ? several : List.of(value);
    return list.stream().map(item -> path(param(name), item)).toList();
  }

  /// Texts by name; the command line writes `name=value`.
  public Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    switch (required(name)) {
      case Map<?, ?> given -> given.forEach((key, value) -> map.put(String.valueOf(key), text(param(name), value)));
      case String text -> {
        int equals = text.indexOf('=');
        if (equals < 1) {
          throw param(name).wrong(text);
        }
        map.put(text.substring(0, equals), text.substring(equals + 1));
      }
      case List<?> list -> list.forEach(item -> map.putAll(new Arguments(verb, Map.of(name, item), paths).map(name)));
      case Object other -> throw param(name).wrong(other);
    }
    return map;
  }

  /// The plain value as it was given; null when it was not.
  public Object json(String name) {
    return values.get(name);
  }

  /// What was given beyond the named parameters, for verbs that take any number of arguments.
  public List<Object> rest() {
    return values.get(Verb.REST) instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  public Timeout timeout() {
    return has("timeoutMs") ? Timeout.ofMillis(integer("timeoutMs", 0)) : Timeout.DEFAULT;
  }

  private Param param(String name) {
    return verb.param(name);
  }

  private Object required(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw EngineException.invalidParams("`%s` needs `%s`, which was not given.".formatted(verb.name(), name))
          .withHint("Usage: %s".formatted(verb.usage()))
          .with("parameter", name);
    }
    return value;
  }

  private Path path(Param param, Object value) {
    return paths.resolve(text(param, value), param.kind() == Param.Kind.OUTPUT_FILE);
  }

  private static String text(Param param, Object value) {
    return switch (value) {
      case String text -> text;
      // a number would pass for a host
      case Number number when !param.name().equals("url") -> number(number);
      case Boolean flag when param.kind() != Param.Kind.CHOICE -> flag.toString();
      case null, default -> throw param.wrong(value);
    };
  }

  private static String number(Number number) {
    double value = number.doubleValue();
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : number.toString();
  }

  private static double number(Param param, Object value) {
    try {
      double number =
          switch (value) {
            case Number n -> n.doubleValue();
            case String text -> Double.parseDouble(text.strip());
            default -> throw param.wrong(value);
          };
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the error that names the parameter
    }
    throw param.wrong(value);
  }

  /// A value as an error message shows it.
  static String show(Object value) {
    return switch (value) {
      case null -> "missing";
      case String text -> "`" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "`";
      case Number number -> "`" + number(number) + "`";
      case Boolean flag -> "`" + flag + "`";
      case List<?> list -> "a list";
      case Map<?, ?> map -> "an object";
      default -> "a " + value.getClass().getSimpleName();
    };
  }
}
