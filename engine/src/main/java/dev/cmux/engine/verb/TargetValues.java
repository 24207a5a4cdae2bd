package dev.cmux.engine.verb;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.Nearest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Targets and text matches as plain values: what a Locator of JavaScript sends, and what a text says.
final class TargetValues {

  private static final Set<String> ROLE_KEYS =
      Stream.concat(Stream.of("by", "role", "name", "exact", "level"), Arrays.stream(Target.RoleState.values()).map(Target.RoleState::wireName))
          .collect(Collectors.toUnmodifiableSet());

  private TargetValues() {}

  /// A target from its text, or from the plain form of a Locator: `{by: 'role', role: 'button', name: 'Save'}` and, for what is chained,
  /// `{by: 'within', scope, inner}`, `{by: 'filter', base, hasText, hasNotText}`, `{by: 'nth', base, index}`.
  static Target read(Param param, Object value) {
    return switch (value) {
      case Target target -> target;
      case String text -> Target.parse(text);
      case Map<?, ?> map when map.get("by") instanceof String by -> read(param, by, map);
      case null, default -> throw param.wrong(value);
    };
  }

  private static Target read(Param param, String by, Map<?, ?> map) {
    checkKeys(by, map);
    boolean exact = flag(map, "exact").orElse(false);
    return switch (by) {
      case "css" -> new Target.Css(text(param, map.get("selector")));
      case "xpath" -> new Target.XPath(text(param, map.get("expression")));
      case "text" -> new Target.Text(textMatch(param, map.get("text"), exact));
      case "label" -> new Target.Label(textMatch(param, map.get("text"), exact));
      case "placeholder" -> new Target.Placeholder(textMatch(param, map.get("text"), exact));
      case "alt" -> new Target.Alt(textMatch(param, map.get("text"), exact));
      case "title" -> new Target.Title(textMatch(param, map.get("text"), exact));
      case "testid" -> new Target.TestId(text(param, map.get("text")));
      case "role" ->
          new Target.Role(
              text(param, map.get("role")),
              Optional.ofNullable(map.get("name")).map(name -> textMatch(param, name, exact)),
              states(map),
              Optional.ofNullable(map.get("level")).map(level -> index(param, level)));
      case "target" -> Target.parse(text(param, map.get("text")));
      case "within" -> new Target.Within(read(param, map.get("scope")), read(param, map.get("inner")));
      case "filter" -> filtered(param, map);
      case "nth" -> new Target.Nth(read(param, map.get("base")), index(param, map.get("index")));
      default -> throw param.wrong(map);
    };
  }

  private static Map<Target.RoleState, Boolean> states(Map<?, ?> map) {
    Map<Target.RoleState, Boolean> states = new EnumMap<>(Target.RoleState.class);
    for (Target.RoleState state : Target.RoleState.values()) {
      flag(map, state.wireName()).ifPresent(wanted -> states.put(state, wanted));
    }
    return states;
  }

  private static Optional<Boolean> flag(Map<?, ?> map, String key) {
    return switch (map.get(key)) {
      case null -> Optional.empty();
      case Boolean flag -> Optional.of(flag);
      case Object other -> throw EngineException.invalidParams("`%s` must be true or false, but is %s.".formatted(key, Arguments.show(other)));
    };
  }

  private static void checkKeys(String by, Map<?, ?> map) {
    Set<String> known =
        switch (by) {
          case "role" -> ROLE_KEYS;
          case "text", "label", "placeholder", "alt", "title", "testid", "target" -> Set.of("by", "text", "exact");
          case "filter" -> Set.of("by", "base", "hasText", "hasNotText");
          default -> Set.of("by", "selector", "expression", "scope", "inner", "base", "index");
        };
    for (Object key : map.keySet()) {
      if (!known.contains(key)) {
        List<String> options = known.stream().filter(name -> !Set.of("by", "base", by, "text").contains(name)).sorted().toList();
        throw EngineException.invalidParams("`%s` has no option `%s`.".formatted(by.equals("filter") ? by : "find." + by, key))
            .withHint(
                Nearest.to(String.valueOf(key), options).map("Did you mean `%s`? "::formatted).orElse("") + "It takes: %s.".formatted(String.join(", ", options)));
      }
    }
  }

  private static Target filtered(Param param, Map<?, ?> map) {
    Object has = map.get("hasText");
    Object hasNot = map.get("hasNotText");
    if (has == null && hasNot == null) {
      throw EngineException.invalidParams("`filter` was not told what to look for.").withHint("Write `filter({ hasText: 'Ada' })`, with a text or a pattern.");
    }
    Target target = read(param, map.get("base"));
    target = has == null ? target : new Target.Filtered(target, textMatch(param, has, false), true);
    return hasNot == null ? target : new Target.Filtered(target, textMatch(param, hasNot, false), false);
  }

  static TextMatch textMatch(Param param, Object value, boolean exact) {
    return switch (value) {
      case TextMatch match -> match;
      case String text -> TextMatch.of(text, exact);
      case Number number -> TextMatch.of(number.toString(), exact);
      case null, default -> throw param.wrong(value);
    };
  }

  private static int index(Param param, Object value) {
    if (value instanceof Number number && number.doubleValue() == number.intValue()) {
      return number.intValue();
    }
    throw param.wrong(value);
  }

  private static String text(Param param, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw param.wrong(value);
  }
}
