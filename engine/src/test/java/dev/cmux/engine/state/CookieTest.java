package dev.cmux.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CookieTest {

  @ParameterizedTest
  @CsvSource({
    "example.com,  true,  /,     false, http://example.com/,            true",
    "example.com,  true,  /,     false, http://www.example.com/,        false",
    "example.com,  false, /,     false, http://www.example.com/,        true",
    "example.com,  false, /,     false, http://badexample.com/,         false",
    "example.com,  false, /app,  false, http://example.com/app,         true",
    "example.com,  false, /app,  false, http://example.com/app/x?y=/z,  true",
    "example.com,  false, /app,  false, http://example.com/apple,       false",
    "example.com,  false, /app/, false, http://example.com/app/x,       true",
    "example.com,  false, /app/, false, http://example.com/app,         false",
    "example.com,  false, /app,  false, http://example.com?x=/app,      false",
    "example.com,  false, /,     true,  http://example.com/,            false",
    "example.com,  false, /,     true,  https://example.com:8443/,      true",
    "localhost,    true,  /,     true,  http://localhost:8080/,         true",
    "127.0.0.1,    false, /,     false, http://127.0.0.1:8080/,         true",
    "127.0.0.1,    false, /,     false, http://1.127.0.0.1.example/,    false"
  })
  void goesWhereABrowserSendsIt(String domain, boolean hostOnly, String path, boolean secure, String url, boolean goes) {
    Cookie cookie =
        new Cookie("a", "1", domain, path, Cookie.SESSION, false, secure, Optional.empty(), hostOnly);

    assertThat(cookie.appliesTo(url)).isEqualTo(goes);
  }

  @Test
  void aLeadingDotIsNotKeptButSaidByTheFlag() {
    Cookie cookie = new Cookie("a", "1", ".Example.COM", "/", Cookie.SESSION, false, false, Optional.empty(), false);

    assertThat(cookie.domain()).isEqualTo("example.com");
    assertThat(cookie.dottedDomain()).isEqualTo(".example.com");
    assertThat(Cookie.session("a", "1", "example.com").dottedDomain()).isEqualTo("example.com");
  }

  @Test
  void anAddressHasNoSubdomains() {
    Cookie cookie = new Cookie("a", "1", ".127.0.0.1", "/", Cookie.SESSION, false, false, Optional.empty(), false);

    assertThat(cookie.hostOnly()).isTrue();
    assertThat(cookie.dottedDomain()).isEqualTo("127.0.0.1");
  }

  @Test
  void aDottedDomainCannotBeHostOnly() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> new Cookie("a", "1", ".example.com", "/", -1, false, false, Optional.empty(), true))
        .withMessageContaining("host-only")
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS && e.hint().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b", "a;b", "a\r\nSet-Cookie: x", "a\u0000"})
  void aNameThatWouldBreakTheHeaderIsRefused(String name) {
    assertThatExceptionOfType(EngineException.class).isThrownBy(() -> Cookie.session(name, "1", "example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1;2", "1\n2", "1\u007f"})
  void aValueThatWouldBreakTheHeaderIsRefusedWithoutBeingShown(String value) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> Cookie.session("a", value, "example.com"))
        .matches(e -> !e.getMessage().contains(value));
  }

  @Test
  void aCookieNeedsANameOrAValue() {
    assertThat(Cookie.session("", "v", "example.com").name()).isEmpty();
    assertThatExceptionOfType(EngineException.class).isThrownBy(() -> Cookie.session("", "", "example.com"));
  }

  @Test
  void expiresAtTheSecondItNames() {
    Cookie cookie = new Cookie("a", "1", "example.com", "/", 1000, false, false, Optional.empty(), true);

    assertThat(cookie.isExpired(Instant.ofEpochMilli(999_999))).isFalse();
    assertThat(cookie.isExpired(Instant.ofEpochSecond(1000))).isTrue();
    assertThat(Cookie.session("a", "1", "example.com").isExpired(Instant.MAX)).isFalse();
  }

  @Test
  void millisecondsAreNoSeconds() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> new Cookie("a", "1", "example.com", "/", 1_767_225_600_000L, false, false, Optional.empty(), true))
        .matches(e -> e.hint().orElse("").contains("not milliseconds"));
  }

  @Test
  void neverPrintsItsValue() {
    assertThat(Cookie.session("sid", "s3cret", "example.com")).asString().contains("sid").doesNotContain("s3cret");
    assertThat(Samples.state()).asString().doesNotContain("s3cret", "t0ken");
    assertThat(Samples.state().origins()).asString().doesNotContain("t0ken");
  }
}
