package dev.cmux.repl.batch;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Network;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import dev.cmux.engine.command.Store;
import dev.cmux.engine.state.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What a surface looked like when its job failed. What the surface could not tell in time, because its page is busy, is missing.
///
/// @param surface its ref
/// @param state what it remembered, for the next attempt
record SurfaceTrace(
    String surface,
    Optional<String> url,
    Optional<Snapshot> snapshot,
    Optional<String> html,
    List<Observe.ConsoleEntry> console,
    List<Observe.PageError> errors,
    Optional<State> state) {

  private static final long PATIENCE_MILLIS = 5_000;

  /// Asks the surface for all of it; ends its HAR recording, so that the file is there.
  ///
  /// @param recording whether there is one
  static CompletableFuture<SurfaceTrace> of(Surface surface, boolean recording) {
    CompletableFuture<Optional<String>> url = ask(surface, new Inspect.Url());
    CompletableFuture<Optional<Snapshot>> snapshot = ask(surface, new Inspect.TakeSnapshot(SnapshotOptions.DEFAULT));
    CompletableFuture<Optional<String>> html = ask(surface, new Inspect.Content());
    CompletableFuture<Optional<List<Observe.ConsoleEntry>>> console = ask(surface, new Observe.ListConsole());
    CompletableFuture<Optional<List<Observe.PageError>>> errors = ask(surface, new Observe.ListErrors());
    CompletableFuture<Optional<State>> state = ask(surface, new Store.ExportState());
    CompletableFuture<?> har = recording ? ask(surface, new Network.StopHar()) : CompletableFuture.completedFuture(null);
    return CompletableFuture.allOf(url, snapshot, html, console, errors, state, har)
        .thenApply(
            ignored ->
                new SurfaceTrace(
                    surface.id().toString(),
                    url.join(),
                    snapshot.join(),
                    html.join(),
                    console.join().orElse(List.of()),
                    errors.join().orElse(List.of()),
                    state.join()));
  }

  private static <R> CompletableFuture<Optional<R>> ask(Surface surface, Command<R> command) {
    return surface.perform(command).orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).handle((answer, failure) -> Optional.ofNullable(answer));
  }
}
