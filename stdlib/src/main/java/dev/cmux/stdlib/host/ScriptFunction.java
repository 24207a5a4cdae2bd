package dev.cmux.stdlib.host;

import java.util.List;
import java.util.concurrent.CompletionStage;

/// A function of the script: its source text, and a handle to call it where it lives.
public interface ScriptFunction {

  /// The text of the function, as `toString` gives it in JavaScript.
  String source();

  /// Calls it on the event loop with plain Java arguments, awaits a promise it returns, and completes with the plain Java
  /// result. Any thread. The stage completes on the event loop, so what follows must not block; it fails with
  /// {@link ScriptException} when the function throws and with `closed` when the host is closed.
  CompletionStage<Object> call(List<?> arguments);
}
