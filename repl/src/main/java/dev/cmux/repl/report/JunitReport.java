package dev.cmux.repl.report;

import dev.cmux.repl.batch.BatchSummary;
import dev.cmux.repl.batch.JobError;
import dev.cmux.repl.batch.JobResult;
import dev.cmux.stdlib.modules.JunitXml;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/// `junit.xml`: a test suite a task file, a test case a row. Held to what both the schema of Ant's JUnit task and that of Jenkins allow, so every CI
/// server reads it: hence the empty elements, the time without its zone (it is UTC), and what a task printed inside its failure.
final class JunitReport {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Reports reports;
  private JunitXml xml;
  private String suite = "";
  private int suites;

  JunitReport(Reports reports) {
    this.reports = reports;
  }

  void writeTo(OutputStream out) throws IOException {
    try {
      xml = new JunitXml(out);
      reports.results().forEach(this::add);
      endSuite();
      xml.finish();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
    }
  }

  /// The jobs come in the order of the batch, which is task by task.
  private void add(JobResult result) throws XMLStreamException {
    String task = result.job().task();
    if (!task.equals(suite)) {
      endSuite();
      startSuite(task);
    }
    testCase(result);
  }

  private void startSuite(String task) throws XMLStreamException {
    Totals.TaskTotals totals = reports.totals().tasks().get(task);
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("name", token(task));
    attributes.put("package", "");
    attributes.put("id", suites++);
    attributes.put("tests", totals.jobs());
    attributes.put("failures", totals.failed());
    attributes.put("errors", 0);
    attributes.put("skipped", 0);
    attributes.put("time", JunitXml.seconds(totals.durationMs()));
    attributes.put("timestamp", TIME.format(totals.startedAt()));
    attributes.put("hostname", "localhost");
    suite = task;
    xml.start("testsuite", attributes);
    properties();
  }

  private void properties() throws XMLStreamException {
    BatchSummary summary = reports.summary();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("cmux.version", summary.version());
    properties.put("cmux.fingerprint", summary.fingerprint());
    properties.put("cmux.ending", summary.ending().wireName());
    summary.shard().ifPresent(shard -> properties.put("cmux.shard", shard));
    xml.start("properties", Map.of());
    for (Map.Entry<String, String> property : properties.entrySet()) {
      xml.start("property", Map.of("name", property.getKey(), "value", property.getValue()));
      xml.end();
    }
    xml.end();
  }

  private void endSuite() throws XMLStreamException {
    if (suites > 0) {
      xml.start("system-out", Map.of());
      xml.end();
      xml.start("system-err", Map.of());
      xml.end();
      xml.end();
    }
  }

  private void testCase(JobResult result) throws XMLStreamException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("classname", token(result.job().task()));
    // CI servers compare runs by these names: the row alone would name another site after the rows were sorted.
    attributes.put("name", token(result.job().labelWithRow()));
    attributes.put("time", JunitXml.seconds(result.durationMs()));
    xml.start("testcase", attributes);
    if (result.error().isPresent()) {
      failure(result, result.error().get());
    }
    xml.end();
  }

  private void failure(JobResult result, JobError error) throws XMLStreamException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("type", error.code());
    attributes.put("message", error.message());
    xml.start("failure", attributes);
    xml.text(details(result, error));
    xml.end();
  }

  private static String details(JobResult result, JobError error) {
    StringBuilder text = new StringBuilder(error.code()).append(": ").append(error.message()).append('\n');
    ScriptPlace.of(result).ifPresent(place -> text.append("    at ").append(place).append('\n'));
    if (!error.excerpt().isEmpty()) {
      text.append(error.excerpt().stripTrailing()).append('\n');
    }
    error.hint().ifPresent(hint -> text.append("hint: ").append(hint).append('\n'));
    result.url().ifPresent(url -> text.append("page: ").append(url).append('\n'));
    if (result.attempts() > 1) {
      text.append("attempts: ").append(result.attempts()).append('\n');
    }
    text.append("job: ").append(result.job().id()).append('\n');
    result.evidence().forEach((kind, path) -> text.append(kind).append(": ").append(path).append('\n'));
    if (!result.console().isEmpty()) {
      text.append("printed:\n").append(result.console().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /// A name without line ends or double spaces, which the schemas do not allow in it.
  private static String token(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
