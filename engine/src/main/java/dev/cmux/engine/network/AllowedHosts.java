package dev.cmux.engine.network;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.url.HostRule;
import dev.cmux.engine.url.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which servers a surface may ask: the list `allowHosts`, to be held against every hop of every request, redirects and
/// sub-resources included.
///
/// @param rules the entries, or empty when every host is allowed; a list without entries allows none
public record AllowedHosts(Optional<List<HostRule>> rules) {

  private static final AllowedHosts ALL = new AllowedHosts(Optional.empty());

  public AllowedHosts {
    rules = rules.map(List::copyOf);
  }

  /// No limit.
  public static AllowedHosts all() {
    return ALL;
  }

  /// Only these, in the forms {@link HostRule} reads.
  ///
  /// @throws EngineException `invalid_params` naming the entry that is no host
  public static AllowedHosts of(List<String> entries) {
    return new AllowedHosts(Optional.of(entries.stream().map(HostRule::parse).toList()));
  }

  /// Whether the URL may be asked for. URLs that no server is asked for (`about:`, `data:`, `blob:`, `javascript:`)
  /// always may; `file:` and schemes that are unknown may only when there is no limit.
  public boolean allows(String url) {
    if (rules.isEmpty() || url.matches("(?is)\\s*(about|data|blob|javascript):.*")) {
      return true;
    }
    Origin origin;
    try {
      origin = Origin.parse(url);
    } catch (EngineException noHost) {
      return false;
    }
    return rules.get().stream().anyMatch(rule -> rule.matches(origin));
  }

  /// Stops a request that is not allowed.
  ///
  /// @throws EngineException `not_allowed` naming the URL and the list
  public void check(String url) {
    if (!allows(url)) {
      String list = rules.orElseThrow().stream().map(HostRule::toString).collect(Collectors.joining(", "));
      throw EngineException.notAllowed("A request to `%s` is not allowed.".formatted(shortened(url)))
          .withHint(
              list.isEmpty()
                  ? "`allowHosts` is empty, so every host is forbidden."
                  : "`allowHosts` has only: %s. Add the host if the request is meant.".formatted(list))
          .with("url", url);
    }
  }

  private static String shortened(String url) {
    return url.length() <= 200 ? url : url.substring(0, 197) + "...";
  }
}
