package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.state.State;
import dev.cmux.engine.url.HostRule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a surface is opened.
///
/// @param allowHosts the only hosts any request may go to; empty allows all
/// @param state what the session remembers before its first navigation
/// @param timeout the default of every wait of this surface, and the processor time that one call into its pages may use
/// @param files what it may read through `file:` URLs
public record OpenOptions(
    Optional<String> name,
    Optional<String> userAgent,
    Optional<Viewport> viewport,
    Optional<Locale> locale,
    Optional<ZoneId> timezone,
    Map<String, String> headers,
    Optional<Credentials> httpCredentials,
    Optional<String> proxy,
    boolean ignoreHttpsErrors,
    boolean javaScript,
    boolean css,
    boolean images,
    List<String> allowHosts,
    Optional<State> state,
    Duration timeout,
    LocalFiles files) {

  /// What a surface is when nobody said otherwise.
  public static final OpenOptions DEFAULT =
      new OpenOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
          Optional.empty(), Optional.empty(), false, true, true, false, List.of(), Optional.empty(), Timeout.SURFACE_DEFAULT,
          LocalFiles.ALL);

  public OpenOptions {
    headers = Map.copyOf(headers);
    allowHosts = List.copyOf(allowHosts);
    if (name.isPresent() && (name.get().isBlank() || name.get().startsWith("surface:"))) {
      throw EngineException.invalidParams("A surface cannot be named `%s`.".formatted(name.get()))
          .withHint("Use any name that is not empty and does not begin with `surface:`.");
    }
    if (timeout.isNegative()) {
      throw EngineException.invalidParams("`timeoutMs` must be 0 or more milliseconds, but is %d.".formatted(timeout.toMillis()));
    }
  }

  /// The same with another state to begin with.
  public OpenOptions withState(State other) {
    return new OpenOptions(
        name, userAgent, viewport, locale, timezone, headers, httpCredentials, proxy, ignoreHttpsErrors, javaScript, css, images,
        allowHosts, Optional.of(other), timeout, files);
  }

  /// The same, reading no files but those.
  public OpenOptions reading(LocalFiles those) {
    return new OpenOptions(
        name, userAgent, viewport, locale, timezone, headers, httpCredentials, proxy, ignoreHttpsErrors, javaScript, css, images,
        allowHosts, state, timeout, those);
  }

  /// The same with no more hosts than these; an empty list sets no bounds. A surface may ask for fewer, never for more.
  ///
  /// @throws EngineException `not_allowed` when it asks for a host that is not among them
  public OpenOptions allowingOnly(List<String> bounds) {
    if (bounds.isEmpty()) {
      return this;
    }
    List<HostRule> rules = bounds.stream().map(HostRule::parse).toList();
    for (String host : allowHosts) {
      HostRule asked = HostRule.parse(host);
      if (rules.stream().noneMatch(rule -> rule.covers(asked))) {
        throw EngineException.notAllowed("The surface asks for the host `%s`, which is not allowed.".formatted(host))
            .withHint("Allowed are: %s. Start with `--allow-hosts` for more.".formatted(String.join(", ", bounds)));
      }
    }
    return new OpenOptions(
        name, userAgent, viewport, locale, timezone, headers, httpCredentials, proxy, ignoreHttpsErrors, javaScript, css, images,
        allowHosts.isEmpty() ? bounds : allowHosts, state, timeout, files);
  }

  /// The size of the window, in CSS pixels.
  public record Viewport(int width, int height) {}

  /// For HTTP authentication.
  public record Credentials(String username, String password) {
    @Override
    public String toString() {
      return "Credentials[" + username + "]";
    }
  }
}
