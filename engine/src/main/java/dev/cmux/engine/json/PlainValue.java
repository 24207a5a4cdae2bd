package dev.cmux.engine.json;

import dev.cmux.engine.error.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A value from outside (JSON, a script's object) together with where it stands, so that whoever finds it wrong can
/// say so exactly: "`cookies[3].expires` must be a number, but it is text."
///
/// Found texts are never repeated in a message: they may be secrets. What is wrong is always `invalid_params`, with the
/// data key `path`.
///
/// @param subject what the whole is called, such as `state`
/// @param path where in the whole, such as `cookies[3].expires`; empty for the whole itself
public record PlainValue(String subject, String path, Object value) {

  /// The whole, which messages call by the name `subject`.
  public static PlainValue root(String subject, Object value) {
    return new PlainValue(subject, "", value);
  }

  /// What stands under a key of this object; empty when it is missing or null.
  public Optional<PlainValue> get(String key) {
    return Optional.ofNullable(object().get(key)).map(found -> new PlainValue(subject, pathOf(key), found));
  }

  /// What stands under a key of this object, which must be there.
  public PlainValue require(String key) {
    return get(key)
        .orElseThrow(
            () ->
                wrong("%s is missing.".formatted(new PlainValue(subject, pathOf(key), null).place()))
                    .with("path", pathOf(key)));
  }

  /// The value as an object.
  public Map<?, ?> object() {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw mustBe("an object");
  }

  /// The items of the value as a list.
  public List<PlainValue> list() {
    if (!(value instanceof List<?> list)) {
      throw mustBe("a list");
    }
    List<PlainValue> items = new ArrayList<>(list.size());
    for (Object item : list) {
      items.add(new PlainValue(subject, "%s[%d]".formatted(path, items.size()), item));
    }
    return items;
  }

  /// The value as text.
  public String text() {
    if (value instanceof String text) {
      return text;
    }
    throw mustBe("text");
  }

  /// The value as true or false.
  public boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw mustBe("true or false");
  }

  /// A whole number; what JavaScript writes as `3` may arrive as a double.
  public int integer() {
    double number = number("a whole number");
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw mustBe("a whole number");
    }
    return (int) number;
  }

  /// A moment in unix seconds; a fraction is dropped.
  public long seconds() {
    return (long) Math.floor(number("a number of unix seconds"));
  }

  private double number(String expected) {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw mustBe(expected);
  }

  /// Runs a constructor that checks its arguments; what it refuses is reported as wrong at this place.
  public <T> T checked(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (EngineException e) {
      EngineException placed =
          path.isEmpty() ? e : wrong("`%s` is wrong. %s".formatted(path, e.getMessage())).with("path", path).causedBy(e);
      throw e.hint().map(placed::withHint).orElse(placed);
    }
  }

  /// The error for a value of the wrong type.
  public EngineException mustBe(String expected) {
    return wrong("%s must be %s, but it is %s.".formatted(place(), expected, kind())).with("path", path);
  }

  private static EngineException wrong(String message) {
    return EngineException.invalidParams(message);
  }

  private String place() {
    return path.isEmpty() ? "The " + subject : '`' + path + '`';
  }

  private String kind() {
    return switch (value) {
      case null -> "null";
      case String text -> text.isEmpty() ? "empty text" : "text";
      case Boolean flag -> flag.toString();
      case Number number -> "the number " + number;
      case List<?> list -> "a list";
      case Map<?, ?> map -> "an object";
      default -> "of an unknown kind";
    };
  }

  private String pathOf(String key) {
    if (!key.matches("[A-Za-z_$][A-Za-z0-9_$]*")) {
      return "%s[\"%s\"]".formatted(path, key);
    }
    return path.isEmpty() ? key : path + '.' + key;
  }
}
