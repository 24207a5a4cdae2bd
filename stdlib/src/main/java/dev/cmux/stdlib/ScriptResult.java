package dev.cmux.stdlib;

import dev.cmux.stdlib.host.ScriptFailure;

/// What an evaluation came to; plain data, secrets masked.
public sealed interface ScriptResult {

  /// It ended well.
  ///
  /// @param display the value as people want to see it: a module's default export, a line's value
  /// @param json the same as JSON text, `null` when it has none
  /// @param undefined whether there is nothing to show
  record Value(String display, String json, boolean undefined) implements ScriptResult {}

  /// It failed, and says why and where.
  record Failure(ScriptFailure error) implements ScriptResult {}

  /// A line that could go on, such as `if (x) {`: ask for more.
  record Incomplete() implements ScriptResult {}

  /// It was stopped by {@link ScriptHost#interrupt}.
  record Interrupted() implements ScriptResult {}
}
