package dev.cmux.engine.command;

import dev.cmux.engine.state.Cookie;
import dev.cmux.engine.state.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a session remembers: cookies, storage, and both together as state.
public sealed interface Store<R> extends Command<R> {

  /// The cookies that pass the filter, oldest first.
  record GetCookies(CookieFilter filter) implements Store<List<Cookie>> {}

  /// Sets cookies; answers how many.
  record SetCookies(List<Cookie> cookies) implements Store<Integer> {
    public SetCookies {
      cookies = List.copyOf(cookies);
    }
  }

  /// Removes the cookies that pass the filter; answers how many.
  record ClearCookies(CookieFilter filter) implements Store<Integer> {}

  /// All entries of a store of the active tab's origin.
  record GetStorage(Area area) implements Store<Map<String, String>> {}

  /// One entry of a store.
  record GetStorageItem(Area area, String key) implements Store<Optional<String>> {}

  /// Sets an entry.
  record SetStorageItem(Area area, String key, String value) implements Store<Void> {
    public SetStorageItem {
      Objects.requireNonNull(key);
      Objects.requireNonNull(value);
    }
  }

  /// Removes an entry.
  record RemoveStorageItem(Area area, String key) implements Store<Void> {}

  /// Removes every entry.
  record ClearStorage(Area area) implements Store<Void> {}

  /// Everything the session remembers, as a value.
  record ExportState() implements Store<State> {}

  /// Replaces what the session remembers, at once and without any navigation.
  record ImportState(State state) implements Store<Void> {
    public ImportState {
      Objects.requireNonNull(state);
    }
  }

  /// Writes the state to a file, atomically and readable by its owner only; answers what was written.
  record SaveState(Path path, Optional<String> passphrase) implements Store<State> {}

  /// Replaces the state by a file's; answers what was read.
  ///
  /// @param url where the cookies of a bare `Cookie:` header belong; the page of the active tab by default
  record LoadState(Path path, Optional<String> passphrase, Optional<String> url) implements Store<State> {
    public LoadState(Path path, Optional<String> passphrase) {
      this(path, passphrase, Optional.empty());
    }
  }

  /// Which store.
  enum Area {
    LOCAL,
    SESSION
  }

  /// Which cookies: by name, by the URL they would be sent to, by domain; nothing given means all.
  record CookieFilter(Optional<String> name, Optional<String> url, Optional<String> domain) {
    public static final CookieFilter ALL = new CookieFilter(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
