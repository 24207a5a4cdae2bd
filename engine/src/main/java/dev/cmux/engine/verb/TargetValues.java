package dev.cmux.engine.verb;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.TextMatch;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Targets and text matches as plain values: what a Locator of JavaScript sends, and what a text says.
final class TargetValues {

  private TargetValues() {}

  /// A target from its text, or from the plain form of a Locator: `{by: 'role', role: 'button', name: 'Save'}` and, for what is chained,
  /// `{by: 'within', scope, inner}`, `{by: 'filter', base, hasText}`, `{by: 'nth', base, index}`.
  static Target read(Param param, Object value) {
    return switch (value) {
      case Target target -> target;
      case String text -> Target.parse(text);
      case Map<?, ?> map when map.get("by") instanceof String by -> read(param, by, map);
      case null, default -> throw param.wrong(value);
    };
  }

  private static Target read(Param param, String by, Map<?, ?> map) {
    boolean exact = Boolean.TRUE.equals(map.get("exact"));
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
              map.get("level") instanceof Number level ? Optional.of(level.intValue()) : Optional.empty());
      case "target" -> Target.parse(text(param, map.get("text")));
      case "within" -> new Target.Within(read(param, map.get("scope")), read(param, map.get("inner")));
      case "filter" -> new Target.Filtered(read(param, map.get("base")), textMatch(param, map.get("hasText"), false));
      case "nth" -> new Target.Nth(read(param, map.get("base")), index(param, map.get("index")));
      default -> throw param.wrong(map);
    };
  }

  private static Map<Target.RoleState, Boolean> states(Map<?, ?> map) {
    Map<Target.RoleState, Boolean> states = new EnumMap<>(Target.RoleState.class);
    for (Target.RoleState state : Target.RoleState.values()) {
      if (map.get(state.wireName()) instanceof Boolean wanted) {
        states.put(state, wanted);
      }
    }
    return states;
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
