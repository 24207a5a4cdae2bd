package dev.cmux.stdlib.bind;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Store;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.state.Passphrase;
import dev.cmux.engine.state.State;
import dev.cmux.engine.state.StateDiff;
import dev.cmux.engine.state.StateFile;
import dev.cmux.engine.verb.Paths;
import dev.cmux.stdlib.host.Values;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What scripts give where a state is wanted: another surface (`{surface: ref}`), an exported state, or the path of a state file.
final class States {

  private final Browser browser;
  private final Paths paths;
  private final Optional<String> passphrase;

  /// @param passphrase of the files that are encrypted
  States(Browser browser, Paths paths, Optional<String> passphrase) {
    this.browser = browser;
    this.paths = paths;
    this.passphrase = passphrase;
  }

  /// Replaces the state of a surface.
  ///
  /// @param options `{domains}`: a name or a list of them; nothing of others is taken over
  CompletionStage<?> importInto(Surface surface, Object source, Object options) {
    Optional<Set<String>> domains = domains(options);
    return read(source)
        .thenCompose(state -> surface.perform(new Store.ImportState(domains.map(state::filter).orElse(state))))
        .thenApply(ignored -> Values.UNDEFINED);
  }

  /// What has changed on a surface since another state, with its lines as `text`.
  CompletionStage<?> diff(Surface surface, Object source) {
    return surface.perform(new Store.ExportState()).thenCombine(read(source), (own, other) -> plain(other.diff(own)));
  }

  private static Map<String, Object> plain(StateDiff diff) {
    Map<String, Object> plain = new LinkedHashMap<>(diff.toMap());
    plain.put("text", diff.toString());
    return plain;
  }

  /// Reads a state file, on a thread of its own. Fails with `not_allowed` at once where the script may not read.
  CompletionStage<State> load(String file) {
    Path path = paths.resolve(file, false);
    return CompletableFuture.supplyAsync(() -> StateFile.load(path, passphrase.map(Passphrase::of), Optional.empty()));
  }

  private CompletionStage<State> read(Object source) {
    return switch (source) {
      case Map<?, ?> map when map.get("surface") instanceof String ref -> browser.surface(ref).perform(new Store.ExportState());
      case Map<?, ?> map -> CompletableFuture.completedStage(State.fromMap(EngineValues.names(map)));
      case String file -> load(file);
      case null, default ->
          throw EngineException.invalidParams("A state is a surface, an exported state or the path of a state file, but %s was given.".formatted(source))
              .withHint("Write `state.import(otherSurface)` or `state.import(await other.state.export())`.");
    };
  }

  private static Optional<Set<String>> domains(Object options) {
    if (options instanceof Map<?, ?> map && map.get("domains") != null) {
      Set<String> domains = new LinkedHashSet<>();
      EngineValues.list(map.get("domains") instanceof String one ? List.of(one) : map.get("domains")).forEach(d -> domains.add(String.valueOf(d)));
      return Optional.of(domains);
    }
    return Optional.empty();
  }
}
