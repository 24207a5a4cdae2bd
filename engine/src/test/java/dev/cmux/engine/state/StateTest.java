package dev.cmux.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.url.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StateTest {

  private static final Cookie APP = Cookie.session("app", "1", "app.example.com");
  private static final Cookie ALL = domainCookie("all", "example.com");
  private static final Cookie BARE = Cookie.session("bare", "1", "example.com");
  private static final Cookie DEEP = domainCookie("deep", "x.app.example.com");
  private static final Cookie OTHER = Cookie.session("other", "1", "other.example");

  private static final State EVERYTHING =
      new State(
          List.of(APP, ALL, BARE, DEEP, OTHER),
          List.of(
              storage("https://app.example.com"),
              storage("http://app.example.com:8080"),
              storage("https://example.com"),
              storage("https://other.example")),
          Samples.state().meta());

  @Test
  void ofTwoCookiesWithOneKeyTheLaterCounts() {
    State state =
        Samples.stateWith(Cookie.session("a", "old", "example.com"), ALL, Cookie.session("a", "new", "example.com"));

    assertThat(state.cookies()).containsExactly(Cookie.session("a", "new", "example.com"), ALL);
  }

  @Test
  void aHostCookieAndADomainCookieOfOneNameAreTwo() {
    assertThat(Samples.stateWith(Cookie.session("a", "1", "example.com"), domainCookie("a", "example.com")).cookies())
        .hasSize(2);
  }

  @Test
  void storageOfOneOriginGivenTwiceIsPutOverEachOtherAndEmptyStorageLeftOut() {
    Origin origin = Origin.parse("http://a.example");
    State state =
        Samples.stateWith(
            new OriginStorage(origin, Map.of("a", "1", "b", "1"), Map.of()),
            new OriginStorage(Origin.parse("http://empty.example"), Map.of(), Map.of()),
            new OriginStorage(origin, Map.of("b", "2"), Map.of("c", "3")));

    assertThat(state.origins()).containsExactly(new OriginStorage(origin, Map.of("a", "1", "b", "2"), Map.of("c", "3")));
  }

  @Test
  void aPlainDomainTakesItsStorageAndEveryCookieItsRequestsCarry() {
    State part = EVERYTHING.filter(List.of("app.example.com"));

    assertThat(part.cookies()).containsExactly(APP, ALL);
    assertThat(part.origins())
        .containsExactly(storage("https://app.example.com"), storage("http://app.example.com:8080"));
    assertThat(part.meta()).isEmpty();
  }

  @Test
  void aWildDomainTakesItselfAndEverythingBelowIt() {
    State part = EVERYTHING.filter(List.of("*.example.com"));

    assertThat(part.cookies()).containsExactly(APP, ALL, BARE, DEEP);
    assertThat(part.origins()).hasSize(3);
  }

  @Test
  void aPortNarrowsTheStorageOnly() {
    State part = EVERYTHING.filter(List.of("app.example.com:8080"));

    assertThat(part.cookies()).containsExactly(APP, ALL);
    assertThat(part.origins()).containsExactly(storage("http://app.example.com:8080"));
  }

  @Test
  void severalDomainsAddUpAndNoDomainMeansNothing() {
    assertThat(EVERYTHING.filter(List.of("other.example", "x.app.example.com")).cookies())
        .containsExactly(ALL, DEEP, OTHER);
    assertThat(EVERYTHING.filter(List.of())).isEqualTo(State.empty());
  }

  @Test
  void aUrlIsNoDomain() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> EVERYTHING.filter(List.of("https://example.com/")))
        .withMessageContaining("`https://example.com/`");
  }

  @Test
  void mergingPutsTheOtherOnTop() {
    Origin origin = Origin.parse("https://app.example.com");
    State other =
        new State(
            List.of(Cookie.session("app", "2", "app.example.com")),
            List.of(new OriginStorage(origin, Map.of("k", "new"), Map.of())),
            Optional.empty());

    State merged = EVERYTHING.merge(other);

    assertThat(merged.cookies()).hasSize(5).contains(Cookie.session("app", "2", "app.example.com"));
    assertThat(merged.origin(origin)).contains(new OriginStorage(origin, Map.of("k", "new"), Map.of("s", "v")));
    assertThat(merged.meta()).isEqualTo(EVERYTHING.meta());
    assertThat(EVERYTHING.merge(State.empty())).isEqualTo(EVERYTHING);
    assertThat(State.empty().merge(EVERYTHING)).isEqualTo(EVERYTHING);
  }

  private static Cookie domainCookie(String name, String domain) {
    return new Cookie(name, "1", domain, "/", Cookie.SESSION, false, false, Optional.empty(), false);
  }

  private static OriginStorage storage(String origin) {
    return new OriginStorage(Origin.parse(origin), Map.of("k", "v"), Map.of("s", "v"));
  }
}
