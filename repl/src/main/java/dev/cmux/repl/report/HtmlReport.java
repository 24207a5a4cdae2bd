package dev.cmux.repl.report;

import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.batch.JobResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// `report.html`: one file with its data, style and script inside, for any browser, with no network.
///
/// What pages and tasks said is data only. It stands in the file as JSON in which no `<` is left, and the script puts it into the document as
/// text. The page's own policy lets nothing run or load but the script and style that were written here, so even a mistake in that stays harmless.
final class HtmlReport {

  private static final String PAGE = resource("report.html");
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("timeline.js") + resource("report.js");

  private final Reports reports;

  HtmlReport(Reports reports) {
    this.reports = reports;
  }

  void writeTo(OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    String page =
        PAGE.replace("{policy}", "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'".formatted(hash(STYLE), hash(SCRIPT)))
            .replace("{style}", STYLE)
            .replace("{script}", SCRIPT);
    int data = page.indexOf("{data}");
    text.write(page.substring(0, data));
    EscapingWriter json = new EscapingWriter(text);
    json.write("{\"summary\": " + JsonText.line(reports.summary().toMap()));
    json.write(",\n\"failures\": " + JsonText.line(reports.failures().stream().map(FailureGroup::toMap).toList()));
    json.write(",\n\"jobs\": ");
    EvidenceText evidence = new EvidenceText(reports.folder());
    JsonReport.writeJobs(json, reports, result -> members(result, evidence));
    json.write("}");
    text.write(page.substring(data + "{data}".length()));
    text.flush();
  }

  private static Map<String, Object> members(JobResult result, EvidenceText evidence) {
    Map<String, Object> members = new LinkedHashMap<>(result.toMap());
    ScriptPlace.of(result).ifPresent(place -> members.put("place", place));
    Map<String, Object> texts = evidence.of(result);
    if (!texts.isEmpty()) {
      members.put("texts", texts);
    }
    return members;
  }

  /// A JSON text has `<` only inside its strings, where an escape means the same; without it nothing can end the element or begin a comment.
  private static final class EscapingWriter extends Writer {

    private final Writer out;

    EscapingWriter(Writer out) {
      this.out = out;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
      write(new String(characters, offset, length));
    }

    @Override
    public void write(String text) throws IOException {
      out.write(text.replace("<", "\\u003c"));
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  private static String hash(String source) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
