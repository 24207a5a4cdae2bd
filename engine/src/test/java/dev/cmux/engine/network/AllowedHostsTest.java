package dev.cmux.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AllowedHostsTest {

  private static final AllowedHosts HOSTS = AllowedHosts.of(List.of("*.example.com", "127.0.0.1:8080"));

  @ParameterizedTest
  @CsvSource({
    "https://example.com/x,            true",
    "https://www.example.com:8443/,    true",
    "https://example.com.evil.org/,    false",
    "https://evil.org/?u=example.com,  false",
    "https://example.com@evil.org/,    false",
    "https://evil.org\\@example.com/,  false",
    "http://127.0.0.1:8080/,           true",
    "http://0x7f000001:8080/,          true",
    "http://127.0.0.1:9090/,           false",
    "wss://example.com/socket,         true",
    "about:blank,                      true",
    "data:text/plain;x,                true",
    "blob:https://evil.org/1,          true",
    "file:///etc/passwd,               false",
    "ftp://evil.org/,                  false",
    "no url,                           false"
  })
  void letsOnlyListedHostsThrough(String url, boolean allowed) {
    assertThat(HOSTS.allows(url)).isEqualTo(allowed);
  }

  @Test
  void aForbiddenRequestSaysWhatTheListHas() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> HOSTS.check("https://evil.org/steal"))
        .withMessage("A request to `https://evil.org/steal` is not allowed.")
        .matches(e -> e.code() == ErrorCode.NOT_ALLOWED)
        .matches(e -> e.hint().orElse("").contains("*.example.com, 127.0.0.1:8080"));
  }

  @Test
  void withoutAListEverythingIsAllowedAndWithAnEmptyOneNothing() {
    assertThatCode(() -> AllowedHosts.all().check("https://anything.example/")).doesNotThrowAnyException();
    assertThat(AllowedHosts.of(List.of()).allows("https://example.com/")).isFalse();
  }

  @Test
  void anEntryThatIsNoHostIsRefused() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> AllowedHosts.of(List.of("https://example.com")))
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS);
  }
}
