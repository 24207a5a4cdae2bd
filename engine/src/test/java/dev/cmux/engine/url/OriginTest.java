package dev.cmux.engine.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://example.com                  | https://example.com
          https://example.com:443/a?b#c        | https://example.com
          HTTPS://EXAMPLE.com:8443             | https://example.com:8443
          http://example.com:80                | http://example.com
          http://example.com:443               | http://example.com:443
          http://localhost:0                   | http://localhost:0
          http://user:p%40ss@example.com:81/x  | http://example.com:81
          http://[::1]:8080/                   | http://[::1]:8080
          http://[0:0:0:0:0:0:0:1]             | http://[::1]
          http://[2001:DB8:0:0:1:0:0:0]        | http://[2001:db8:0:0:1::]
          http://[1:0:0:2:0:0:0:3]             | http://[1:0:0:2::3]
          http://[::ffff:1.2.3.4]              | http://[::ffff:102:304]
          http://127.1                         | http://127.0.0.1
          http://0x7f.0.0.01                   | http://127.0.0.1
          http://2130706433                    | http://127.0.0.1
          http://exa%6Dple.com                 | http://example.com
          http://bücher.example                | http://xn--bcher-kva.example
          http://under_score.example           | http://under_score.example
          wss://example.com:443                | wss://example.com
          blob:https://example.com:9/uuid      | https://example.com:9
          https:\\\\example.com\\path          | https://example.com
          """)
  void printsAUrlsOriginAsABrowserDoes(String url, String origin) {
    assertThat(Origin.parse(url)).hasToString(origin);
    assertThat(Origin.parse(origin)).isEqualTo(Origin.parse(url));
  }

  @Test
  void twoPortsOfOneHostAreTwoOrigins() {
    assertThat(Origin.parse("http://127.0.0.1:8080")).isNotEqualTo(Origin.parse("http://127.0.0.1:8081"));
  }

  @Test
  void theDefaultPortIsKnownThoughItIsNotPrinted() {
    assertThat(Origin.parse("https://example.com").port()).isEqualTo(443);
    assertThat(new Origin("HTTP", "Example.com", 80)).isEqualTo(Origin.parse("http://example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"about:blank", "data:text/html,x", "file:///etc/passwd", "chrome-extension://abc", "blob:null/x"})
  void refusesAnOpaqueOrigin(String url) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> Origin.parse(url))
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS)
        .matches(e -> e.hint().isPresent() || url.startsWith("blob:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "example.com", "null", "http://", "http://?x", "http://a b", "http://x:port", "http://x:65536", "http://[::1",
        "http://[::1]x", "http://[1:2]", "http://[fe80::1%25eth0]", "http://256.1.1.1", "http://1.2.3.4.5", "http://09.1",
        "http://a<b", "http://a%00b", "http://%zz"
      })
  void refusesWhatIsNoUrl(String url) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> Origin.parse(url))
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com,true", "http://example.com,false", "http://localhost:8080,true", "http://a.localhost,true",
    "http://127.0.0.1,true", "http://127.0.0.1.example,false", "http://[::1]:1,true", "http://10.0.0.1,false"
  })
  void trustsEncryptionAndTheMachineItself(String url, boolean trusted) {
    assertThat(Origin.parse(url).isTrustworthy()).isEqualTo(trusted);
  }
}
