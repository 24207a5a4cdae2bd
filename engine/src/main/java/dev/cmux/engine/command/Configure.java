package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import java.util.Map;
import java.util.Objects;

/// Changes how the surface presents itself from now on.
public sealed interface Configure<R> extends Command<R> {

  /// The size of the window, in CSS pixels.
  record SetViewport(int width, int height) implements Configure<Void> {
    public SetViewport {
      if (width < 1 || height < 1 || width > 100_000 || height > 100_000) {
        throw EngineException.invalidParams("A viewport is 1 to 100000 pixels each way, but %d x %d was given.".formatted(width, height));
      }
    }
  }

  /// Headers sent with every request; replaces the earlier ones.
  record SetHeaders(Map<String, String> headers) implements Configure<Void> {
    public SetHeaders {
      headers = Map.copyOf(headers);
    }
  }

  /// The user agent, for requests and for `navigator.userAgent`.
  record SetUserAgent(String userAgent) implements Configure<Void> {
    public SetUserAgent {
      Objects.requireNonNull(userAgent);
    }
  }

  /// The credentials for HTTP authentication (basic, digest).
  record SetCredentials(String username, String password) implements Configure<Void> {
    @Override
    public String toString() {
      return "SetCredentials[username=" + username + "]";
    }
  }

  /// Whether every request fails as if there were no network.
  record SetOffline(boolean offline) implements Configure<Void> {}

  /// What `navigator.geolocation` answers, in degrees.
  record SetGeolocation(double latitude, double longitude) implements Configure<Void> {
    public SetGeolocation {
      if (!(latitude >= -90 && latitude <= 90) || !(longitude >= -180 && longitude <= 180)) {
        throw EngineException.invalidParams(
            "A position is a latitude of -90 to 90 and a longitude of -180 to 180 degrees, but %s, %s was given.".formatted(latitude, longitude));
      }
    }
  }
}
