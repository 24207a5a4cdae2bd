package dev.cmux.engine.verb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every verb of a surface, in the order help shows them.
public final class Verbs {

  private static final Map<String, Verb> TABLE = table();

  private Verbs() {}

  public static List<Verb> all() {
    return List.copyOf(TABLE.values());
  }

  /// The verb of that name, such as `get.text`.
  public static Optional<Verb> find(String name) {
    return Optional.ofNullable(TABLE.get(name));
  }

  private static Map<String, Verb> table() {
    List<Verb> verbs = new ArrayList<>();
    verbs.addAll(PageVerbs.all());
    verbs.addAll(ActionVerbs.all());
    verbs.addAll(SessionVerbs.all());
    Map<String, Verb> table = new LinkedHashMap<>();
    for (Verb verb : verbs) {
      if (table.put(verb.name(), verb) != null) {
        throw new IllegalStateException(verb.name() + " is described twice");
      }
    }
    return Collections.unmodifiableMap(table);
  }
}
