package dev.cmux.engine;

import dev.cmux.engine.error.EngineException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ref of a surface, `surface:3`: one counter a process, from 1, never reused.
public record SurfaceId(int number) {

  private static final Pattern FORM = Pattern.compile("surface:([1-9][0-9]{0,8})");

  public SurfaceId {
    if (number < 1) {
      throw EngineException.invalidParams("A surface's number is 1 or more, but is %d.".formatted(number));
    }
  }

  /// The id a text stands for; empty when it is not of the form `surface:N`.
  public static Optional<SurfaceId> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() ? Optional.of(new SurfaceId(Integer.parseInt(matcher.group(1)))) : Optional.empty();
  }

  @Override
  public String toString() {
    return "surface:" + number;
  }
}
