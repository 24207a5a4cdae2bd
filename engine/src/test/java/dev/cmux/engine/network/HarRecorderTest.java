package dev.cmux.engine.network;

import static dev.cmux.engine.network.Exchanges.START;
import static dev.cmux.engine.network.Exchanges.answered;
import static dev.cmux.engine.network.Exchanges.failed;
import static dev.cmux.engine.network.Exchanges.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.json.JsonText;
import dev.cmux.engine.network.Exchange.Outcome;
import dev.cmux.engine.url.UrlPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HarRecorderTest {

  @TempDir Path folder;

  @Test
  void writesAnEntryTheWayTheFormatAsks() throws IOException {
    Request request =
        new Request(
            "post",
            "https://h.example/login?next=%2Fhome&x#top",
            new Headers(
                List.of(
                    new Headers.Header("Cookie", "a=1; b=2"),
                    new Headers.Header("Content-Type", "application/x-www-form-urlencoded"))),
            Body.of("user=ann&pass=a+b"));
    Response response =
        new Response(
            302,
            "Found",
            new Headers(
                List.of(
                    new Headers.Header("Location", "/home"),
                    new Headers.Header(
                        "Set-Cookie", "sid=1=2; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly; Secure; SameSite=Lax"))),
            Body.empty());
    Exchange exchange =
        new Exchange(
            request, new Outcome.Answered(response), START.plusNanos(1_234_567), Duration.ofNanos(2_500_000), Optional.of("t1"));

    assertThat(record(exchange)).isEqualTo(Files.readString(resource("recorded.har")));
  }

  @Test
  void theFileAppearsAtStopAndIsReadableByItsOwnerOnly() throws IOException {
    Path file = folder.resolve("deep/api.har");
    HarRecorder recorder = HarRecorder.start(file, HarRecorder.Options.everything(), "1");
    recorder.add(answered(Request.get("https://h.example/"), text("hi")));

    assertThat(file).doesNotExist();
    assertThat(recorder.stop()).isEqualTo(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(names(folder.resolve("deep"))).containsExactly("api.har");
  }

  @Test
  void aRecordingThatIsNotStoppedLeavesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("api.har"), "old");
    try (HarRecorder recorder = HarRecorder.start(file, HarRecorder.Options.everything(), "1")) {
      recorder.add(answered(Request.get("https://h.example/"), text("hi")));
    }

    assertThat(file).hasContent("old");
    assertThat(names(folder)).containsExactly("api.har");
  }

  @Test
  void stoppingTwiceIsAnErrorAndLateExchangesArePassedOver() {
    HarRecorder recorder = HarRecorder.start(folder.resolve("api.har"), HarRecorder.Options.everything(), "1");
    recorder.stop();
    recorder.add(answered(Request.get("https://h.example/"), text("late")));

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(recorder::stop)
        .matches(e -> e.code() == ErrorCode.INVALID_STATE);
    assertThat(folder.resolve("api.har")).content().doesNotContain("late");
  }

  @Test
  void recordsOnlyTheUrlsAskedForAndLeavesContentOut() throws IOException {
    Path file = folder.resolve("api.har");
    HarRecorder recorder = HarRecorder.start(file, new HarRecorder.Options(UrlPattern.glob("**/api/**"), false), "1");
    recorder.add(answered(Request.get("https://h.example/api/x"), text("secret body")));
    recorder.add(answered(Request.get("https://h.example/style.css"), text("css")));

    assertThat(recorder.stop()).isEqualTo(1);
    assertThat(Files.readString(file)).contains("/api/x").doesNotContain("style.css", "secret body");
  }

  @Test
  void thousandsOfEntriesDoNotStayInMemory() throws IOException {
    Path file = folder.resolve("big.har");
    HarRecorder recorder = HarRecorder.start(file, HarRecorder.Options.everything(), "1");
    Response large = text("x".repeat(100_000));
    for (int i = 0; i < 1000; i++) {
      recorder.add(answered(Request.get("https://h.example/" + i), large));
    }

    try (Stream<Path> drafts = Files.list(folder)) {
      assertThat(Files.size(drafts.findFirst().orElseThrow())).isGreaterThan(99_000_000);
    }
    assertThat(recorder.stop()).isEqualTo(1000);
  }

  @Test
  void aFolderThatCannotBeWrittenIsFoundOutAtTheStart() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> HarRecorder.start(inTheWay.resolve("api.har"), HarRecorder.Options.everything(), "1"))
        .matches(e -> e.code() == ErrorCode.IO_ERROR);
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> HarRecorder.start(folder, HarRecorder.Options.everything(), "1"))
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS);
  }

  static List<Response> anyBytes() {
    byte[] binary = new byte[256];
    for (int i = 0; i < 256; i++) {
      binary[i] = (byte) i;
    }
    return List.of(
        text(""),
        text("plain \u2028 \ud83d\ude00 \u0000"),
        new Response(200, "OK", Headers.of(Map.of("Content-Type", "application/json")), Body.of("{\"ü\":1}")),
        new Response(200, "OK", Headers.of(Map.of("Content-Type", "image/png")), Body.of(binary)),
        new Response(
            200,
            "OK",
            Headers.of(Map.of("Content-Type", "text/html; charset=ISO-8859-1")),
            Body.of("grün".getBytes(StandardCharsets.ISO_8859_1))),
        new Response(200, "OK", Headers.of(Map.of("Content-Type", "text/html; charset=ISO-8859-1")), Body.of("grün")),
        new Response(200, "OK", Headers.none(), Body.of(new byte[] {'\ud83d' & 0xff, (byte) 0xed, (byte) 0xa0, (byte) 0xbd})),
        new Response(404, "Not Found", Headers.of(Map.of("X-A", "1")), Body.empty()));
  }

  @ParameterizedTest
  @MethodSource("anyBytes")
  void everyByteOfAnAnswerComesBack(Response response) {
    Path file = folder.resolve("api.har");
    HarRecorder recorder = HarRecorder.start(file, HarRecorder.Options.everything(), "1");
    recorder.add(answered(Request.get("https://h.example/"), response));
    recorder.stop();

    Outcome outcome = HarReader.read(file).getFirst().outcome();

    assertThat(outcome).isEqualTo(new Outcome.Answered(response));
  }

  @Test
  void everyByteOfARequestComesBack() {
    Path file = folder.resolve("api.har");
    Request binary =
        new Request(
            "PUT",
            "https://h.example/",
            Headers.of(Map.of("Content-Type", "application/octet-stream")),
            Body.of(new byte[] {0, (byte) 0xff, 1}));
    HarRecorder recorder = HarRecorder.start(file, HarRecorder.Options.everything(), "1");
    recorder.add(answered(binary, text("ok")));
    recorder.stop();

    assertThat(HarReader.read(file).getFirst().request()).isEqualTo(binary);
  }

  @Test
  void aFailureIsRecordedAsOne() {
    Path file = folder.resolve("api.har");
    HarRecorder recorder = HarRecorder.start(file, HarRecorder.Options.everything(), "1");
    recorder.add(failed(Request.get("https://h.example/"), "connection refused"));
    recorder.stop();

    assertThat(HarReader.read(file).getFirst().outcome()).isEqualTo(new Outcome.Failed("connection refused"));
  }

  private String record(Exchange exchange) throws IOException {
    Path file = folder.resolve("api.har");
    HarRecorder recorder = HarRecorder.start(file, HarRecorder.Options.everything(), "0.1.0");
    recorder.page("t1", "Log in", START);
    recorder.add(exchange);
    recorder.stop();
    return JsonText.page(JsonText.parse(Files.readString(file)));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  private static Path resource(String name) {
    return Path.of("src/test/resources/dev/cmux/engine/network", name);
  }
}
