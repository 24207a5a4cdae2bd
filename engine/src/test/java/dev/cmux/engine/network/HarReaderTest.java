package dev.cmux.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.network.Exchange.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HarReaderTest {

  @TempDir Path folder;

  @Test
  void readsAPlaywrightRecordingWithBodiesBesideItInTheOrderOfTheRequests() {
    List<HarEntry> entries = HarReader.read(Path.of("src/test/resources/dev/cmux/engine/network/attached/playwright.har"));

    assertThat(entries).extracting(entry -> entry.request().toString())
        .containsExactly("GET https://h.example/blocked", "POST https://h.example/upload");
    assertThat(entries.getFirst().outcome()).isEqualTo(new Outcome.Failed("net::ERR_FAILED"));
    Request upload = entries.getLast().request();
    assertThat(upload.body()).isEqualTo(Body.of("a=1+2&b=%C3%BC"));
    assertThat(upload.headers().first(":method")).isEmpty();
    Response created = ((Outcome.Answered) entries.getLast().outcome()).response();
    assertThat(created.body()).isEqualTo(Body.of(new byte[] {(byte) 0x89, 'P'}));
    assertThat(created.headers().all("Set-Cookie")).containsExactly("a=1", "b=2; Path=/");
    assertThat(created.headers().first("Content-Type")).contains("image/png");
    assertThat(created.headers().first("Content-Encoding")).isEmpty();
    assertThat(created.headers().first("Content-Length")).isEmpty();
  }

  @Test
  void readsABareRecordingThatHasOnlyWhatIsNeeded() throws IOException {
    HarEntry entry = entry("\"request\":{\"method\":\"GET\",\"url\":\"http://h.example/\"},\"response\":{\"status\":204}");

    assertThat(entry.request()).isEqualTo(Request.get("http://h.example/"));
    assertThat(entry.outcome()).isEqualTo(new Outcome.Answered(new Response(204, "", Headers.none(), Body.empty())));
    assertThat(entry.bodyKnown()).isTrue();
    assertThat(entry.startedAt()).isEmpty();
  }

  @Test
  void knowsThatABodyWasLeftOut() throws IOException {
    assertThat(
            entry("\"request\":{\"method\":\"POST\",\"url\":\"http://h.example/\",\"bodySize\":7},\"response\":{\"status\":204}")
                .bodyKnown())
        .isFalse();
  }

  @Test
  void aPageThatNamedItsEncodingInsideIsUtf8Now() throws IOException {
    HarEntry entry =
        entry(
            "\"request\":{\"method\":\"GET\",\"url\":\"http://h.example/\"},\"response\":{\"status\":200,"
                + "\"content\":{\"mimeType\":\"text/html\",\"text\":\"<meta charset=latin1>grün\"}}");

    Response response = ((Outcome.Answered) entry.outcome()).response();
    assertThat(response.headers().first("content-type")).contains("text/html; charset=utf-8");
    assertThat(response.body().text()).contains("<meta charset=latin1>grün");
  }

  @Test
  void aDeclaredEncodingIsUsed() throws IOException {
    HarEntry entry =
        entry(
            "\"request\":{\"method\":\"GET\",\"url\":\"http://h.example/\"},\"response\":{\"status\":200,"
                + "\"content\":{\"mimeType\":\"text/html; charset=latin1\",\"text\":\"grün\"}}");

    assertThat(((Outcome.Answered) entry.outcome()).response().body())
        .isEqualTo(Body.of("grün".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                                                          | invalid_params | `log` is missing
          {"log":{"entries":{}}}                                                                      | invalid_params | `log.entries` must be a list, but it is an object
          {"log":{"entries":[{"request":{}}]}}                                                        | invalid_params | `log.entries[0].request.method` is missing
          {"log":{"entries":[{"request":{"method":"GET","url":"x"},"response":{"status":"200"}}]}}    | invalid_params | `log.entries[0].response.status` must be a whole number
          {"log":{"entries":[                                                                         | invalid_params | cut off
          PK..                                                                                        | not_supported  | zip archive
          """)
  void aFileThatIsNoRecordingSaysWhy(String content, String code, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("x.har"), content);

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> HarReader.read(file))
        .withMessageContainingAll(file.toString(), message)
        .matches(e -> e.code().wireName().equals(code));
  }

  @Test
  void aBodyOutsideTheFolderOfTheRecordingIsRefused() throws IOException {
    Files.writeString(folder.resolve("secret"), "x");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path file =
        Files.writeString(
            inner.resolve("x.har"),
            "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"http://h.example/\"},"
                + "\"response\":{\"status\":200,\"content\":{\"_file\":\"../secret\"}}}]}}");

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> HarReader.read(file))
        .withMessageContaining("_file")
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS);
  }

  @Test
  void aMissingRecordingIsNotFound() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> HarReader.read(folder.resolve("none.har")))
        .matches(e -> e.code() == ErrorCode.NOT_FOUND);
  }

  private HarEntry entry(String fields) throws IOException {
    Path file = Files.writeString(folder.resolve("x.har"), "{\"log\":{\"entries\":[{" + fields + "}]}}");
    return HarReader.read(file).getFirst();
  }
}
