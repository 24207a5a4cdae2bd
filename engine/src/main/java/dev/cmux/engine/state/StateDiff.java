package dev.cmux.engine.state;

import dev.cmux.engine.url.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What changed between two states: which cookies and storage keys came, went or changed, and in what. Values are
/// compared but never shown.
///
/// Cookies are in the order of their names, origins and keys in alphabetical order, so that two diffs can be compared.
public record StateDiff(
    List<Cookie.Key> addedCookies,
    List<Cookie.Key> removedCookies,
    List<CookieChange> changedCookies,
    List<OriginChange> origins) {

  private static final Comparator<Cookie.Key> BY_NAME =
      Comparator.comparing(Cookie.Key::name)
          .thenComparing(Cookie.Key::domain)
          .thenComparing(Cookie.Key::path)
          .thenComparing(Cookie.Key::hostOnly);

  /// What came, went and changed in one collection.
  public record Changes<K>(List<K> added, List<K> removed, List<K> changed) {
    public Changes {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
      changed = List.copyOf(changed);
    }

    /// Whether nothing did.
    public boolean isEmpty() {
      return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }
  }

  /// A cookie that both states have, and its attributes that differ, by their names in the state file.
  public record CookieChange(Cookie.Key cookie, List<String> attributes) {
    public CookieChange {
      attributes = List.copyOf(attributes);
    }
  }

  /// An origin whose storage differs.
  public record OriginChange(Origin origin, Changes<String> localStorage, Changes<String> sessionStorage) {}

  public StateDiff {
    addedCookies = List.copyOf(addedCookies);
    removedCookies = List.copyOf(removedCookies);
    changedCookies = List.copyOf(changedCookies);
    origins = List.copyOf(origins);
  }

  static StateDiff between(State before, State after) {
    Map<Cookie.Key, Cookie> old = byKey(before);
    Map<Cookie.Key, Cookie> now = byKey(after);
    Changes<Cookie.Key> keys = changes(old, now, BY_NAME);
    List<CookieChange> changed =
        keys.changed().stream().map(key -> new CookieChange(key, attributes(old.get(key), now.get(key)))).toList();
    return new StateDiff(keys.added(), keys.removed(), changed, origins(before, after));
  }

  /// Whether the two states hold the same cookies and storage. Tab lists are not compared.
  public boolean isEmpty() {
    return addedCookies.isEmpty() && removedCookies.isEmpty() && changedCookies.isEmpty() && origins.isEmpty();
  }

  /// The plain form for scripts: `{equal, cookies: {added, removed, changed: [{…, attributes}]}, origins: [{origin,
  /// localStorage: {added, removed, changed}, sessionStorage: {…}}]}`.
  public Map<String, Object> toMap() {
    Map<String, Object> cookieMap = new LinkedHashMap<>();
    cookieMap.put("added", addedCookies.stream().map(StateDiff::keyMap).toList());
    cookieMap.put("removed", removedCookies.stream().map(StateDiff::keyMap).toList());
    cookieMap.put(
        "changed",
        changedCookies.stream()
            .map(
                change -> {
                  Map<String, Object> map = keyMap(change.cookie());
                  map.put("attributes", change.attributes());
                  return map;
                })
            .toList());
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("equal", isEmpty());
    map.put("cookies", cookieMap);
    map.put("origins", origins.stream().map(StateDiff::originMap).toList());
    return map;
  }

  /// A line each change: `+` came, `-` went, `~` changed.
  @Override
  public String toString() {
    if (isEmpty()) {
      return "no difference";
    }
    List<String> lines = new ArrayList<>();
    addedCookies.forEach(key -> lines.add("+ cookie " + key));
    removedCookies.forEach(key -> lines.add("- cookie " + key));
    changedCookies.forEach(c -> lines.add("~ cookie " + c.cookie() + ": " + String.join(", ", c.attributes())));
    for (OriginChange change : origins) {
      print(lines, change.origin() + " localStorage ", change.localStorage());
      print(lines, change.origin() + " sessionStorage ", change.sessionStorage());
    }
    return String.join("\n", lines);
  }

  private static void print(List<String> lines, String where, Changes<String> changes) {
    changes.added().forEach(key -> lines.add("+ " + where + key));
    changes.removed().forEach(key -> lines.add("- " + where + key));
    changes.changed().forEach(key -> lines.add("~ " + where + key));
  }

  private static Map<Cookie.Key, Cookie> byKey(State state) {
    return state.cookies().stream().collect(Collectors.toMap(Cookie::key, Function.identity()));
  }

  private static <K, V> Changes<K> changes(Map<K, V> old, Map<K, V> now, Comparator<K> order) {
    return new Changes<>(
        now.keySet().stream().filter(key -> !old.containsKey(key)).sorted(order).toList(),
        old.keySet().stream().filter(key -> !now.containsKey(key)).sorted(order).toList(),
        now.keySet().stream()
            .filter(key -> old.containsKey(key) && !old.get(key).equals(now.get(key)))
            .sorted(order)
            .toList());
  }

  private static List<String> attributes(Cookie before, Cookie after) {
    Map<String, Function<Cookie, Object>> attributes = new LinkedHashMap<>();
    attributes.put("value", Cookie::value);
    attributes.put("expires", Cookie::expires);
    attributes.put("httpOnly", Cookie::httpOnly);
    attributes.put("secure", Cookie::secure);
    attributes.put("sameSite", Cookie::sameSite);
    return attributes.entrySet().stream()
        .filter(entry -> !Objects.equals(entry.getValue().apply(before), entry.getValue().apply(after)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<OriginChange> origins(State before, State after) {
    Map<String, Origin> all = new TreeMap<>();
    before.origins().forEach(storage -> all.put(storage.origin().toString(), storage.origin()));
    after.origins().forEach(storage -> all.put(storage.origin().toString(), storage.origin()));
    return all.values().stream()
        .map(
            origin ->
                new OriginChange(
                    origin,
                    itemChanges(before, after, origin, OriginStorage::localStorage),
                    itemChanges(before, after, origin, OriginStorage::sessionStorage)))
        .filter(change -> !change.localStorage().isEmpty() || !change.sessionStorage().isEmpty())
        .toList();
  }

  private static Changes<String> itemChanges(
      State before, State after, Origin origin, Function<OriginStorage, Map<String, String>> area) {
    return changes(
        before.origin(origin).map(area).orElse(Map.of()),
        after.origin(origin).map(area).orElse(Map.of()),
        Comparator.naturalOrder());
  }

  private static Map<String, Object> keyMap(Cookie.Key key) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", key.name());
    map.put("domain", (key.hostOnly() ? "" : ".") + key.domain());
    map.put("path", key.path());
    return map;
  }

  private static Map<String, Object> originMap(OriginChange change) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("origin", change.origin().toString());
    map.put("localStorage", changesMap(change.localStorage()));
    map.put("sessionStorage", changesMap(change.sessionStorage()));
    return map;
  }

  private static Map<String, Object> changesMap(Changes<String> changes) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("added", changes.added());
    map.put("removed", changes.removed());
    map.put("changed", changes.changed());
    return map;
  }
}
