package dev.cmux.engine.network;

import static dev.cmux.engine.network.Exchanges.answered;
import static dev.cmux.engine.network.Exchanges.failed;
import static dev.cmux.engine.network.Exchanges.post;
import static dev.cmux.engine.network.Exchanges.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.network.Exchange.Outcome;
import dev.cmux.engine.url.UrlPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HarReplayTest {

  private static final String JSON = "application/json";
  private static final String API = "https://h.example/api";

  @TempDir Path folder;

  @Test
  void theNthEqualRequestGetsTheNthAnswerAndTheLastOneRepeats() {
    HarReplay replay =
        replay(
            Map.of(),
            answered(Request.get(API), text("one")),
            answered(Request.get(API + "/other"), text("other")),
            answered(Request.get(API), text("two")),
            answered(Request.get(API), text("three")));

    assertThat(asked(replay, API, 5)).containsExactly("one", "two", "three", "three", "three");
    assertThat(replay.unasked()).containsExactly(Request.get(API + "/other"));
  }

  @Test
  void theOrderIsThatOfTheRequestsNotOfTheAnswers() {
    HarReplay replay =
        replay(
            Map.of(),
            answered(Request.get(API), text("second, answered first"), 20),
            answered(Request.get(API), text("first"), 10));

    assertThat(asked(replay, API, 2)).containsExactly("first", "second, answered first");
  }

  @Test
  void whenAnswersMayNotRepeatTheNextRequestIsAMiss() {
    HarReplay replay = replay(Map.of("repeat", "fail"), answered(Request.get(API), text("one")));
    asked(replay, API, 1);

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> replay.answer(Request.get(API)))
        .withMessage("The recording `%s` has 1 answer for `GET %s`, and this is request 2 of its kind.".formatted(file(), API))
        .matches(e -> e.code() == ErrorCode.NOT_FOUND && e.hint().orElse("").contains("repeat: 'last'"));
  }

  @Test
  void requestsThatDifferInTheirBodyHaveTheirOwnAnswers() {
    HarReplay replay =
        replay(
            Map.of(),
            answered(post(API, JSON, "{\"query\":\"users\"}"), text("users")),
            answered(post(API, JSON, "{\"query\":\"items\"}"), text("items 1")),
            answered(post(API, JSON, "{\"query\":\"items\"}"), text("items 2")));

    assertThat(body(replay, post(API, JSON, "{\"query\":\"items\"}"))).isEqualTo("items 1");
    assertThat(body(replay, post(API, JSON, "{\"query\":\"users\"}"))).isEqualTo("users");
    assertThat(body(replay, post(API, JSON, "{\"query\":\"items\"}"))).isEqualTo("items 2");
  }

  @Test
  void theBoundaryOfAMultipartBodyDoesNotCount() {
    HarReplay replay =
        replay(
            Map.of(),
            answered(post(API, "multipart/form-data; boundary=----aaa", "------aaa\r\nfile\r\n------aaa--"), text("stored")));

    assertThat(body(replay, post(API, "multipart/form-data; boundary=----bbbb", "------bbbb\r\nfile\r\n------bbbb--")))
        .isEqualTo("stored");
    assertMiss(replay, post(API, "multipart/form-data; boundary=----bbbb", "------bbbb\r\nother\r\n------bbbb--"));
  }

  @Test
  void aBodyThatWasNotRecordedMatchesAnyUnlessAnotherEntryHasIt() throws IOException {
    Files.writeString(
        file(),
        """
        {"log": {"entries": [
          {"request": {"method": "POST", "url": "%1$s", "bodySize": 9}, "response": {"status": 200, "content": {"text": "any"}}},
          {"request": {"method": "POST", "url": "%1$s", "postData": {"text": "known"}}, "response": {"status": 200, "content": {"text": "exact"}}}
        ]}}"""
            .formatted(API));
    HarReplay replay = HarReplay.load(file(), ReplayOptions.strict());

    assertThat(body(replay, post(API, JSON, "known"))).isEqualTo("exact");
    assertThat(body(replay, post(API, JSON, "something else"))).isEqualTo("any");
  }

  @Test
  void queryKeysCanBeIgnoredByNameByPatternAndAltogether() {
    Exchange recorded = answered(Request.get(API + "?page=1&_=123&utm_source=a"), text("one"));

    assertMiss(replay(Map.of(), recorded), Request.get(API + "?page=1&_=456&utm_source=b"));
    assertThat(
            body(
                replay(Map.of("ignoreQuery", List.of("_", "utm_*")), recorded),
                Request.get(API + "?utm_campaign=x&page=1&_=456")))
        .isEqualTo("one");
    assertMiss(replay(Map.of("ignoreQuery", List.of("_", "utm_*")), recorded), Request.get(API + "?page=2&_=1"));
    assertThat(body(replay(Map.of("ignoreQuery", true), recorded), Request.get(API + "?page=7"))).isEqualTo("one");
  }

  @Test
  void urlsThatABrowserTakesForEqualAreEqual() {
    HarReplay replay = replay(Map.of(), answered(Request.get("https://H.example:443/?q=a%20b#x"), text("one")));

    assertThat(body(replay, Request.get("https://h.example?q=a+b"))).isEqualTo("one");
  }

  @Test
  void theMethodTheOriginAndTheBodyCanBeLeftOutOfTheComparison() {
    Exchange recorded = answered(post(API + "?x=1", JSON, "a"), text("one"));

    assertMiss(replay(Map.of(), recorded), post("http://localhost:8080/api?x=1", JSON, "a"));
    assertThat(
            body(
                replay(Map.of("match", List.of("method", "path", "query")), recorded),
                post("http://localhost:8080/api?x=1", JSON, "b")))
        .isEqualTo("one");
    assertThat(body(replay(Map.of("match", List.of("url")), recorded), Request.get(API + "?x=1"))).isEqualTo("one");
  }

  @Test
  void aMatcherOfTheCallersDecidesAlone() {
    write(
        answered(post(API, JSON, "{\"id\":1,\"name\":\"a\"}"), text("a")),
        answered(post(API, JSON, "{\"id\":2,\"name\":\"b\"}"), text("b")));
    HarReplay replay =
        HarReplay.load(
            file(),
            ReplayOptions.fromMap(
                Map.of(),
                new UrlPattern.Any(),
                Optional.of((actual, recorded) -> recorded.body().text().orElse("").contains(actual.body().text().orElse("")))));

    assertThat(body(replay, post("http://elsewhere/", JSON, "\"id\":2"))).isEqualTo("b");
  }

  @Test
  void aMissNamesTheNearestRecordedRequests() {
    HarReplay replay =
        replay(
            Map.of(),
            answered(Request.get("https://cdn.example/lib.js"), text("js")),
            answered(Request.get(API + "/users?page=1&size=10"), text("1")),
            answered(Request.get(API + "/users?page=1&size=10"), text("1 again")),
            answered(post(API + "/users?page=2&size=10", JSON, "{}"), text("posted")),
            answered(Request.get(API + "/items"), text("items")));

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> replay.answer(Request.get(API + "/users?page=2&size=10")))
        .withMessage("The recording `%s` has no answer for `GET %s/users?page=2&size=10`.".formatted(file(), API))
        .satisfies(
            e ->
                assertThat(e.hint())
                    .contains(
                        ("Nearest: `GET %1$s/users?page=1&size=10` differs in the query key `page`; "
                                + "`POST %1$s/users?page=2&size=10` differs in the method, the body; "
                                + "`GET %1$s/items` differs in the path, the query key `page`, the query key `size`.")
                            .formatted(API)))
        .satisfies(e -> assertThat((List<?>) e.data().get("nearest")).hasSize(3))
        .matches(e -> e.code() == ErrorCode.NOT_FOUND);
  }

  @Test
  void aMissCanGoToTheNetworkInstead() {
    HarReplay replay = replay(Map.of("notFound", "fallback"), answered(Request.get(API), text("one")));

    assertThat(replay.answer(Request.get(API + "/x"))).isEmpty();
    assertThat(replay.answer(Request.get(API))).isPresent();
  }

  @Test
  void requestsOutsideThePatternGoToTheNetwork() {
    write(answered(Request.get(API), text("one")));
    HarReplay replay =
        HarReplay.load(file(), ReplayOptions.fromMap(Map.of(), UrlPattern.glob("**/api**"), Optional.empty()));

    assertThat(replay.answer(Request.get("https://h.example/style.css"))).isEmpty();
    assertMiss(replay, Request.get(API + "2"));
  }

  @Test
  void aRecordedFailureFailsAgain() {
    HarReplay replay = replay(Map.of(), failed(Request.get(API), "connection refused"));

    assertThat(replay.answer(Request.get(API))).contains(new Outcome.Failed("connection refused"));
  }

  @Test
  void wrongOptionsAreNamed() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> options(Map.of("repeat", "always")))
        .withMessage("`repeat` must be `last` or `fail`, but it is `always`.");
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> options(Map.of("match", List.of("method", "cookie"))))
        .withMessageContaining("`match[1]` must be");
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> options(Map.of("ignoreQuery", "page")))
        .withMessage("`ignoreQuery` must be a list, but it is text.");
  }

  private Path file() {
    return folder.resolve("api.har");
  }

  private void write(Exchange... exchanges) {
    HarRecorder recorder = HarRecorder.start(file(), HarRecorder.Options.everything(), "1");
    for (Exchange exchange : exchanges) {
      recorder.add(exchange);
    }
    recorder.stop();
  }

  private HarReplay replay(Map<String, Object> options, Exchange... exchanges) {
    write(exchanges);
    return HarReplay.load(file(), options(options));
  }

  private static ReplayOptions options(Map<String, Object> options) {
    return ReplayOptions.fromMap(options, new UrlPattern.Any(), Optional.empty());
  }

  private static List<String> asked(HarReplay replay, String url, int times) {
    return Stream.generate(() -> body(replay, Request.get(url))).limit(times).toList();
  }

  private static String body(HarReplay replay, Request request) {
    Outcome outcome = replay.answer(request).orElseThrow();
    return ((Outcome.Answered) outcome).response().body().text().orElseThrow();
  }

  private static void assertMiss(HarReplay replay, Request request) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> replay.answer(request))
        .withMessageContaining("has no answer for")
        .matches(e -> e.code() == ErrorCode.NOT_FOUND);
  }
}
