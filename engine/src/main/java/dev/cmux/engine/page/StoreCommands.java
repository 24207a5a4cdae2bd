package dev.cmux.engine.page;

import static dev.cmux.engine.page.Attempt.once;

import dev.cmux.engine.command.Store;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.state.Passphrase;
import dev.cmux.engine.state.State;
import dev.cmux.engine.state.StateFile;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Carries out the commands about what a session remembers: cookies, storage, and both as a file.
///
/// Confined to the surface's queue; files are written and read beside it.
final class StoreCommands {

  private final CookieJar cookies;
  private final StateKeeper keeper;
  private final TabList tabs;
  private final Documents documents;
  private final SurfaceThread thread;

  StoreCommands(CookieJar cookies, OriginStores stores, TabList tabs, Documents documents, SurfaceThread thread) {
    this.cookies = cookies;
    this.keeper = new StateKeeper(cookies, stores, tabs, Clock.systemUTC());
    this.tabs = tabs;
    this.documents = documents;
    this.thread = thread;
  }

  /// The session remembers this from now on, and nothing else.
  void load(State state) {
    keeper.load(state);
  }

  Attempt<?> carryOut(Store<?> command, List<Target> frames) {
    return switch (command) {
      case Store.GetCookies c -> once(() -> cookies.get(c.filter()));
      case Store.SetCookies c ->
          once(
              () -> {
                cookies.set(c.cookies());
                return c.cookies().size();
              });
      case Store.ClearCookies c -> once(() -> cookies.clear(c.filter()));
      case Store.GetStorage c -> once(() -> new LinkedHashMap<>(keeper.store(c.area(), documents.window(frames))));
      case Store.GetStorageItem c -> once(() -> Optional.ofNullable(keeper.store(c.area(), documents.window(frames)).get(c.key())));
      case Store.SetStorageItem c ->
          once(
              () -> {
                keeper.store(c.area(), documents.window(frames)).put(c.key(), c.value());
              });
      case Store.RemoveStorageItem c ->
          once(
              () -> {
                keeper.store(c.area(), documents.window(frames)).remove(c.key());
              });
      case Store.ClearStorage c -> once(() -> keeper.store(c.area(), documents.window(frames)).clear());
      case Store.ExportState c -> once(keeper::export);
      case Store.ImportState c -> once(() -> keeper.load(c.state()));
      case Store.SaveState c -> save(keeper.export(), c);
      case Store.LoadState c -> load(c);
    };
  }

  private Attempt<State> save(State state, Store.SaveState command) {
    return new BackgroundWork<>(
        thread,
        "the state was not written",
        () -> {
          StateFile.save(command.path(), state, command.passphrase().map(Passphrase::of));
          return state;
        });
  }

  /// The file is read beside the queue; the session changes on it, all at once. A bare `Cookie:` header is taken for the
  /// site of the active tab.
  private Attempt<State> load(Store.LoadState command) {
    Optional<String> site = command.url().or(() -> Optional.of(tabs.of(tabs.active()).url()).filter(url -> url.startsWith("http")));
    Attempt<State> reading =
        new BackgroundWork<>(
            thread,
            "the state was not read",
            () -> StateFile.load(command.path(), command.passphrase().map(Passphrase::of), site));
    return () -> {
      Attempt.Outcome<State> outcome = reading.tryNow();
      if (outcome instanceof Attempt.Outcome.Done<State>(State state)) {
        keeper.load(state);
      }
      return outcome;
    };
  }
}
