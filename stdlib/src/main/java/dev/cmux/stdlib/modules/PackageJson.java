package dev.cmux.stdlib.modules;

import dev.cmux.engine.error.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The parts of a package's `package.json` that say which file an import means.
///
/// @param folder the package
/// @param json the file's content, an empty object when there is none
record PackageJson(Path folder, JsonNode json) {

  /// In `exports`, the first condition listed there that is one of these is taken.
  private static final Set<String> CONDITIONS = Set.of("cmux", "import", "module", "default");

  /// A file of a package.
  ///
  /// @param module whether the package says that it is an ES module
  record Entry(Path file, boolean module) {}

  static PackageJson in(Path folder) {
    Path file = folder.resolve("package.json");
    try {
      return new PackageJson(folder, JsonMapper.shared().readTree(Files.exists(file) ? Files.readString(file) : "{}"));
    } catch (IOException | JacksonException e) {
      throw EngineException.ioError("`%s` cannot be read: %s.".formatted(file, e.getMessage().lines().findFirst().orElse(""))).causedBy(e);
    }
  }

  boolean isNamed(String name) {
    return json.path("name").asString("").equals(name);
  }

  boolean hasExports() {
    return json.hasNonNull("exports");
  }

  /// The file behind a subpath (`.`, `./map.js`), or `null` when the package does not export it.
  Entry exported(String subpath) {
    if (hasExports()) {
      JsonNode exports = json.get("exports");
      boolean keyed = exports.isObject() && exports.propertyNames().stream().anyMatch(key -> key.startsWith("."));
      if (!keyed) {
        return subpath.equals(".") ? target(exports, "") : null;
      }
      return matched(exports, subpath);
    }
    if (!subpath.equals(".")) {
      return entry(subpath, false);
    }
    if (json.path("module").isString()) {
      return entry(json.get("module").asString(), true);
    }
    return entry(json.path("main").asString("index.js"), false);
  }

  /// The file behind an internal name (`#config`), or `null`.
  Entry imported(String name) {
    return json.path("imports").isObject() ? matched(json.get("imports"), name) : null;
  }

  /// An exact key, or the longest pattern with one `*`.
  private Entry matched(JsonNode map, String key) {
    if (map.has(key) && !key.contains("*")) {
      return target(map.get(key), "");
    }
    return map.propertyNames().stream()
        .filter(pattern -> pattern.contains("*") && fits(pattern, key))
        .max(Comparator.comparingInt((String pattern) -> pattern.indexOf('*')).thenComparingInt(String::length))
        .map(pattern -> target(map.get(pattern), key.substring(pattern.indexOf('*'), key.length() - (pattern.length() - pattern.indexOf('*') - 1))))
        .orElse(null);
  }

  private static boolean fits(String pattern, String key) {
    int star = pattern.indexOf('*');
    return key.length() >= pattern.length() && key.startsWith(pattern.substring(0, star)) && key.endsWith(pattern.substring(star + 1));
  }

  private Entry target(JsonNode target, String star) {
    if (target.isString()) {
      String path = target.asString();
      return path.startsWith("./") ? entry(path.replace("*", star), false) : null;
    }
    Stream<JsonNode> candidates =
        target.isArray()
            ? target.valueStream()
            : target.propertyStream().filter(condition -> CONDITIONS.contains(condition.getKey())).map(Map.Entry::getValue);
    return candidates.map(candidate -> target(candidate, star)).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private Entry entry(String path, boolean module) {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder)) {
      return null;
    }
    if (!Files.isRegularFile(file) && Files.isRegularFile(Path.of(file + ".js"))) {
      file = Path.of(file + ".js");
    }
    boolean declared = json.path("type").asString("").equals("module") && file.toString().endsWith(".js");
    return new Entry(file, module || declared || file.toString().endsWith(".mjs") || file.toString().endsWith(".json"));
  }
}
