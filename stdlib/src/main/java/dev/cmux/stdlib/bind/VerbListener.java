package dev.cmux.stdlib.bind;

import dev.cmux.engine.Surface;
import java.util.function.Consumer;

/// Hears of the verbs that a script has carried out, for progress and completion. Any thread; must be quick.
@FunctionalInterface
public interface VerbListener {

  /// Hears nothing.
  VerbListener NONE = (surface, verb, argument) -> answer -> {};

  /// A verb begins.
  ///
  /// @param verb its name, such as `get.text`
  /// @param argument its first argument as text, such as a selector or a URL; empty when it has none
  /// @return is told what the engine answered when the verb ends, `null` when it failed
  Consumer<Object> begins(Surface surface, String verb, String argument);
}
