package dev.cmux.repl.batch;

import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.Option;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many failed jobs make a batch one that failed: so many, a part of all, or none at all.
///
/// @param count from so many on
/// @param percent whether the count is one of a hundred
public record Threshold(double count, boolean percent) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(%?)");

  /// The option that says it.
  public static final Option OPTION = Option.of("fail-on", "N|N%|never", "Exit with 1 from so many failed jobs on; 1 if not said.");

  /// Any failure.
  public static final Threshold ANY = new Threshold(1, false);

  /// Reads the option; any failure when it is not given.
  ///
  /// @throws dev.cmux.repl.grammar.UsageException when its value is none
  public static Threshold of(Arguments arguments) {
    return arguments
        .value(OPTION.name())
        .map(text -> parse(text).orElseThrow(() -> arguments.wrong("`--fail-on` needs a number of jobs, a percentage or `never`, not `%s`.".formatted(text))))
        .orElse(ANY);
  }

  /// Reads `1`, `5%` or `never`; empty for anything else.
  public static Optional<Threshold> parse(String text) {
    if (text.equals("never")) {
      return Optional.of(new Threshold(Double.POSITIVE_INFINITY, false));
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Double.parseDouble(matcher.group(1)) == 0 || (matcher.group(2).isEmpty() && text.contains("."))) {
      return Optional.empty();
    }
    return Optional.of(new Threshold(Double.parseDouble(matcher.group(1)), !matcher.group(2).isEmpty()));
  }

  /// Whether so many failures are too many.
  public boolean isReached(int failed, int total) {
    return failed > 0 && (percent ? failed * 100.0 >= count * total : failed >= count);
  }
}
