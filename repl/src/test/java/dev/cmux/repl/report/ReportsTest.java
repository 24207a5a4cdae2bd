package dev.cmux.repl.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.json.JsonText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportsTest {

  @TempDir Path folder;

  @Test
  void jsonHasTheSummaryTheFailuresByCauseAndTheJobsInTheirOrder() throws IOException {
    batch().report();

    Map<?, ?> report = (Map<?, ?>) JsonText.parse(Files.readString(folder.resolve("report.json")));
    assertThat(report.get("cmuxReport")).isEqualTo(1);
    assertThat(((Map<?, ?>) report.get("summary")).get("failed")).isEqualTo(4);
    assertThat(((List<?>) report.get("jobs")).stream().map(job -> (String) ((Map<?, ?>) job).get("id"))).containsExactly("job-0", "job-1", "job-2", "job-3", "job-4");
    assertThat(((List<?>) report.get("failures")).stream().map(group -> ((Map<?, ?>) group).get("count") + " " + ((Map<?, ?>) group).get("code")))
        .containsExactly("3 not_found", "1 timeout");
  }

  @Test
  void failuresThatDifferInNumbersAndNamesAreOneKindAndShowWhatTheyShare() throws IOException {
    List<FailureGroup> groups = batch().report().failures();

    assertThat(groups.getFirst())
        .isEqualTo(new FailureGroup("not_found", "Nothing on `…` matches `#go` (waited … ms): isn't there.", List.of("job-1", "job-2", "job-3")));
    assertThat(groups.getLast().message()).isEqualTo("The job took longer than 60000 ms.");
  }

  @Test
  void junitIsValidAndNamesTaskSiteMessageAndLine() throws Exception {
    batch().report();

    String xml = Files.readString(folder.resolve("junit.xml"));
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(ReportsTest.class.getResource("junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("junit.xml").toFile());
    List<Element> suites = elements(document, "testsuite");
    assertThat(suites).extracting(suite -> suite.getAttribute("name") + " " + suite.getAttribute("tests") + " " + suite.getAttribute("failures"))
        .containsExactly("portals/a.cmux.js 2 1", "portals/b.cmux.js 3 3");
    Element second = elements(document, "testcase").get(1);
    assertThat(second.getAttribute("classname")).isEqualTo("portals/a.cmux.js");
    assertThat(second.getAttribute("name")).isEqualTo("beta & <co> (row 2)");
    assertThat(second.getAttribute("time")).isEqualTo("0.250");
    Element failure = elements(document, "failure").getFirst();
    assertThat(failure.getAttribute("type")).isEqualTo("not_found");
    assertThat(failure.getAttribute("message")).isEqualTo("Nothing on `/x` matches `#go` (waited 1501 ms): isn't there.");
    assertThat(failure.getTextContent()).contains("at portals/a.cmux.js:3:9", "await s.click('#go');", "hint: Take a snapshot.", "printed by job-1");
  }

  @Test
  void whatXmlCannotHoldDoesNotBreakIt() throws Exception {
    new RecordedBatch(folder).failed("a.cmux.js", "one\u0000\n two", 5, "js_error", "\u001b[31mred\u0007 ]]> \ud800").report();

    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("junit.xml").toFile());
    assertThat(elements(document, "testcase").getFirst().getAttribute("name")).isEqualTo("one\ufffd two (row 1)");
    assertThat(elements(document, "failure").getFirst().getAttribute("message")).isEqualTo("\ufffd[31mred\ufffd ]]> \ufffd");
  }

  @Test
  void ofAJobThatRanAgainTheLastResultCounts() throws IOException {
    new RecordedBatch(folder).failed("a.cmux.js", "one", 5, "js_error", "first").report();
    Path journal = folder.resolve("journal.ndjson");
    String failed = Files.readAllLines(journal).getLast();
    String ok = failed.replaceFirst("\"status\":\"failed\"", "\"status\":\"ok\"").replaceFirst("\"error\":\\{.*?\\},\"surface\".*?\\^\"\\},", "");
    Files.writeString(journal, ok.replaceFirst("\"error\":\\{.*\"records\"", "\"records\"") + "\n", java.nio.file.StandardOpenOption.APPEND);

    List<String> endings = new ArrayList<>();
    dev.cmux.repl.batch.RecordedResults.of(folder).forEach(result -> endings.add(result.status().wireName()));
    assertThat(endings).containsExactly("ok");
  }

  @Test
  void theReportHasNoWayOutOfItsData() throws IOException {
    String hostile = "</script><script>window.evil=1</script><!--<script>";
    new RecordedBatch(folder).failed("a.cmux.js", hostile, 5, "js_error", hostile, Map.of("snapshot", hostile)).report();

    String html = Files.readString(folder.resolve("report.html"));
    String data = html.substring(html.indexOf("id=\"data\">") + 10, html.indexOf("</script>"));
    assertThat(data).doesNotContain("<").contains("\\u003c/script>");
    assertThat(((Map<?, ?>) JsonText.parse(data)).keySet().stream().map(Object::toString)).containsExactly("summary", "failures", "jobs");
    assertThat(html).doesNotContain("http-equiv=\"refresh\"").contains("default-src 'none'").doesNotContainPattern("(src|href)=\"(https?:)?//");
  }

  private RecordedBatch batch() {
    return new RecordedBatch(folder)
        .ok("portals/a.cmux.js", "acme", 1200)
        .failed("portals/a.cmux.js", "beta & <co>", 250, "not_found", "Nothing on `/x` matches `#go` (waited 1501 ms): isn't there.")
        .failed("portals/b.cmux.js", "acme", 90, "not_found", "Nothing on `/y` matches `#go` (waited 1502 ms): isn't there.")
        .failed("portals/b.cmux.js", "beta", 90, "not_found", "Nothing on `/y` matches `#go` (waited 1503 ms): isn't there.")
        .failed("portals/b.cmux.js", "gamma", 90, "timeout", "The job took longer than 60000 ms.");
  }

  private static List<Element> elements(Document document, String name) {
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < document.getElementsByTagName(name).getLength(); i++) {
      found.add((Element) document.getElementsByTagName(name).item(i));
    }
    return found;
  }
}
