package dev.cmux.engine.network;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.PlainValue;
import dev.cmux.engine.url.UrlPattern;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// How a recording answers.
///
/// @param urls requests to other URLs go to the network
/// @param match in what a request must equal a recorded one
/// @param ignoreQuery query keys that do not count; `*` in one stands for any text, so `*` alone ignores the whole query
/// @param repeat what happens when all recorded answers to a request have been given
/// @param miss what happens when there is none
/// @param matcher when present, decides instead of `match` and `ignoreQuery`: the request first, the recorded one second.
///     Called on the thread that asks, for every recorded request in turn
public record ReplayOptions(
    UrlPattern urls,
    Set<Part> match,
    List<String> ignoreQuery,
    Repeat repeat,
    Miss miss,
    Optional<BiPredicate<Request, Request>> matcher) {

  /// What can be compared. A recording of one host answers for another when `ORIGIN` is left out.
  public enum Part {
    METHOD,
    ORIGIN,
    PATH,
    QUERY,
    BODY
  }

  /// After the last recorded answer of a request.
  public enum Repeat {
    /// It is given again.
    LAST,
    /// The request is a miss.
    FAIL
  }

  /// A request that the recording has no answer for.
  public enum Miss {
    /// It fails with `not_found`, which names the nearest recorded requests.
    FAIL,
    /// It goes to the network.
    FALLBACK
  }

  public ReplayOptions {
    match = Set.copyOf(match);
    ignoreQuery = List.copyOf(ignoreQuery);
  }

  /// All URLs, everything compared, the last answer repeated, a miss fails.
  public static ReplayOptions strict() {
    return new ReplayOptions(
        new UrlPattern.Any(), EnumSet.allOf(Part.class), List.of(), Repeat.LAST, Miss.FAIL, Optional.empty());
  }

  /// The options of a script: `match` (a list of `method`, `url`, `origin`, `path`, `query`, `body`), `ignoreQuery` (a list
  /// of keys, or `true` for all), `repeat` (`last`, `fail`), `notFound` (`fail`, `fallback`, or Playwright's word `abort`
  /// for `fail`). The URL pattern and a matcher function are no plain values and come apart.
  ///
  /// @throws EngineException `invalid_params` naming the key that is wrong
  public static ReplayOptions fromMap(
      Map<String, ?> map, UrlPattern urls, Optional<BiPredicate<Request, Request>> matcher) {
    PlainValue root = PlainValue.root("replay options", map);
    ReplayOptions usual = strict();
    return new ReplayOptions(
        urls,
        root.get("match").map(ReplayOptions::parts).orElse(usual.match()),
        root.get("ignoreQuery").map(ReplayOptions::keys).orElse(usual.ignoreQuery()),
        root.get("repeat").map(ReplayOptions::repeat).orElse(usual.repeat()),
        root.get("notFound").map(ReplayOptions::miss).orElse(usual.miss()),
        matcher);
  }

  private static Set<Part> parts(PlainValue names) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (PlainValue name : names.list()) {
      if (name.text().equals("url")) {
        parts.addAll(EnumSet.of(Part.ORIGIN, Part.PATH, Part.QUERY));
      } else {
        parts.add(
            Arrays.stream(Part.values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name.text()))
                .findFirst()
                .orElseThrow(() -> unknown(name, "`method`, `url`, `origin`, `path`, `query` or `body`")));
      }
    }
    return parts;
  }

  private static List<String> keys(PlainValue keys) {
    if (keys.value() instanceof Boolean all) {
      return all ? List.of("*") : List.of();
    }
    return keys.list().stream().map(PlainValue::text).toList();
  }

  private static Repeat repeat(PlainValue value) {
    return switch (value.text()) {
      case "last" -> Repeat.LAST;
      case "fail" -> Repeat.FAIL;
      default -> throw unknown(value, "`last` or `fail`");
    };
  }

  private static Miss miss(PlainValue value) {
    return switch (value.text()) {
      case "fail", "abort" -> Miss.FAIL;
      case "fallback" -> Miss.FALLBACK;
      default -> throw unknown(value, "`fail` or `fallback`");
    };
  }

  private static EngineException unknown(PlainValue value, String expected) {
    return EngineException.invalidParams(
            "`%s` must be %s, but it is `%s`.".formatted(value.path(), expected, shortened(value.text())))
        .with("path", value.path());
  }

  private static String shortened(String text) {
    return text.codePoints().limit(40).mapToObj(Character::toString).collect(Collectors.joining());
  }
}
