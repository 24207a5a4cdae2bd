package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import java.util.Optional;

/// How much of the page a snapshot shows.
///
/// @param interactive only what can be acted on
/// @param compact without nodes that have neither name nor ref
/// @param maxDepth levels of nesting, from 1
/// @param scope only the subtree of this element
public record SnapshotOptions(boolean interactive, boolean compact, int maxDepth, Optional<Target> scope) {

  public static final SnapshotOptions DEFAULT = new SnapshotOptions(false, false, Integer.MAX_VALUE, Optional.empty());

  public SnapshotOptions {
    if (maxDepth < 1) {
      throw EngineException.invalidParams("`maxDepth` must be 1 or more, but is %d.".formatted(maxDepth));
    }
  }
}
