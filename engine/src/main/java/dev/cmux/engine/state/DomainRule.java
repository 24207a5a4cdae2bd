package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import java.util.Optional;

/// One entry of a domain list: a plain host, or `*.` and a host for it and everything below it, which is also how
/// `allowHosts` reads its entries.
record DomainRule(String host, boolean withSubdomains) {

  static DomainRule parse(String text) {
    boolean wild = text.startsWith("*.");
    Optional<String> host = Host.parse(wild ? text.substring(2) : text);
    return host.map(h -> new DomainRule(h, wild))
        .orElseThrow(
            () ->
                EngineException.invalidParams("`%s` is not a domain.".formatted(text))
                    .withHint("Write `example.com` for one host, or `*.example.com` for it and its sub-domains."));
  }

  boolean takesHost(String candidate) {
    return candidate.equals(host) || (withSubdomains && candidate.endsWith('.' + host));
  }

  boolean takes(Cookie cookie) {
    return cookie.appliesToHost(host) || (withSubdomains && takesHost(cookie.domain()));
  }
}
