package dev.cmux.stdlib.bind;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.OpenOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What the owner of a script does with the surfaces that the script opens and closes. Any thread; must be quick, and must not throw.
public interface SurfaceCare {

  /// Leaves them alone.
  SurfaceCare NONE = new SurfaceCare() {};

  /// A surface is about to be opened: with these options, or with others.
  default OpenOptions opening(OpenOptions options) {
    return options;
  }

  /// It is open, and its first page is not asked for before the answer is done; a failure is ignored.
  default CompletionStage<?> opened(Surface surface) {
    return CompletableFuture.completedStage(null);
  }

  /// The script closes it, which happens when the answer is done; a failure is ignored.
  default CompletionStage<?> closing(Surface surface) {
    return CompletableFuture.completedStage(null);
  }
}
