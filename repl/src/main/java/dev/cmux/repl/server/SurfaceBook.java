package dev.cmux.repl.server;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The surfaces of a session by every name the command line knows them under: ref, name, number or UUID. Any thread.
final class SurfaceBook {

  private final Browser browser;
  private final Map<String, String> uuids = new ConcurrentHashMap<>();
  private volatile Surface latest;

  SurfaceBook(Browser browser) {
    this.browser = browser;
  }

  /// The surface a word stands for, which from now on is the latest used.
  ///
  /// @throws dev.cmux.engine.error.EngineException `not_found` or `closed`
  Surface find(String word) {
    Surface surface = browser.surface(refOf(word));
    latest = surface;
    return surface;
  }

  /// Ref or name for any word that is known.
  String refOf(String word) {
    if (word.matches("[1-9][0-9]{0,8}") && browser.surfaces().stream().noneMatch(surface -> surface.name().equals(Optional.of(word)))) {
      return "surface:" + word;
    }
    return uuids.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(word);
  }

  /// The surface that was used last and is still open.
  Optional<Surface> latest() {
    return Optional.ofNullable(latest).filter(surface -> !surface.isClosed());
  }

  void opened(Surface surface) {
    latest = surface;
  }

  /// A UUID for the life of the server, for callers that want one.
  String uuid(Surface surface) {
    return uuids.computeIfAbsent(surface.id().toString(), _ -> UUID.randomUUID().toString());
  }
}
