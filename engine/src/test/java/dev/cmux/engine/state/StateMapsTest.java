package dev.cmux.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.url.Origin;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StateMapsTest {

  @Test
  void whatIsExportedCanBeImported() {
    State state = Samples.state();

    assertThat(State.fromMap(state.toMap())).isEqualTo(state);
  }

  @Test
  void storageKeepsTheOrderOfItsKeys() {
    Map<String, String> items = new LinkedHashMap<>();
    for (String key : List.of("z", "a", "m", "")) {
      items.put(key, key + key);
    }
    State state = Samples.stateWith(new OriginStorage(Origin.parse("http://a.example"), items, Map.of()));

    assertThat(State.fromMap(state.toMap()).origins().getFirst().localStorage().keySet()).containsExactly("z", "a", "m", "");
  }

  @Test
  void aDomainCookieIsWrittenWithALeadingDotAndAHostCookieWithout() {
    assertThat(Samples.state().toMap().get("cookies").toString())
        .contains("domain=.example.com", "domain=app.example.com");
  }

  @Test
  void aCookieWithoutOptionalKeysIsASessionCookieOfItsHost() {
    Cookie cookie = Cookie.fromMap(Map.of("name", "a", "value", "1", "domain", "Example.com"), Optional.empty());

    assertThat(cookie).isEqualTo(Cookie.session("a", "1", "example.com"));
  }

  @Test
  void aLeadingDotOrHostOnlyFalseMeansSubdomainsToo() {
    Map<String, Object> dotted = Map.of("name", "a", "value", "1", "domain", ".example.com");
    Map<String, Object> flagged = Map.of("name", "a", "value", "1", "domain", "example.com", "hostOnly", false);

    assertThat(Cookie.fromMap(dotted, Optional.empty())).isEqualTo(Cookie.fromMap(flagged, Optional.empty()));
    assertThat(Cookie.fromMap(dotted, Optional.empty()).appliesToHost("www.example.com")).isTrue();
  }

  @Test
  void aCookieTakesHostAndFolderFromItsUrlAndElseTheHostOfThePage() {
    Map<String, Object> byUrl = Map.of("name", "a", "value", "1", "url", "https://example.com/app/login?x");
    Map<String, Object> bare = Map.of("name", "a", "value", "1");

    assertThat(Cookie.fromMap(byUrl, Optional.of("http://other.example/")))
        .extracting(Cookie::domain, Cookie::path, Cookie::hostOnly)
        .containsExactly("example.com", "/app", true);
    assertThat(Cookie.fromMap(bare, Optional.of("http://page.example/deep/page")))
        .extracting(Cookie::domain, Cookie::path, Cookie::hostOnly)
        .containsExactly("page.example", "/", true);
  }

  @Test
  void aCookieWithoutAnyHostSaysWhatToGive() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> Cookie.fromMap(Map.of("name", "a", "value", "1"), Optional.of("about:blank")))
        .withMessageContaining("`a`")
        .withMessageContaining("about:blank")
        .matches(e -> e.hint().orElse("").contains("`url`"));
  }

  static List<WrongState> wrongStates() {
    return List.of(
        new WrongState(Map.of("cookies", "x"), "`cookies` must be a list, but it is text."),
        new WrongState(cookies("x"), "`cookies[0]` must be an object, but it is text."),
        new WrongState(cookies(Map.of("value", "v", "domain", "a.example")), "`cookies[0].name` is missing."),
        new WrongState(
            cookies(good(), good("value", 7)), "`cookies[1].value` must be text, but it is the number 7."),
        new WrongState(
            cookies(good("expires", "soon")), "`cookies[0].expires` must be a number of unix seconds, but it is text."),
        new WrongState(
            cookies(good("expires", Double.NaN)),
            "`cookies[0].expires` must be a number of unix seconds, but it is the number NaN."),
        new WrongState(
            cookies(good("httpOnly", "yes")), "`cookies[0].httpOnly` must be true or false, but it is text."),
        new WrongState(
            cookies(good("sameSite", "Sometimes")),
            "`cookies[0].sameSite` must be `Strict`, `Lax` or `None`, but it is text."),
        new WrongState(
            cookies(good("domain", "a b")),
            "`cookies[0]` is wrong. The cookie `a` has the domain `a b`, which is not a host name."),
        new WrongState(
            cookies(good("expires", 1_767_225_600_000L)),
            "`cookies[0]` is wrong. The cookie `a` expires at `1767225600000`, which is no time in unix seconds."),
        new WrongState(
            Map.of("origins", List.of(Map.of("origin", "about:blank"))),
            "`origins[0].origin` is wrong. `about:blank` has an opaque origin, which cannot be named or stored."),
        new WrongState(
            Map.of("origins", List.of(Map.of("origin", "http://a.example", "localStorage", Map.of()))),
            "`origins[0].localStorage` must be a list, but it is an object."),
        new WrongState(
            Map.of(
                "origins",
                List.of(
                    Map.of("origin", "http://a.example", "sessionStorage", List.of(Map.of("name", "k", "value", true))))),
            "`origins[0].sessionStorage[0].value` must be text, but it is true."),
        new WrongState(
            Map.of("storage", Map.of("local", Map.of("a.b", 1)), "url", "http://a.example"),
            "`storage.local[\"a.b\"]` must be text, but it is the number 1."),
        new WrongState(Map.of("storage", Map.of("local", Map.of("k", "v"))), "`url` is missing."),
        new WrongState(
            Map.of("cmux", Map.of("version", 1, "savedAt", "noon"), "cookies", List.of()),
            "`cmux.savedAt` must be a time such as `2026-01-31T12:00:00Z`, but it is text."),
        new WrongState(
            Map.of("cmux", Map.of("version", 2.5), "cookies", List.of()),
            "`cmux.version` must be a whole number, but it is the number 2.5."),
        new WrongState(
            Map.of("cmux", Map.of("version", 1, "savedAt", "2026-01-01T00:00:00Z", "activeTab", 3)),
            "`cmux` is wrong. The active tab is said to be number 3 of 0 tabs, counted from 0."),
        new WrongState(Map.of(), "The state is an empty object."),
        new WrongState(
            Map.of("log", Map.of()),
            "The state has neither `cookies` nor `origins` nor `storage`; it begins with the keys `log`."));
  }

  @ParameterizedTest
  @MethodSource("wrongStates")
  void aWrongStateSaysWhereAndWhatWasFound(WrongState wrong) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> State.fromMap(wrong.map()))
        .withMessage(wrong.message())
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS);
  }

  @Test
  void aStateOfANewerCmuxIsRefusedBeforeAnythingElseIsLookedAt() {
    Map<String, Object> future = Map.of("cmux", Map.of("version", 2), "cookies", "no longer a list");

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> State.fromMap(future))
        .withMessageContaining("format version 2")
        .withMessageContaining("up to version 1")
        .matches(e -> e.hint().orElse("").contains("Update cmux"));
  }

  @Test
  void unknownKeysAndNullsArePassedOver() {
    Map<String, Object> row = good("partitionKey", Map.of("topLevelSite", "https://x.example"));
    row.put("sameSite", null);
    row.put("expires", null);
    Map<String, Object> map = new HashMap<>(cookies(row));
    map.put("origins", null);
    map.put("indexedDB", List.of(1, 2));

    assertThat(State.fromMap(map).cookies()).containsExactly(Cookie.session("a", "1", "a.example"));
  }

  @Test
  void aFractionOfASecondIsDropped() {
    assertThat(State.fromMap(cookies(good("expires", 1_767_225_600.987))).cookies().getFirst().expires())
        .isEqualTo(1_767_225_600L);
  }

  @Test
  void theMetaBlockSurvives() {
    Meta meta =
        Meta.now(
            Instant.parse("2026-11-22T08:00:00Z"),
            List.of(new Meta.Tab("https://a.example/", "A"), new Meta.Tab("about:blank", "")),
            1);

    assertThat(State.fromMap(new State(List.of(), List.of(), Optional.of(meta)).toMap()).meta()).contains(meta);
  }

  record WrongState(Map<String, Object> map, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  private static Map<String, Object> cookies(Object... rows) {
    return Map.of("cookies", Arrays.asList(rows));
  }

  private static Map<String, Object> good() {
    return new HashMap<>(Map.of("name", "a", "value", "1", "domain", "a.example", "path", "/"));
  }

  private static Map<String, Object> good(String key, Object value) {
    Map<String, Object> row = good();
    row.put(key, value);
    return row;
  }
}
