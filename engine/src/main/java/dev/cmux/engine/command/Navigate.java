package dev.cmux.engine.command;

import java.util.Objects;
import java.util.Optional;

/// Moves the active tab to another document.
public sealed interface Navigate<R> extends Command<R> {

  /// Loads a URL. An HTTP error status is a page like any other.
  record Goto(String url, WaitUntil waitUntil, Timeout timeout) implements Navigate<Response> {
    public Goto {
      url = Urls.navigable(url);
      Objects.requireNonNull(waitUntil);
      Objects.requireNonNull(timeout);
    }

    public Goto(String url) {
      this(url, WaitUntil.LOAD, Timeout.DEFAULT);
    }
  }

  /// One step back in the tab's history; empty when there is none.
  record Back(WaitUntil waitUntil, Timeout timeout) implements Navigate<Optional<Response>> {}

  /// One step forward in the tab's history; empty when there is none.
  record Forward(WaitUntil waitUntil, Timeout timeout) implements Navigate<Optional<Response>> {}

  /// Loads the present document again.
  record Reload(WaitUntil waitUntil, Timeout timeout) implements Navigate<Response> {}

  /// How far a document must have come before a navigation counts as done.
  enum WaitUntil {
    COMMIT,
    DOMCONTENTLOADED,
    LOAD,
    NETWORKIDLE
  }
}
