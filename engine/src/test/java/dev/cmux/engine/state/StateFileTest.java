package dev.cmux.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.url.Origin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StateFileTest {

  private static final Cookie SID =
      new Cookie("sid", "abc", "app.example.com", "/", Cookie.SESSION, true, true, Optional.of(SameSite.LAX), true);
  private static final Cookie TRACKING =
      new Cookie(
          "tracking", "1=2", "example.com", "/shop", 1_900_000_000L, false, false, Optional.of(SameSite.NONE), false);

  @TempDir Path folder;

  @Test
  void aSavedStateLoadsAgainUnchanged() throws IOException {
    Path file = folder.resolve("deep/auth.json");

    StateFile.save(file, Samples.state(), Optional.empty());

    assertThat(load(file)).isEqualTo(Samples.state());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
  }

  @Test
  void theFileIsPlaywrightsFormatWithMoreInIt() throws IOException {
    Path file = folder.resolve("auth.json");

    StateFile.save(file, Samples.state(), Optional.empty());

    assertThat(Files.readString(file)).isEqualTo(Files.readString(resource("saved.json")));
  }

  @RepeatedTest(20)
  void anyStateSurvivesTheFile(RepetitionInfo repetition) {
    State state = randomState(new Random(repetition.getCurrentRepetition()));
    Path file = folder.resolve("auth.json");

    StateFile.save(file, state, Optional.empty());

    assertThat(load(file)).isEqualTo(state);
  }

  @Test
  void halfASurrogatePairSurvivesTheFile() {
    State state =
        Samples.stateWith(new OriginStorage(Origin.parse("http://a.example"), Map.of("k\ud83d", "\ude00v\ud83d\ude00"), Map.of()));
    Path file = folder.resolve("auth.json");

    StateFile.save(file, state, Optional.empty());

    assertThat(load(file)).isEqualTo(state);
  }

  @Test
  void loadsAPlaywrightFile() {
    State state = load(resource("playwright.json"));

    assertThat(state.cookies()).containsExactly(SID, TRACKING);
    assertThat(state.origins())
        .containsExactly(
            new OriginStorage(Origin.parse("https://app.example.com"), Map.of("token", "t0ken", "", ""), Map.of()));
    assertThat(state.meta()).isEmpty();
  }

  @Test
  void loadsAnAgentBrowserFile() {
    State state = load(resource("agent-browser.json"));

    assertThat(state.cookies()).containsExactly(SID, without(TRACKING, SameSite.NONE));
    assertThat(state.origins())
        .containsExactly(
            new OriginStorage(Origin.parse("https://app.example.com"), Map.of("token", "t0ken"), Map.of("draft", "d")));
  }

  @Test
  void loadsAFileOfTheCmuxAppIntoTheOriginOfItsUrl() {
    State state = load(resource("cmux-app.json"));

    assertThat(state.cookies()).containsExactly(without(SID, SameSite.LAX), without(TRACKING, SameSite.NONE));
    assertThat(state.origins())
        .containsExactly(
            new OriginStorage(Origin.parse("https://app.example.com"), Map.of("token", "t0ken"), Map.of("draft", "d")));
  }

  @Test
  void loadsTheCookieListOfABrowserExtension() {
    assertThat(load(resource("extension-export.json")).cookies()).containsExactly(SID, TRACKING);
  }

  @Test
  void loadsANetscapeCookieFile() {
    assertThat(load(resource("cookies.txt")).cookies())
        .containsExactly(
            without(SID, SameSite.LAX),
            without(TRACKING, SameSite.NONE),
            new Cookie(
                "empty", "", "example.com", "/", 253_402_300_799L, false, false, Optional.empty(), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cookie: sid=abc; theme=a=b; flag", "cookie:sid=abc;theme=a=b;flag\n", "sid=abc; theme=a=b; flag"})
  void loadsACookieHeaderForAUrl(String header) throws IOException {
    Path file = Files.writeString(folder.resolve("header"), header);

    assertThat(StateFile.load(file, Optional.empty(), Optional.of("https://example.com:8443/x")).cookies())
        .containsExactly(
            Cookie.session("sid", "abc", "example.com"),
            Cookie.session("theme", "a=b", "example.com"),
            Cookie.session("", "flag", "example.com"));
  }

  @Test
  void aCookieHeaderWithoutAUrlSaysWhatIsMissing() throws IOException {
    Path file = Files.writeString(folder.resolve("header"), "Cookie: a=b");

    assertFails(file, ErrorCode.INVALID_PARAMS, "wrong_content", "does not say where its cookies belong");
  }

  @Test
  void wrongLinesOfANetscapeFileAreNamed() throws IOException {
    Map<String, String> wrong =
        Map.of(
            "a.example\tTRUE\t/\tFALSE\t0\tn\tv\textra", "it has 8 fields between tabs instead of 7",
            "a.example\tyes\t/\tFALSE\t0\tn\tv", "its second field is neither TRUE nor FALSE",
            "a.example\tTRUE\t/\tFALSE\tsoon\tn\tv", "its fifth field is not a time in unix seconds",
            "a.example\tTRUE\tnopath\tFALSE\t0\tn\tv", "a path begins with `/`");
    for (Map.Entry<String, String> line : wrong.entrySet()) {
      Path file = Files.writeString(folder.resolve("cookies.txt"), "# HTTP Cookie File\n\n" + line.getKey() + "\n");
      assertFails(file, ErrorCode.INVALID_PARAMS, "wrong_content", "Line 3", line.getValue());
    }
  }

  @Test
  void aMissingFileIsNotFound() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> load(folder.resolve("none.json")))
        .withMessage("There is no file `%s`.".formatted(folder.resolve("none.json")))
        .matches(e -> e.code() == ErrorCode.NOT_FOUND);
  }

  @Test
  void aFolderIsNoStateFile() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> load(folder))
        .withMessageContaining("is a folder")
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                                       | empty          | It is empty.
          ~  ~                                     | empty          | It is empty.
          {"cookies": [                            | truncated      | cut off
          {"cookies": [{"name": "a                 | truncated      | cut off
          {"cookies": nonsense}                    | not_json       | (line 1, column
          {"cookies": []} trailing                 | not_json       | not valid JSON
          hello world, this is no state            | unknown_format | in no format that cmux knows
          <!DOCTYPE html>                          | unknown_format | in no format that cmux knows
          []x                                      | not_json       | not valid JSON
          {"a": 1}                                 | wrong_content  | begins with the keys `a`
          {"cookies": [{"name": 1}]}               | wrong_content  | `cookies[0].name` must be text
          {"cmux": {"version": 9}, "cookies": []}  | wrong_content  | format version 9
          """)
  void aBadFileSaysWhatIsWrongWithIt(String content, String reason, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), content);

    assertFails(file, ErrorCode.INVALID_PARAMS, reason, "Could not load the state file `%s`".formatted(file), message);
  }

  @Test
  void aSecretInABrokenFileIsNotRepeated() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), "{\"cookies\": [{\"value\": s3cret}]}");

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> load(file))
        .matches(e -> !(e.getMessage() + e.hint() + e.data()).contains("s3cret"));
  }

  @Test
  void binaryJunkIsNotText() throws IOException {
    Path file = Files.write(folder.resolve("junk"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff});

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> load(file))
        .withMessageContaining("not text")
        .matches(e -> "not_text".equals(e.data().get("reason")));
  }

  @Test
  void deepNestingIsAnErrorNotAStackOverflow() throws IOException {
    Path file = Files.writeString(folder.resolve("deep.json"), "[".repeat(100_000));

    assertFails(file, ErrorCode.INVALID_PARAMS, "not_json", "nested too deeply");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsDoNotMatter() throws IOException {
    String text = "\ufeff" + Files.readString(resource("playwright.json")).replace("\n", "\r\n");
    Path file = Files.writeString(folder.resolve("bom.json"), text, StandardCharsets.UTF_8);

    assertThat(load(file).cookies()).containsExactly(SID, TRACKING);
  }

  @Test
  void theNameOfTheFileDoesNotMatter() throws IOException {
    Path file = Files.copy(resource("cookies.txt"), folder.resolve("state.json"));

    assertThat(load(file).cookies()).hasSize(3);
  }

  private static State load(Path file) {
    return StateFile.load(file, Optional.empty(), Optional.empty());
  }

  private static void assertFails(Path file, ErrorCode code, String reason, String... messages) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> load(file))
        .matches(e -> e.code() == code)
        .satisfies(e -> assertThat(e).hasMessageContainingAll(messages))
        .satisfies(e -> assertThat(e.data()).containsEntry("reason", reason).containsEntry("path", file.toString()));
  }

  private static Path resource(String name) {
    try {
      return Path.of(StateFileTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cookie without(Cookie cookie, SameSite sameSite) {
    assertThat(cookie.sameSite()).contains(sameSite);
    return new Cookie(
        cookie.name(), cookie.value(), cookie.domain(), cookie.path(), cookie.expires(), cookie.httpOnly(),
        cookie.secure(), Optional.empty(), cookie.hostOnly());
  }

  private static State randomState(Random random) {
    List<Cookie> cookies =
        random
            .ints(random.nextInt(8), 0, 1 << 16)
            .mapToObj(
                n ->
                    new Cookie(
                        "c" + n % 5,
                        text(random).replaceAll("[;\\p{Cntrl}]", ""),
                        "h" + n % 3 + ".example",
                        n % 2 == 0 ? "/" : "/p" + n,
                        n % 4 == 0 ? Cookie.SESSION : n,
                        random.nextBoolean(),
                        random.nextBoolean(),
                        n % 3 == 0 ? Optional.empty() : Optional.of(SameSite.values()[n % 3]),
                        random.nextBoolean()))
            .toList();
    List<OriginStorage> origins =
        random
            .ints(random.nextInt(5), 1, 65_536)
            .mapToObj(port -> new OriginStorage(Origin.parse("http://localhost:" + port), items(random), items(random)))
            .toList();
    return new State(cookies, origins, Optional.empty());
  }

  private static Map<String, String> items(Random random) {
    Map<String, String> items = new HashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      items.put(text(random), text(random));
    }
    return items;
  }

  /// Any UTF-16 code units at all, as web storage takes them.
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append((char) (random.nextInt(4) == 0 ? random.nextInt(1 << 16) : ' ' + random.nextInt(95)));
    }
    return text.toString();
  }
}
