package dev.cmux.stdlib.host;

/// Something that adds to what scripts can do: Java functions and the JavaScript that dresses them.
public interface HostExtension {

  /// Registers everything. Called once, before the first line of the user runs.
  void install(HostBinder binder);

  /// Whether functions that scripts have handed over can still be called: a server answers with one, or a route. The event loop.
  default boolean mayCall() {
    return false;
  }

  /// The user interrupted what is running: abandon what it waits for. Any thread; must not block.
  default void interrupted() {}

  /// The host is closed and no script runs any more: release what scripts opened. The closing thread.
  default void closed() {}
}
