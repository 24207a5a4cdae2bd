package dev.cmux.stdlib.bind;

import dev.cmux.engine.Surface;
import java.util.function.BiConsumer;

/// Hears of the verbs that a script has carried out, for progress and completion. Any thread; must be quick.
@FunctionalInterface
public interface VerbListener {

  /// Hears nothing.
  VerbListener NONE = (surface, verb, argument) -> (answer, failure) -> {};

  /// A verb begins.
  ///
  /// @param verb its name, such as `get.text`
  /// @param argument its first argument as text, such as a selector or a URL; empty when it has none
  /// @return is told when the verb ends: what the engine answered, or why it failed; of the two the other is `null`
  BiConsumer<Object, Throwable> begins(Surface surface, String verb, String argument);
}
