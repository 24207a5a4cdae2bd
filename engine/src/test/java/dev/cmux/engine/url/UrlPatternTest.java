package dev.cmux.engine.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UrlPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          **/*.js                           | https://localhost:8080/foo.js            | true
          **/*.css                          | https://localhost:8080/foo.js            | false
          *.js                              | https://localhost:8080/foo.js            | false
          https://**/*.js                   | https://localhost:8080/foo.js            | true
          http://localhost:8080/simple/path | http://localhost:8080/simple/path        | true
          http://localhost:8080/?imple/path | http://localhost:8080/simple/path        | false
          http://localhost:8080/a?b=1       | http://localhost:8080/a?b=1              | true
          **/{a,b}.js                       | https://localhost:8080/a.js              | true
          **/{a,b}.js                       | https://localhost:8080/c.js              | false
          **/*.{png,jpg,jpeg}               | https://localhost:8080/c.jpeg            | true
          **/api/**                         | https://h.example/api/                   | true
          **/api/**                         | https://h.example/v1/api/users?x=/       | true
          **/api/**                         | https://h.example/apis                   | false
          https://h.example/**/x            | https://h.example/x                      | true
          https://h.example/**/x            | https://h.example/a/b/x                  | true
          https://h.example/**/x            | https://h.example/ax                     | false
          https://h.example/*               | https://h.example/                       | true
          https://h.example/*               | https://h.example/a/b                    | false
          https://h.example                 | https://h.example/                       | true
          https://H.Example/A               | https://h.example/A                      | true
          https://h.example/A               | https://h.example/a                      | false
          https://h.example:443/a           | https://h.example/a                      | true
          http://h.example:443/a            | http://h.example/a                       | false
          https://h.example?x=1             | https://h.example/?x=1                   | true
          https://bücher.example/           | https://xn--bcher-kva.example/           | true
          https://*.example.com/            | https://www.example.com/                 | true
          https://*.example.com             | https://www.example.com/                 | true
          https://*.example.com             | https://example.com/                     | false
          *://h.example/*                   | http://h.example/x                       | true
          http{,s}://h.example/             | https://h.example/                       | true
          **/a\\*b                          | https://h.example/a*b                    | true
          **/a\\*b                          | https://h.example/axb                    | false
          **/a.b(c)+[d]^$                   | https://h.example/a.b(c)+[d]^$           | true
          **/a.b                            | https://h.example/axb                    | false
          **/x,y                            | https://h.example/x,y                    | true
          **                                | about:blank                              | true
          *                                 | https://h.example/a/b                    | true
          about:blank                       | about:blank                              | true
          **/page                           | https://h.example/page#part              | true
          /api/*                            | https://h.example:8080/api/users         | true
          /api/*                            | https://h.example/v1/api/users           | false
          /api?x=1                          | http://[::1]:1/api?x=1                   | true
          """)
  void globsMatchAsPlaywrightsDo(String glob, String url, boolean matches) {
    assertThat(UrlPattern.glob(glob).matches(url)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          **/{a        | opens a brace
          **/a}        | never opened
          **/{a,{b,c}} | braces inside braces
          example.com  | begins with a scheme
          localhost:80 | begins with a scheme
          """)
  void aGlobThatCannotWorkIsRefused(String glob, String message) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> UrlPattern.glob(glob))
        .withMessageContainingAll("`%s`".formatted(glob), message)
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS && e.hint().isPresent());
  }

  @Test
  void aRegularExpressionIsSearchedAnywhereButInTheFragment() {
    UrlPattern pattern = new UrlPattern.Regex(Pattern.compile("users/\\d+$"));

    assertThat(pattern.matches("https://h.example/users/12")).isTrue();
    assertThat(pattern.matches("https://h.example/users/12#top")).isTrue();
    assertThat(pattern.matches("https://h.example/#users/12")).isFalse();
  }

  @Test
  void equalPatternsAreEqualSoThatARouteCanBeRemoved() {
    assertThat(UrlPattern.glob("**/a")).isEqualTo(UrlPattern.glob("**/a")).isNotEqualTo(UrlPattern.glob("**/b"));
    assertThat(new UrlPattern.Regex(Pattern.compile("a")))
        .isEqualTo(new UrlPattern.Regex(Pattern.compile("a")))
        .isNotEqualTo(new UrlPattern.Regex(Pattern.compile("a", Pattern.CASE_INSENSITIVE)));
    assertThat(UrlPattern.glob("")).isEqualTo(UrlPattern.glob("**"));
  }
}
