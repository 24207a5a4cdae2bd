package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.javascript.JavaScriptEngine;

/// Sorted text records of one client, by origin and area: what its pages' databases are made of. They live as long
/// as the client.
final class KeyValues {

  private final Map<String, Map<String, NavigableMap<String, String>>> origins = new ConcurrentHashMap<>();

  /// Gives a window the records of its origin.
  void offer(Realm realm, NativeObject host) {
    NativeObject own = realm.newObject();
    define(realm, own, "get", args -> area(realm, args).get(string(args, 1)));
    define(realm, own, "put", args -> area(realm, args).put(string(args, 1), string(args, 2)));
    define(realm, own, "remove", args -> area(realm, args).remove(string(args, 1)));
    define(
        realm,
        own,
        "clear",
        args -> {
          area(realm, args).clear();
          return null;
        });
    define(
        realm,
        own,
        "clearAll",
        args -> {
          String prefix = string(args, 0) + "\0";
          areas(realm).keySet().removeIf(name -> name.startsWith(prefix));
          return null;
        });
    define(realm, own, "range", args -> range(realm, args));
    host.put("keyValues", host, own);
    StartScript.define(
        realm, host, "toBase64", 1, (cx, self, args) -> Base64.getEncoder().encodeToString(Bytes.of(arg(args, 0))));
    StartScript.define(
        realm,
        host,
        "fromBase64",
        1,
        (cx, self, args) -> Bytes.toArray(realm, Base64.getDecoder().decode(Context.toString(arg(args, 0)))));
  }

  @FunctionalInterface
  private interface Answer {
    Object to(Object[] args);
  }

  private static void define(Realm realm, NativeObject target, String name, Answer answer) {
    StartScript.define(realm, target, name, 0, (cx, self, args) -> answer.to(args));
  }

  private static String string(Object[] args, int index) {
    return Context.toString(arg(args, index));
  }

  private Map<String, NavigableMap<String, String>> areas(Realm realm) {
    DocumentOrigin own = realm.window().origin();
    String origin = own.isOpaque() ? realm.htmlPage().map(page -> Cors.origin(page.getUrl())).orElse("null") : own.toString();
    return origins.computeIfAbsent(origin, name -> new ConcurrentHashMap<>());
  }

  private NavigableMap<String, String> area(Realm realm, Object[] args) {
    return areas(realm).computeIfAbsent(string(args, 0), name -> new ConcurrentSkipListMap<>());
  }

  /// (area, lower, open, upper, open, limit, reverse): [key, text] pairs; a null bound is none, limit 0 is none.
  private Scriptable range(Realm realm, Object[] args) {
    NavigableMap<String, String> found = area(realm, args);
    if (isGiven(args, 1)) {
      found = found.tailMap(string(args, 1), !ScriptRuntime.toBoolean(args[2]));
    }
    if (isGiven(args, 3)) {
      String upper = string(args, 3);
      boolean none = !found.isEmpty() && isGiven(args, 1) && string(args, 1).compareTo(upper) > 0;
      found = none ? new ConcurrentSkipListMap<>() : found.headMap(upper, !ScriptRuntime.toBoolean(args[4]));
    }
    if (ScriptRuntime.toBoolean(arg(args, 6))) {
      found = found.descendingMap();
    }
    long limit = (long) ScriptRuntime.toNumber(arg(args, 5));
    Object[] pairs =
        found.entrySet().stream()
            .limit(limit > 0 ? limit : Long.MAX_VALUE)
            .map(entry -> (Object) realm.newArray(entry.getKey(), entry.getValue()))
            .toArray();
    return realm.newArray(pairs);
  }

  private static boolean isGiven(Object[] args, int index) {
    return arg(args, index) != null && !JavaScriptEngine.isUndefined(arg(args, index));
  }
}
