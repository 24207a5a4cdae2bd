package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.PlainValue;
import dev.cmux.engine.url.Origin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The plain form of a state, which is both what scripts hold and what JSON state files contain.
///
/// Writing gives one shape: Playwright's, with `sessionStorage`, `hostOnly` and the `cmux` block added. Reading takes
/// that, Playwright's and agent-browser's own files, the cmux app's (`cookies`, `storage`, `url`) and a bare list of
/// cookies.
final class StateMaps {

  private StateMaps() {}

  static Map<String, Object> state(State state) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cookies", state.cookies().stream().map(StateMaps::cookie).toList());
    map.put("origins", state.origins().stream().map(StateMaps::storage).toList());
    state.meta().ifPresent(meta -> map.put("cmux", meta(meta)));
    return map;
  }

  static Map<String, Object> cookie(Cookie cookie) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", cookie.name());
    map.put("value", cookie.value());
    map.put("domain", cookie.dottedDomain());
    map.put("path", cookie.path());
    map.put("expires", cookie.expires());
    map.put("httpOnly", cookie.httpOnly());
    map.put("secure", cookie.secure());
    cookie.sameSite().ifPresent(sameSite -> map.put("sameSite", sameSite.toString()));
    map.put("hostOnly", cookie.hostOnly());
    return map;
  }

  private static Map<String, Object> storage(OriginStorage storage) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("origin", storage.origin().toString());
    map.put("localStorage", pairs(storage.localStorage()));
    map.put("sessionStorage", pairs(storage.sessionStorage()));
    return map;
  }

  private static List<Map<String, String>> pairs(Map<String, String> items) {
    List<Map<String, String>> pairs = new ArrayList<>(items.size());
    items.forEach(
        (name, value) -> {
          Map<String, String> pair = new LinkedHashMap<>();
          pair.put("name", name);
          pair.put("value", value);
          pairs.add(pair);
        });
    return pairs;
  }

  private static Map<String, Object> meta(Meta meta) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", meta.version());
    map.put("savedAt", meta.savedAt().toString());
    map.put("tabs", meta.tabs().stream().map(StateMaps::tab).toList());
    map.put("activeTab", meta.activeTab());
    return map;
  }

  private static Map<String, String> tab(Meta.Tab tab) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("url", tab.url());
    map.put("title", tab.title());
    return map;
  }

  /// Reads any of the JSON shapes.
  ///
  /// @throws EngineException `invalid_params` with the path of the first thing that is wrong
  static State read(PlainValue root) {
    if (root.value() instanceof List<?>) {
      return new State(cookies(root), List.of(), Optional.empty());
    }
    Optional<Meta> meta = root.get("cmux").map(StateMaps::readMeta); // first: a newer version may look different
    Optional<PlainValue> cookies = root.get("cookies");
    Optional<PlainValue> origins = root.get("origins");
    Optional<PlainValue> storage = root.get("storage");
    if (cookies.isEmpty() && origins.isEmpty() && storage.isEmpty()) {
      throw notAState(root);
    }
    List<OriginStorage> stores = new ArrayList<>();
    origins.ifPresent(found -> found.list().forEach(row -> stores.add(readOrigin(row))));
    storage.ifPresent(found -> readSingleStorage(found, root).ifPresent(stores::add));
    return new State(cookies.map(StateMaps::cookies).orElse(List.of()), stores, meta);
  }

  private static List<Cookie> cookies(PlainValue rows) {
    return rows.list().stream().map(row -> CookieReader.read(row, Optional.empty())).toList();
  }

  private static OriginStorage readOrigin(PlainValue row) {
    PlainValue origin = row.require("origin");
    return new OriginStorage(
        origin.checked(() -> Origin.parse(origin.text())),
        row.get("localStorage").map(StateMaps::readPairs).orElse(Map.of()),
        row.get("sessionStorage").map(StateMaps::readPairs).orElse(Map.of()));
  }

  private static Map<String, String> readPairs(PlainValue rows) {
    Map<String, String> items = new LinkedHashMap<>();
    for (PlainValue row : rows.list()) {
      items.put(row.require("name").text(), row.require("value").text());
    }
    return items;
  }

  /// The cmux app saves the storage of one page, in objects, and the page's URL beside it.
  private static Optional<OriginStorage> readSingleStorage(PlainValue storage, PlainValue root) {
    Map<String, String> local = storage.get("local").map(StateMaps::readObject).orElse(Map.of());
    Map<String, String> session = storage.get("session").map(StateMaps::readObject).orElse(Map.of());
    if (local.isEmpty() && session.isEmpty()) {
      return Optional.empty();
    }
    PlainValue url = root.require("url");
    return Optional.of(new OriginStorage(url.checked(() -> Origin.parse(url.text())), local, session));
  }

  private static Map<String, String> readObject(PlainValue object) {
    Map<String, String> items = new LinkedHashMap<>();
    object.object().keySet().forEach(key -> items.put(String.valueOf(key), object.require(String.valueOf(key)).text()));
    return items;
  }

  private static Meta readMeta(PlainValue block) {
    int version = block.require("version").integer();
    if (version > Meta.VERSION) {
      return block.checked(() -> new Meta(version, Instant.EPOCH, List.of(), -1)); // refuses, whatever else is there
    }
    Instant savedAt = readInstant(block.require("savedAt"));
    List<Meta.Tab> tabs = block.get("tabs").map(StateMaps::readTabs).orElse(List.of());
    int activeTab = block.get("activeTab").map(PlainValue::integer).orElse(tabs.isEmpty() ? -1 : 0);
    return block.checked(() -> new Meta(version, savedAt, tabs, activeTab));
  }

  private static List<Meta.Tab> readTabs(PlainValue rows) {
    return rows.list().stream()
        .map(row -> new Meta.Tab(row.require("url").text(), row.get("title").map(PlainValue::text).orElse("")))
        .toList();
  }

  private static Instant readInstant(PlainValue value) {
    try {
      return Instant.parse(value.text());
    } catch (DateTimeException notATime) {
      throw value.mustBe("a time such as `2026-01-31T12:00:00Z`");
    }
  }

  private static EngineException notAState(PlainValue root) {
    String keys =
        root.object().keySet().stream().limit(6).map(key -> '`' + String.valueOf(key) + '`').collect(Collectors.joining(", "));
    return EngineException.invalidParams(
            keys.isEmpty()
                ? "The %s is an empty object.".formatted(root.subject())
                : "The %s has neither `cookies` nor `origins` nor `storage`; it begins with the keys %s."
                    .formatted(root.subject(), keys))
        .withHint("A state is an object with `cookies` and `origins`, as Playwright's storageState and `state.export()` give it.");
  }
}
