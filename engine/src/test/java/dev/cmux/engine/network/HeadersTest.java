package dev.cmux.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.network.Headers.Header;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeadersTest {

  private static final Headers HEADERS =
      new Headers(
          List.of(
              new Header("Set-Cookie", "a=1"), new Header("Vary", "x"), new Header("set-cookie", "b=2"), new Header("VARY", "y")));

  @Test
  void namesIgnoreCaseAndKeepTheirOrder() {
    assertThat(HEADERS.first("vary")).contains("x");
    assertThat(HEADERS.all("SET-COOKIE")).containsExactly("a=1", "b=2");
    assertThat(HEADERS.first("none")).isEmpty();
  }

  @Test
  void oneLineReplacesAllOfItsName() {
    assertThat(HEADERS.with("Vary", "z").all("vary")).containsExactly("z");
    assertThat(HEADERS.without("vary", "set-cookie").lines()).isEmpty();
  }

  @Test
  void theMapJoinsWhatBelongsTogether() {
    assertThat(HEADERS.toMap()).containsEntry("set-cookie", "a=1\nb=2").containsEntry("vary", "x, y").hasSize(2);
  }
}
