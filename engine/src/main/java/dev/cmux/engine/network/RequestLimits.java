package dev.cmux.engine.network;

import dev.cmux.engine.error.EngineException;
import java.time.Duration;

/// How much the surfaces of a browser may ask of servers, all of them together. What is answered without a server (routes, recordings, the
/// cache of a surface) counts for nothing.
///
/// @param perHost how many requests to one host may be under way at once; 0 for any number
/// @param delay from the beginning of one request to a host to the beginning of the next
/// @param interval from the beginning of one request to the beginning of the next, whatever their hosts; the opposite of a rate
public record RequestLimits(int perHost, Duration delay, Duration interval) {

  /// None; but a server that asks for patience (429, `Retry-After`) gets it.
  public static final RequestLimits NONE = new RequestLimits(0, Duration.ZERO, Duration.ZERO);

  public RequestLimits {
    if (perHost < 0 || delay.isNegative() || interval.isNegative()) {
      throw EngineException.invalidParams("The limits of requests cannot be negative: %d, %s, %s.".formatted(perHost, delay, interval));
    }
  }
}
