package dev.cmux.repl.shell;

import dev.cmux.engine.verb.OpenOptionsReader;
import dev.cmux.engine.verb.Verbs;
import dev.cmux.stdlib.ScriptHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What can be called beside verbs: the functions of `cmux`, of locators, frames and `cmux:` modules. No table has them, so this reads the declarations that
/// editors get, `cmux.d.ts`.
final class DeclaredCalls {

  private static final String COMMENT = "(?:/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s*)?";
  private static final Pattern MEMBER = Pattern.compile("(\\w+)\\??:");
  private static final Pattern MODULE = Pattern.compile(COMMENT + "^declare module '([\\w:]+)'", Pattern.MULTILINE);

  private static final Pattern CONSTANT = Pattern.compile("^  export const (\\w+): (\\w+);", Pattern.MULTILINE);

  /// Where calls stand in the declarations.
  ///
  /// @param line what opens it
  /// @param prefix what leads to them; what has no name of its own is called by it
  private record Place(String line, String prefix) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("declare const cmux: {", "cmux."),
          new Place("interface Find {", "find."),
          new Place("interface Frame {", "frame."),
          new Place("interface Surface {", ""),
          new Place("  readonly state: {", "state."),
          new Place("interface Locator {", "locator."),
          new Place("  interface Test {", "test."),
          new Place("  interface Describe {", "describe."),
          new Place("  interface Expect {", "expect."),
          new Place("  interface ValueMatchers<R> {", "expect."),
          new Place("  interface PageMatchers {", "expect."));

  /// Read when it is first needed: not before the first prompt.
  private static final class Declared {
    private static final Map<String, String> MODULES = new LinkedHashMap<>();
    private static final Map<String, Usage> CALLS = new LinkedHashMap<>();

    static {
      String text = text();
      PLACES.forEach(place -> read(text, place, CALLS));
      MODULE.matcher(text).results().forEach(module -> MODULES.put(module.group(2), said(module.group(1))));
      MODULES.keySet().forEach(module -> read(text, new Place("declare module '%s' {".formatted(module), module + "."), CALLS));
    }
  }

  private DeclaredCalls() {}

  /// How `cmux.open` and the like are called, and `find.role` of whatever.
  static Optional<Usage> find(String path) {
    int finder = path.lastIndexOf(".find.");
    String name = finder < 0 ? path : path.substring(finder + 1);
    return finder >= 0 || path.startsWith("cmux.") ? Optional.ofNullable(Declared.CALLS.get(name)) : Optional.empty();
  }

  /// The calls that somebody can mean: the one of that very name with those below it, else those whose last name it is.
  static List<Usage> about(String topic) {
    List<Usage> below = matching(name -> name.equals(topic) || name.startsWith(topic + "."));
    return below.isEmpty() ? matching(name -> name.endsWith("." + topic)) : below;
  }

  private static List<Usage> matching(Predicate<String> wanted) {
    return Declared.CALLS.values().stream().filter(call -> wanted.test(call.name())).toList();
  }

  /// Every name, in the order of the declarations.
  static List<String> names() {
    return List.copyOf(Declared.CALLS.keySet());
  }

  /// The modules, each with what it is for.
  static Map<String, String> modules() {
    return Collections.unmodifiableMap(Declared.MODULES);
  }

  private static String text() {
    try (InputStream file = ScriptHost.class.getResourceAsStream("cmux.d.ts")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads the members that stand two columns further in than their place. Of several ways to call one, the first is the full one.
  private static void read(String text, Place place, Map<String, Usage> calls) {
    String prefix = place.prefix();
    String indent = place.line().startsWith(" ") ? "  " : "";
    int begin = text.indexOf(place.line()) + place.line().length();
    String members = text.substring(begin, text.indexOf("\n" + indent + "}", begin));
    Matcher member = Pattern.compile(COMMENT + "^  " + indent + "(?:export function )?(\\w*)(?:<[^>]*>)?\\(", Pattern.MULTILINE).matcher(members);
    while (member.find()) {
      String own = member.group(2);
      String name = own.isEmpty() ? prefix.substring(0, prefix.length() - 1) : prefix + own;
      if (!isVerb(name)) {
        List<String> parameters = split(members.substring(member.end(), closing(members, member.end()))).stream().map(DeclaredCalls::shown).toList();
        calls.putIfAbsent(name, new Usage(name, parameters, List.of(), said(member.group(1))));
      }
    }
    // `export const test: Test` is called as `Test` says.
    CONSTANT.matcher(members).results().forEach(
        constant -> {
          Usage call = calls.get(constant.group(2).toLowerCase(Locale.ROOT));
          calls.put(prefix + constant.group(1), new Usage(prefix + constant.group(1), call.parameters(), call.help(), call.summary()));
        });
  }

  /// What surfaces and locators do as verbs, the table tells.
  private static boolean isVerb(String name) {
    String verb = name.startsWith("locator.") ? name.substring("locator.".length()) : name;
    return Verbs.find(verb).isPresent() || Verbs.find("get." + verb).isPresent();
  }

  private static int closing(String text, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char c = text.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return at - 1;
  }

  /// A comment in one line, without the asterisks at the beginnings of its own.
  private static String said(String comment) {
    return comment == null ? "" : comment.replaceAll("\\s+(?:\\* )?", " ").strip();
  }

  /// The parameters, which commas separate that are inside no bracket.
  private static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      boolean arrow = c == '>' && i > 0 && list.charAt(i - 1) == '=';
      depth += "({<[".indexOf(c) >= 0 ? 1 : ")}>]".indexOf(c) >= 0 && !arrow ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(list.substring(start).strip());
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  /// Its name; of an options object, the names of its members.
  private static String shown(String parameter) {
    int colon = parameter.indexOf(':');
    String type = parameter.substring(colon + 1).strip();
    if (type.equals("OpenOptions")) {
      return Usage.options(OpenOptionsReader.OPEN);
    }
    return type.startsWith("{")
        ? "{" + String.join(", ", MEMBER.matcher(type).results().map(member -> member.group(1)).toList()) + "}"
        : parameter.substring(0, colon);
  }
}
