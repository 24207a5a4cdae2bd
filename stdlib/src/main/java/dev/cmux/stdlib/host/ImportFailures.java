package dev.cmux.stdlib.host;

import dev.cmux.engine.error.EngineException;
import java.util.Optional;

/// What is known about imports that failed. GraalJS passes on only the message of a failure, so that is the key.
@FunctionalInterface
public interface ImportFailures {

  /// The failure that had this message, if it was an import's.
  Optional<ImportFailure> find(String message);

  /// An import that failed.
  ///
  /// @param error what a script's failure reports
  /// @param at the import statement, when it can be found
  record ImportFailure(EngineException error, Optional<CallSite> at) {}
}
