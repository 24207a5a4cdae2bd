package dev.cmux.stdlib.bind;

import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The verb table as members of JavaScript classes, for `cmux.js`.
///
/// Written out: a class that is there when the script is parsed is parsed once for all contexts, and costs each of them a tenth of what
/// defining the same members in a loop does.
final class VerbMembers {

  /// A verb's name, or a group of such by name.
  private final Map<String, Object> members = new LinkedHashMap<>();
  private final String surface;
  private final String arguments;

  private VerbMembers(String surface, String arguments) {
    this.surface = surface;
    this.arguments = arguments;
  }

  /// Every verb, as `surface.get.text(target)`.
  static String ofSurfaces() {
    VerbMembers members = new VerbMembers("this", "args");
    Verbs.all().forEach(verb -> members.add(verb.name(), verb.name()));
    return members.toString();
  }

  /// The verbs on elements, as `locator.get.text()`, and the getters without their group too.
  static String ofLocators() {
    VerbMembers members = new VerbMembers("this.surface", "[this[TARGET], ...args]");
    for (Verb verb : Verbs.all()) {
      if (isOnElement(verb) && !verb.name().equals("evalOn")) {
        members.add(verb.name(), verb.name());
        if (verb.name().startsWith("get.")) {
          members.add(verb.name().substring("get.".length()), verb.name());
        }
      }
    }
    return members.toString();
  }

  private static boolean isOnElement(Verb verb) {
    return !verb.positional().isEmpty() && verb.positional().getFirst().name().startsWith("target");
  }

  @SuppressWarnings("unchecked")
  private void add(String path, String verb) {
    Map<String, Object> group = members;
    String[] names = path.split("\\.");
    for (int i = 0; i < names.length - 1; i++) {
      group = (Map<String, Object>) group.computeIfAbsent(names[i], name -> new LinkedHashMap<String, Object>());
    }
    group.put(names[names.length - 1], verb);
  }

  @Override
  public String toString() {
    return members.entrySet().stream().map(this::member).collect(Collectors.joining("\n"));
  }

  private String member(Map.Entry<String, Object> member) {
    String name = member.getKey();
    return member.getValue() instanceof Map<?, ?> group
        ? "get %s() { return group(this, '%s', %s); }".formatted(name, name, object(group))
        : "%s(...args) { return %s; }".formatted(name, call(member.getValue()));
  }

  private String object(Map<?, ?> group) {
    return group.entrySet().stream()
        .map(each -> each.getKey() + ": " + (each.getValue() instanceof Map<?, ?> inner ? object(inner) : "(...args) => " + call(each.getValue())))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String call(Object verb) {
    return "perform(%s, '%s', %s)".formatted(surface, verb, arguments);
  }
}
