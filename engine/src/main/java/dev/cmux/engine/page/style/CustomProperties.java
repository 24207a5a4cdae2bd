package dev.cmux.engine.page.style;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Computes the custom properties of one element: those declared for it over those of its parent.
/// https://drafts.csswg.org/css-variables/
final class CustomProperties {

  private static final Pattern SPACE = Pattern.compile("(?:/\\*.*?\\*/|\\s)+", Pattern.DOTALL);
  private static final Pattern WITHOUT_ZERO = Pattern.compile("(?<![\\w./\\\\])\\.(?=\\d)");

  private final Map<String, String> own;
  private final Map<String, String> inherited;
  private final Map<String, String> computed;
  private final Set<String> underWay = new HashSet<>();

  /// All custom properties of an element; the parent's, where its own change nothing: frameworks declare the same ones for every element (`*`).
  static Map<String, String> over(Map<String, String> inherited, Map<String, String> own) {
    boolean same = own.entrySet().stream().allMatch(each -> each.getValue().equals(inherited.get(each.getKey())) && !each.getValue().contains("var("));
    return same ? inherited : new CustomProperties(own, inherited).computed();
  }

  private CustomProperties(Map<String, String> own, Map<String, String> inherited) {
    this.own = own;
    this.inherited = inherited;
    this.computed = new HashMap<>(inherited);
  }

  /// All of them, each with its `var()` replaced; one that depends on itself or on one that is not there is not there.
  private Map<String, String> computed() {
    for (String name : own.keySet()) {
      String value = value(name);
      if (value == null) {
        computed.remove(name);
      } else {
        computed.put(name, value);
      }
    }
    return computed;
  }

  private String value(String name) {
    String written = own.get(name);
    if (written == null) {
      return inherited.get(name);
    }
    return switch (written) {
      case "initial" -> null;
      case "inherit", "unset", "revert", "revert-layer" -> inherited.get(name);
      default -> {
        if (!underWay.add(name)) {
          yield null;
        }
        String value = substitute(written, this::value);
        underWay.remove(name);
        yield value;
      }
    };
  }

  /// A value of which parts are custom properties, which are as they were written, in the form in which the parser gives those of other properties.
  static String tidy(String value) {
    if (value.indexOf('"') >= 0 || value.indexOf('\'') >= 0) {
      return value;
    }
    return WITHOUT_ZERO.matcher(SPACE.matcher(value).replaceAll(" ")).replaceAll("0.").strip();
  }

  /// The value with each `var()` replaced; null when one is not known and has no fallback, for then the whole value means nothing.
  static String substitute(String value, Map<String, String> known) {
    return substitute(value, known::get);
  }

  private static String substitute(String value, Lookup known) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int start = value.indexOf("var("); start >= 0; start = value.indexOf("var(", at)) {
      int end = CssText.closing(value, start + 3);
      List<String> parts = CssText.split(value.substring(start + 4, end), ',');
      String found = known.of(parts.getFirst().strip());
      if (found == null && parts.size() > 1) {
        found = substitute(String.join(",", parts.subList(1, parts.size())).strip(), known);
      }
      if (found == null) {
        return null;
      }
      out.append(value, at, start).append(found);
      at = end + 1;
    }
    return at == 0 ? value : out.append(value, at, value.length()).toString();
  }

  @FunctionalInterface
  private interface Lookup {
    String of(String name);
  }
}
