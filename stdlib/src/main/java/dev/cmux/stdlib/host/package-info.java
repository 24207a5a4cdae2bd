/// One JavaScript world and the thread it lives on: event loop, promises, values, errors.
///
/// Knows GraalVM and the engine's error type, and no browser. Only the event loop's thread may touch a
/// `Context` or a `Value`; what other threads get are plain Java values and {@link java.util.concurrent.CompletionStage}s.
package dev.cmux.stdlib.host;
