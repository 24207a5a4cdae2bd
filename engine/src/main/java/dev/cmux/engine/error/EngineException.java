package dev.cmux.engine.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The only exception that leaves the engine.
///
/// How to write one: a single sentence that says what was asked and what was found instead, capital
/// first letter, full stop, code in backticks, nothing of unbounded length. What to do next goes into the
/// hint. Facts a program can use go into the data, whose values are plain Java (`String`, `Number`,
/// `Boolean`, `List`, `Map`, `null`).
///
/// Immutable: the `with…` methods return copies that keep the cause.
public final class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String hint;
  private final String surface;
  private final transient Map<String, Object> data;

  private EngineException(
      ErrorCode code, String message, String hint, String surface, Map<String, Object> data, Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.code = Objects.requireNonNull(code, "code");
    this.hint = hint;
    this.surface = surface;
    this.data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /// A failure of the given kind, without hint, surface or data.
  public static EngineException of(ErrorCode code, String message) {
    return new EngineException(code, message, null, null, Map.of(), null);
  }

  public static EngineException invalidParams(String message) {
    return of(ErrorCode.INVALID_PARAMS, message);
  }

  public static EngineException notFound(String message) {
    return of(ErrorCode.NOT_FOUND, message);
  }

  public static EngineException ambiguous(String message) {
    return of(ErrorCode.AMBIGUOUS, message);
  }

  public static EngineException staleRef(String message) {
    return of(ErrorCode.STALE_REF, message);
  }

  public static EngineException timeout(String message) {
    return of(ErrorCode.TIMEOUT, message);
  }

  public static EngineException navigationFailed(String message) {
    return of(ErrorCode.NAVIGATION_FAILED, message);
  }

  public static EngineException jsError(String message) {
    return of(ErrorCode.JS_ERROR, message);
  }

  public static EngineException notSupported(String message) {
    return of(ErrorCode.NOT_SUPPORTED, message);
  }

  public static EngineException notAllowed(String message) {
    return of(ErrorCode.NOT_ALLOWED, message);
  }

  public static EngineException closed(String message) {
    return of(ErrorCode.CLOSED, message);
  }

  public static EngineException invalidState(String message) {
    return of(ErrorCode.INVALID_STATE, message);
  }

  public static EngineException ioError(String message) {
    return of(ErrorCode.IO_ERROR, message);
  }

  /// A bug of cmux: the cause is kept for `--debug`. A class that is gone is none: a running process cannot load from a jar that was replaced.
  public static EngineException internal(Throwable cause) {
    if (cause instanceof NoClassDefFoundError) {
      return invalidState("cmux was built anew while this process ran, and what it needs is gone.").withHint("Start it again.").causedBy(cause);
    }
    String message =
        "cmux failed unexpectedly (%s: %s)."
            .formatted(cause.getClass().getSimpleName(), Objects.requireNonNullElse(cause.getMessage(), "no message"));
    return new EngineException(
        ErrorCode.INTERNAL_ERROR,
        message,
        "This is a bug of cmux. Run it again with `--debug` for the stack trace, and please report it.",
        null,
        Map.of(),
        cause);
  }

  /// The same failure with what to do next.
  public EngineException withHint(String newHint) {
    return new EngineException(code, getMessage(), newHint, surface, data, getCause());
  }

  /// The same failure, attributed to a surface (`surface:3`).
  public EngineException withSurface(String newSurface) {
    return new EngineException(code, getMessage(), hint, newSurface, data, getCause());
  }

  /// The same failure with one more fact; the value must be plain Java.
  public EngineException with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(data);
    more.put(key, value);
    return new EngineException(code, getMessage(), hint, surface, more, getCause());
  }

  /// The same failure with the exception that led to it.
  public EngineException causedBy(Throwable cause) {
    return new EngineException(code, getMessage(), hint, surface, data, cause);
  }

  /// Which kind of failure this is.
  public ErrorCode code() {
    return code;
  }

  /// What to do next, when there is something to say.
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /// The ref of the surface it happened on, when it happened on one.
  public Optional<String> surface() {
    return Optional.ofNullable(surface);
  }

  /// Facts for programs, in plain Java; unmodifiable, never null.
  public Map<String, Object> data() {
    return data == null ? Map.of() : data;
  }
}
