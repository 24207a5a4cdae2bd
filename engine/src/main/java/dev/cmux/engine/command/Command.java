package dev.cmux.engine.command;

/// One thing a surface can be asked to do: a value, so that it can be logged, timed, recorded and replayed in one place.
///
/// A record that exists is right: its constructor refuses wrong arguments with `invalid_params`, before any thread is involved.
///
/// @param <R> what the surface answers
public sealed interface Command<R>
    permits Await, Configure, Dialogs, Downloads, Draw, InFrame, Inject, Inspect, Interact, Navigate, Network, Observe, Store, Tabs {

  /// How long the command may take, queueing included.
  default Timeout timeout() {
    return Timeout.DEFAULT;
  }
}
