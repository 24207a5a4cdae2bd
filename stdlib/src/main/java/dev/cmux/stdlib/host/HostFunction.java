package dev.cmux.stdlib.host;

/// What a script calls and Java answers at once, on the event loop.
@FunctionalInterface
public interface HostFunction {

  /// Answers with a plain Java value (see {@link Values}); an `EngineException` becomes a thrown `CmuxError`.
  Object call(HostCall call);
}
