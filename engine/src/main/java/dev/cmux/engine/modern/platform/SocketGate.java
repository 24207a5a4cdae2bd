package dev.cmux.engine.modern.platform;

import java.io.IOException;

/// Says which servers the web sockets of a client may connect to; they do not pass through the client's connection.
@FunctionalInterface
public interface SocketGate {

  /// Called on the surface's thread.
  ///
  /// @throws IOException with the reason when this one may not be connected to
  void check(String url) throws IOException;
}
