package dev.cmux.engine.modern;

/// What a text is, which decides how it is read.
enum SourceKind {
  /// A classic script.
  SCRIPT,
  /// What the page gives to `eval`: a classic script whose `let`, `const` and `class` are its own.
  EVAL,
  /// An ES module; becomes an expression, see `modules.js`.
  MODULE,
  /// One function, as `new Function` and event attributes give it; becomes an expression.
  FUNCTION,
  /// Text of a user's `eval`, which may `await` at its top level; becomes an expression whose value is a promise.
  AWAITING,
  /// No source: the compiler's own library that lowered code calls.
  RUNTIME
}
