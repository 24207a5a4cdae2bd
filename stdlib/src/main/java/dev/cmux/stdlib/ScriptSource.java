package dev.cmux.stdlib;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Something to evaluate.
public sealed interface ScriptSource {

  /// Chooses by kind. A method rather than a switch at the caller: it needs no linking at every start of `cmux run`.
  <T> T evaluate(Function<Path, T> module, BiFunction<String, Integer, T> line);

  /// A task file: an ES module, run until nothing it started is left to wait for.
  record Module(Path file) implements ScriptSource {
    public Module {
      file = file.toAbsolutePath().normalize();
    }

    @Override
    public <T> T evaluate(Function<Path, T> module, BiFunction<String, Integer, T> line) {
      return module.apply(file);
    }
  }

  /// What was typed at a prompt, possibly of many lines.
  ///
  /// @param number counts the inputs of a session, from 1; errors name it
  record Line(String text, int number) implements ScriptSource {
    public Line {
      Objects.requireNonNull(text);
    }

    @Override
    public <T> T evaluate(Function<Path, T> module, BiFunction<String, Integer, T> line) {
      return line.apply(text, number);
    }
  }
}
