package dev.cmux.stdlib.modules;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Test results as the XML that CI servers read (the `testsuites` format of JUnit and Surefire).
public final class JUnitReport {

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JUnitReport() throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /// The report of several files.
  ///
  /// @param files the results of each file, in the order they ran
  public static String of(Map<String, List<TestResult>> files) {
    try {
      JUnitReport report = new JUnitReport();
      report.xml.writeStartDocument("UTF-8", "1.0");
      report.xml.writeCharacters("\n");
      report.xml.writeStartElement("testsuites");
      for (Map.Entry<String, List<TestResult>> file : files.entrySet()) {
        report.suite(file.getKey(), file.getValue());
      }
      report.line(0);
      report.xml.writeEndElement();
      report.xml.writeCharacters("\n");
      report.xml.writeEndDocument();
      return report.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A report in memory cannot fail to be written.", e);
    }
  }

  private void suite(String file, List<TestResult> results) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", clean(file));
    xml.writeAttribute("tests", String.valueOf(results.size()));
    xml.writeAttribute("failures", String.valueOf(results.stream().filter(result -> result.status() == TestResult.Status.FAILED).count()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", String.valueOf(results.stream().filter(result -> result.status() == TestResult.Status.SKIPPED).count()));
    xml.writeAttribute("time", seconds(results.stream().mapToLong(TestResult::durationMs).sum()));
    for (TestResult result : results) {
      test(file, result);
    }
    line(1);
    xml.writeEndElement();
  }

  private void test(String file, TestResult result) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", clean(result.group().isEmpty() ? file : result.group()));
    xml.writeAttribute("name", clean(result.name()));
    xml.writeAttribute("time", seconds(result.durationMs()));
    switch (result.status()) {
      case PASSED -> {}
      case SKIPPED -> {
        line(3);
        xml.writeEmptyElement("skipped");
      }
      case FAILED -> failure(result.error().orElse(Map.of()));
    }
    if (result.status() != TestResult.Status.PASSED) {
      line(2);
    }
    xml.writeEndElement();
  }

  private void failure(Map<String, Object> error) throws XMLStreamException {
    line(3);
    xml.writeStartElement("failure");
    xml.writeAttribute("type", clean(String.valueOf(error.getOrDefault("code", ""))));
    xml.writeAttribute("message", clean(String.valueOf(error.getOrDefault("headline", ""))));
    StringBuilder body = new StringBuilder();
    for (String member : List.of("headline", "hint", "excerpt")) {
      if (error.get(member) instanceof String part) {
        body.append(part).append('\n');
      }
    }
    if (error.get("stack") instanceof List<?> frames) {
      frames.forEach(frame -> body.append("    at ").append(frame).append('\n'));
    }
    xml.writeCharacters(clean(body.toString()));
    xml.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  /// XML 1.0 has no way to write most control characters.
  private static String clean(String text) {
    return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
