package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import java.time.Duration;

/// How long a command may take. `DEFAULT` stands for the surface's own `timeoutMs`.
public record Timeout(long millis) {

  /// The surface's default, 30 s unless it was opened with another.
  public static final Timeout DEFAULT = new Timeout(-1);

  /// What a surface uses when nobody said otherwise.
  public static final Duration SURFACE_DEFAULT = Duration.ofSeconds(30);

  public Timeout {
    if (millis < -1) {
      throw EngineException.invalidParams("`timeoutMs` must be 0 or more milliseconds, but is %d.".formatted(millis));
    }
  }

  /// A timeout of so many milliseconds; 0 means: look once.
  public static Timeout ofMillis(long millis) {
    if (millis < 0) {
      throw EngineException.invalidParams("`timeoutMs` must be 0 or more milliseconds, but is %d.".formatted(millis));
    }
    return new Timeout(millis);
  }

  /// The milliseconds, with the given default filled in.
  public long orElse(Duration surfaceDefault) {
    return millis == -1 ? surfaceDefault.toMillis() : millis;
  }
}
