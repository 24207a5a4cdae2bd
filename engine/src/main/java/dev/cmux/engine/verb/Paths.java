package dev.cmux.engine.verb;

import java.nio.file.Path;

/// How a file name in an argument becomes a path: relative to wherever the caller works, and only where the caller may go.
@FunctionalInterface
public interface Paths {

  /// @throws dev.cmux.engine.error.EngineException `not_allowed` for a file out of bounds
  Path resolve(String name, boolean forWriting);

  /// Relative to a folder, with no bounds.
  static Paths in(Path folder) {
    return (name, forWriting) -> folder.resolve(name).normalize();
  }
}
