package dev.cmux.engine.network;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.engine.json.JsonText;
import dev.cmux.engine.json.PlainValue;
import dev.cmux.engine.network.Exchange.Outcome;
import dev.cmux.engine.network.Headers.Header;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads HAR files: ours, Playwright's (with bodies inside or in files beside it) and those of browsers and proxies, which
/// leave things out.
///
/// The entries come back in the order in which they were asked, if every entry says when that was, else in the file's.
final class HarReader {

  private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s;\"]+)");

  private final Path folder;

  private HarReader(Path folder) {
    this.folder = folder;
  }

  /// @throws EngineException `not_found` when there is no such file, `io_error` when it or a body beside it cannot be
  ///     read, `not_supported` for a zip archive, `invalid_params` when it is no HAR
  static List<HarEntry> read(Path file) {
    if (Files.isDirectory(file)) {
      throw FileErrors.isFolder(file);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      refuseArchive(file, in);
      Path folder = file.toAbsolutePath().normalize().getParent();
      return new HarReader(folder).entries(PlainValue.root("recording", JsonText.parse(in)));
    } catch (IOException e) {
      throw FileErrors.read(file, e);
    } catch (EngineException e) {
      EngineException named =
          EngineException.of(e.code(), "Could not read the recording `%s`. %s".formatted(file, e.getMessage())).causedBy(e);
      throw e.hint().map(named::withHint).orElse(named);
    }
  }

  private static void refuseArchive(Path file, InputStream in) throws IOException {
    in.mark(2);
    boolean zip = in.read() == 'P' && in.read() == 'K';
    in.reset();
    if (zip) {
      throw EngineException.notSupported("It is a zip archive.").withHint("Unpack `%s` and replay the `.har` file in it.".formatted(file));
    }
  }

  private List<HarEntry> entries(PlainValue root) {
    List<HarEntry> entries = new ArrayList<>();
    for (PlainValue row : root.require("log").require("entries").list()) {
      entries.add(entry(row));
    }
    if (entries.stream().allMatch(entry -> entry.startedAt().isPresent())) {
      entries.sort(Comparator.comparing(entry -> entry.startedAt().orElseThrow()));
    }
    return List.copyOf(entries);
  }

  private HarEntry entry(PlainValue row) {
    PlainValue sent = row.require("request");
    Optional<PlainValue> postData = sent.get("postData");
    Headers headers = headers(sent);
    Optional<String> type = postData.flatMap(data -> data.get("mimeType")).map(PlainValue::text).filter(t -> !t.isEmpty());
    if (headers.first("Content-Type").isEmpty() && type.isPresent()) {
      headers = headers.plus("Content-Type", type.get());
    }
    Body body = postData.map(this::posted).orElse(Body.empty());
    Request request = new Request(sent.require("method").text(), sent.require("url").text(), headers, body);
    boolean bodyKnown = postData.isPresent() || sent.get("bodySize").map(PlainValue::integer).orElse(0) <= 0;
    return new HarEntry(request, outcome(row.require("response")), bodyKnown, startedAt(row));
  }

  private Body posted(PlainValue data) {
    Optional<String> text = data.get("text").map(PlainValue::text);
    if (text.isEmpty() && data.get("_file").isEmpty()) {
      return Body.of(
          data.get("params").map(PlainValue::list).orElse(List.of()).stream()
              .map(row -> encoded(row, "name") + '=' + encoded(row, "value"))
              .collect(Collectors.joining("&")));
    }
    return body(data, "_encoding", StandardCharsets.UTF_8);
  }

  private static String encoded(PlainValue row, String key) {
    return URLEncoder.encode(row.get(key).map(PlainValue::text).orElse(""), StandardCharsets.UTF_8);
  }

  private Outcome outcome(PlainValue row) {
    int status = row.require("status").integer();
    if (status <= 0) {
      return new Outcome.Failed(
          row.get("_failureText").or(() -> row.get("_error")).map(PlainValue::text).orElse("no answer was recorded"));
    }
    Headers headers = headers(row);
    Optional<PlainValue> content = row.get("content");
    String mimeType = content.flatMap(c -> c.get("mimeType")).map(PlainValue::text).orElse("");
    if (headers.first("Content-Type").isEmpty() && mimeType.contains("/")) {
      headers = headers.plus("Content-Type", mimeType);
    }
    String type = headers.first("Content-Type").orElse("");
    Body body = content.map(c -> body(c, "encoding", charset(type))).orElse(Body.empty());
    if (needsCharset(type, body)) {
      headers = headers.with("Content-Type", type + "; charset=utf-8");
    }
    String statusText = row.get("statusText").map(PlainValue::text).orElse("");
    return new Outcome.Answered(new Response(status, statusText, headers, body).withoutTransferHeaders());
  }

  private Body body(PlainValue content, String encodingKey, Charset charset) {
    Optional<PlainValue> file = content.get("_file");
    if (file.isPresent()) {
      return beside(file.get());
    }
    Optional<PlainValue> text = content.get("text");
    boolean base64 = content.get(encodingKey).map(PlainValue::text).orElse("").equalsIgnoreCase("base64");
    if (text.isEmpty() || !base64) {
      return Body.of(text.map(PlainValue::text).orElse("").getBytes(charset));
    }
    try {
      return Body.of(Base64.getMimeDecoder().decode(text.get().text()));
    } catch (IllegalArgumentException notBase64) {
      throw text.get().mustBe("Base64");
    }
  }

  /// Playwright's `content: 'attach'` puts bodies beside the recording.
  private Body beside(PlainValue name) {
    Path file = folder.resolve(name.text()).normalize();
    if (!file.startsWith(folder)) {
      throw name.mustBe("the name of a file beside the recording");
    }
    try {
      return Body.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw FileErrors.read(file, e);
    }
  }

  /// Without the pseudo headers of HTTP/2 (`:status`), which some writers keep, and with one line a value where browsers
  /// join several cookies by line ends.
  private static Headers headers(PlainValue message) {
    List<Header> lines = new ArrayList<>();
    for (PlainValue row : message.get("headers").map(PlainValue::list).orElse(List.of())) {
      String name = row.require("name").text();
      if (!name.startsWith(":")) {
        row.require("value").text().lines().forEach(value -> lines.add(new Header(name, value)));
      }
    }
    return new Headers(lines);
  }

  private static Charset charset(String contentType) {
    Matcher declared = CHARSET.matcher(contentType);
    try {
      return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  /// A page that declares its encoding only inside was decoded by whoever recorded it, and is UTF-8 now.
  private static boolean needsCharset(String type, Body body) {
    return type.matches("(?is)\\s*(text/html|application/xhtml\\+xml)\\s*(;.*)?")
        && !CHARSET.matcher(type).find()
        && body.text().map(text -> text.chars().anyMatch(c -> c > 0x7f)).orElse(false);
  }

  private static Optional<Instant> startedAt(PlainValue row) {
    try {
      return row.get("startedDateTime").map(PlainValue::text).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
