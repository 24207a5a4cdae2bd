package dev.cmux.engine.url;

import dev.cmux.engine.error.EngineException;
import java.util.Optional;
import java.util.OptionalInt;

/// One entry of a list of hosts, as `allowHosts` and `state.import({domains})` take them:
///
/// - `example.com`: that host, with any scheme and port
/// - `*.example.com`: that host and everything below it
/// - `example.com:8443`, `*.example.com:8443`: the same on one port only
/// - `*`: every host
///
/// @param host the host in normal form, empty for every host
/// @param withSubdomains whether hosts below it count too
/// @param port the only port that counts, if one was given
public record HostRule(String host, boolean withSubdomains, OptionalInt port) {

  /// Reads one entry.
  ///
  /// @throws EngineException `invalid_params` when it is none of the forms above
  public static HostRule parse(String entry) {
    String text = entry.strip();
    if (text.equals("*")) {
      return new HostRule("", true, OptionalInt.empty());
    }
    boolean wild = text.startsWith("*.");
    String name = wild ? text.substring(2) : text;
    int colon = name.endsWith("]") ? -1 : name.lastIndexOf(':');
    Optional<String> host = Host.parse(colon < 0 ? name : name.substring(0, colon));
    OptionalInt port = colon < 0 ? OptionalInt.empty() : port(name.substring(colon + 1));
    if (name.contains("*") || host.isEmpty() || (colon >= 0 && port.isEmpty()) || (wild && Host.isAddress(host.get()))) {
      throw EngineException.invalidParams("`%s` is not a host.".formatted(entry))
          .withHint("Write `example.com` for one host, `*.example.com` for it and its sub-domains; no scheme, no path.");
    }
    return new HostRule(host.get(), wild, port);
  }

  /// Whether the host, in normal form, is meant; the port of the rule does not matter.
  public boolean matchesHost(String candidate) {
    return candidate.equals(host) || (withSubdomains && (host.isEmpty() || candidate.endsWith('.' + host)));
  }

  /// Whether the origin is meant.
  public boolean matches(Origin origin) {
    return matchesHost(origin.host()) && (port.isEmpty() || port.getAsInt() == origin.port());
  }

  /// Whether every origin that the other rule means is meant by this one.
  public boolean covers(HostRule other) {
    boolean hosts = host.isEmpty() || (matchesHost(other.host) && (withSubdomains || !other.withSubdomains));
    return hosts && !(other.host.isEmpty() && !host.isEmpty()) && (port.isEmpty() || port.equals(other.port));
  }

  /// The form it was written in.
  @Override
  public String toString() {
    String name = host.isEmpty() ? "*" : (withSubdomains ? "*." : "") + host;
    return port.isEmpty() ? name : name + ':' + port.getAsInt();
  }

  private static OptionalInt port(String digits) {
    return digits.matches("[0-9]{1,5}") && Integer.parseInt(digits) <= 65_535
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }
}
