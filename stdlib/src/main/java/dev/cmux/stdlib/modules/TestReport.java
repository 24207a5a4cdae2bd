package dev.cmux.stdlib.modules;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/// Test results as the XML that CI servers read (the `testsuites` format of JUnit and Surefire).
public final class TestReport {

  private final JunitXml xml;

  private TestReport(JunitXml xml) {
    this.xml = xml;
  }

  /// The report of several files.
  ///
  /// @param files the results of each file, in the order they ran
  public static String of(Map<String, List<TestResult>> files) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      JunitXml xml = new JunitXml(text);
      TestReport report = new TestReport(xml);
      for (Map.Entry<String, List<TestResult>> file : files.entrySet()) {
        report.suite(file.getKey(), file.getValue());
      }
      xml.finish();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A report in memory cannot fail to be written.", e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private void suite(String file, List<TestResult> results) throws XMLStreamException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("name", file);
    attributes.put("tests", results.size());
    attributes.put("failures", count(results, TestResult.Status.FAILED));
    attributes.put("errors", 0);
    attributes.put("skipped", count(results, TestResult.Status.SKIPPED));
    attributes.put("time", JunitXml.seconds(results.stream().mapToLong(TestResult::durationMs).sum()));
    xml.start("testsuite", attributes);
    for (TestResult result : results) {
      test(file, result);
    }
    xml.end();
  }

  private static long count(List<TestResult> results, TestResult.Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }

  private void test(String file, TestResult result) throws XMLStreamException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("classname", result.group().isEmpty() ? file : result.group());
    attributes.put("name", result.name());
    attributes.put("time", JunitXml.seconds(result.durationMs()));
    xml.start("testcase", attributes);
    switch (result.status()) {
      case PASSED -> {}
      case SKIPPED -> {
        xml.start("skipped", Map.of());
        xml.end();
      }
      case FAILED -> failure(result.error().orElse(Map.of()));
    }
    xml.end();
  }

  private void failure(Map<String, Object> error) throws XMLStreamException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("type", error.getOrDefault("code", ""));
    attributes.put("message", error.getOrDefault("headline", ""));
    xml.start("failure", attributes);
    for (String member : List.of("headline", "hint", "excerpt")) {
      if (error.get(member) instanceof String part) {
        xml.text(part + "\n");
      }
    }
    if (error.get("stack") instanceof List<?> frames) {
      for (Object frame : frames) {
        xml.text("    at " + frame + "\n");
      }
    }
    xml.end();
  }
}
