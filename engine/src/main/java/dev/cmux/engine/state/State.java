package dev.cmux.engine.state;

import dev.cmux.engine.json.PlainValue;
import dev.cmux.engine.url.HostRule;
import dev.cmux.engine.url.Origin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything a surface remembers: cookies, web storage by origin, and with {@link Meta} its tabs. Immutable.
///
/// There is one cookie a {@link Cookie.Key} and one storage an origin: of cookies given twice the later one counts, and
/// storages of one origin are put over each other. Origins without any key are left out.
public record State(List<Cookie> cookies, List<OriginStorage> origins, Optional<Meta> meta) {

  private static final State EMPTY = new State(List.of(), List.of(), Optional.empty());

  public State {
    Objects.requireNonNull(meta, "meta");
    Map<Cookie.Key, Cookie> jar = new LinkedHashMap<>();
    for (Cookie cookie : cookies) {
      jar.put(cookie.key(), cookie);
    }
    cookies = List.copyOf(jar.values());
    Map<Origin, OriginStorage> stores = new LinkedHashMap<>();
    for (OriginStorage storage : origins) {
      if (!storage.isEmpty()) {
        stores.merge(storage.origin(), storage, OriginStorage::mergedWith);
      }
    }
    origins = List.copyOf(stores.values());
  }

  /// No cookie, no storage, no tab.
  public static State empty() {
    return EMPTY;
  }

  /// The state of a plain map, as `state.export()` gives it to scripts and as any of the JSON state formats has it.
  ///
  /// @throws dev.cmux.engine.error.EngineException `invalid_params` naming the place that is wrong and what was found there
  public static State fromMap(Map<String, ?> map) {
    return StateMaps.read(PlainValue.root("state", map));
  }

  /// The plain form, equal to what the state file holds: maps, lists, strings, numbers and booleans only.
  public Map<String, Object> toMap() {
    return StateMaps.state(this);
  }

  /// The storage of one origin; empty when the state has none for it.
  public Optional<OriginStorage> origin(Origin origin) {
    return origins.stream().filter(o -> o.origin().equals(origin)).findFirst();
  }

  /// The part that belongs to some domains, to hand over a session without the rest.
  ///
  /// `*.example.com` means `example.com` and everything below it: their cookies and the storage of their origins.
  /// `app.example.com` means that host: its storage and every cookie a request to it could carry, so also a cookie of
  /// `.example.com`. The entries are {@link HostRule}s: a port in one narrows the storage, not the cookies, which know no
  /// ports. The tab list is left out.
  ///
  /// @throws dev.cmux.engine.error.EngineException `invalid_params` for a domain that is no host name
  public State filter(Collection<String> domains) {
    List<HostRule> rules = domains.stream().map(HostRule::parse).toList();
    return new State(
        cookies.stream()
            .filter(c -> rules.stream().anyMatch(r -> r.matchesHost(c.domain()) || c.appliesToHost(r.host())))
            .toList(),
        origins.stream().filter(o -> rules.stream().anyMatch(r -> r.matches(o.origin()))).toList(),
        Optional.empty());
  }

  /// This state with another put over it: its cookies and storage keys win, its tab list replaces ours if it has one.
  public State merge(State other) {
    return new State(
        Stream.concat(cookies.stream(), other.cookies.stream()).toList(),
        Stream.concat(origins.stream(), other.origins.stream()).toList(),
        other.meta.isPresent() ? other.meta : meta);
  }

  /// What changed from this state to another.
  public StateDiff diff(State after) {
    return StateDiff.between(this, after);
  }

  /// Names only: values may be secrets.
  @Override
  public String toString() {
    return "State[%d cookies, origins %s]"
        .formatted(cookies.size(), origins.stream().map(OriginStorage::origin).toList());
  }
}
