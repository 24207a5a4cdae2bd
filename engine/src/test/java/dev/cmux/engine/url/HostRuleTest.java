package dev.cmux.engine.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostRuleTest {

  @ParameterizedTest
  @CsvSource({
    "example.com,            https://example.com,          true",
    "Example.COM,            http://example.com:8080,      true",
    "example.com,            https://www.example.com,      false",
    "*.example.com,          https://example.com,          true",
    "*.example.com,          https://a.b.example.com,      true",
    "*.example.com,          https://badexample.com,       false",
    "*.example.com,          https://example.com.evil.org, false",
    "127.0.0.1:8080,         http://127.0.0.1:8080,        true",
    "127.0.0.1:8080,         http://127.0.0.1:8081,        false",
    "127.1,                  http://127.0.0.1,             true",
    "example.com:443,        https://example.com,          true",
    "*.example.com:443,      http://example.com,           false",
    "[::1],                  http://[::1]:9,               true",
    "[::1]:9,                http://[::1]:10,              false",
    "bücher.example,         http://xn--bcher-kva.example, true",
    "*,                      http://anything:1,            true"
  })
  void picksOutOrigins(String rule, String url, boolean matches) {
    assertThat(HostRule.parse(rule).matches(Origin.parse(url))).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*.", "**.a.com", "a.*.com", "https://a.com", "a.com/x", "a.com:", "a.com:x", "a.com:70000", "*.1.2.3.4", "::1"})
  void refusesWhatIsNoHost(String rule) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> HostRule.parse(rule))
        .withMessageContaining('`' + rule + '`')
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS && e.hint().isPresent());
  }

  @Test
  void printsAsItWasWritten() {
    assertThat(HostRule.parse("*.example.com:8443")).hasToString("*.example.com:8443");
    assertThat(HostRule.parse("*")).hasToString("*");
  }
}
