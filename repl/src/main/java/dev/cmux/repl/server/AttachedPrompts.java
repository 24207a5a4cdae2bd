package dev.cmux.repl.server;

import dev.cmux.repl.wire.Request;
import java.io.DataInputStream;
import java.io.DataOutputStream;

/// Serves the prompts that attach to a session server. The server does not know how: prompts stand above it.
@FunctionalInterface
public interface AttachedPrompts {

  /// Serves one prompt until it is gone; blocks until then. Called on a thread of the prompt's own.
  ///
  /// @param request whose words are `repl` and the prompt's options
  void serve(Request request, DataInputStream in, DataOutputStream out);
}
