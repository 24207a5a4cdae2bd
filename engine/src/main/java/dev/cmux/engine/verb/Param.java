package dev.cmux.engine.verb;

import dev.cmux.engine.error.EngineException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One parameter of a verb.
///
/// @param name in camel case, as JavaScript writes it; the command line writes `--kebab-case`
/// @param kind what its value is
/// @param option whether it stands in the options object (or behind a `--flag`) and not in the argument list
/// @param required whether the verb needs it
/// @param choices the values of a {@link Kind#CHOICE}
public record Param(String name, Kind kind, boolean option, boolean required, String help, List<String> choices) {

  /// What values a parameter takes.
  public enum Kind {
    TARGET("target"),
    TEXT("text"),
    /// A text, or a regular expression.
    PATTERN("text or /pattern/"),
    NUMBER("number"),
    INTEGER("whole number"),
    FLAG("true or false"),
    CHOICE("choice"),
    /// One text or several.
    TEXTS("text or list of texts"),
    /// Page JavaScript: its text, or a function.
    SCRIPT("script"),
    /// A file that is read.
    FILE("file"),
    /// Files that are read.
    FILES("file or list of files"),
    /// A file that is written.
    OUTPUT_FILE("file"),
    /// Texts by name.
    MAP("name=value"),
    /// Any plain value.
    JSON("json");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /// How help names it.
    public String text() {
      return text;
    }
  }

  public Param {
    choices = List.copyOf(choices);
  }

  static Param of(String name, Kind kind, String help) {
    return new Param(name, kind, false, true, help, List.of());
  }

  static Param target() {
    return of("target", Kind.TARGET, "A ref such as e3, a CSS selector, text=…, role=… or xpath=…; in scripts also a locator.");
  }

  static Param option(String name, Kind kind, String help) {
    return new Param(name, kind, true, false, help, List.of());
  }

  static Param choice(String name, String help, Enum<?>... values) {
    return new Param(name, Kind.CHOICE, true, false, help, Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList());
  }

  static Param timeout() {
    return option("timeoutMs", Kind.INTEGER, "How long to wait, in milliseconds; the surface's own timeout by default.");
  }

  Param optional() {
    return new Param(name, kind, option, false, help, choices);
  }

  /// The flag of the command line: `timeoutMs` is `--timeout-ms`.
  public String flag() {
    return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  EngineException wrong(Object found) {
    String wanted = kind == Kind.CHOICE ? "one of " + String.join(", ", choices) : "a " + kind.text();
    return EngineException.invalidParams("`%s` must be %s, but is %s.".formatted(name, wanted, Arguments.show(found)))
        .with("parameter", name);
  }
}
