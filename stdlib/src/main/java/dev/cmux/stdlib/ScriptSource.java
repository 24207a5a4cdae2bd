package dev.cmux.stdlib;

import java.nio.file.Path;
import java.util.Objects;

/// Something to evaluate.
public sealed interface ScriptSource {

  /// A task file: an ES module, run until nothing it started is left to wait for.
  record Module(Path file) implements ScriptSource {
    public Module {
      file = file.toAbsolutePath().normalize();
    }
  }

  /// What was typed at a prompt, possibly of many lines.
  ///
  /// @param number counts the inputs of a session, from 1; errors name it
  record Line(String text, int number) implements ScriptSource {
    public Line {
      Objects.requireNonNull(text);
    }
  }
}
