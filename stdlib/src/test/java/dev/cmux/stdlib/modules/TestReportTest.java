package dev.cmux.stdlib.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.stdlib.ScriptHost;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.ScriptSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// Tests as data, and as the XML of CI servers.
class TestReportTest {

  @TempDir Path folder;

  private final List<TestResult> results = new CopyOnWriteArrayList<>();
  private final StringBuffer out = new StringBuffer();

  @Test
  void aListenerHearsEveryTestAndNothingIsPrinted() throws IOException {
    ScriptResult result =
        run(
            """
            import { test, describe, expect } from 'cmux:test';
            test('passes', () => {});
            describe('group', () => {
              test('fails', () => {
                expect(1).toBe(2);
              });
              test.skip('later', () => {});
            });
            """);
    assertThat(result).isInstanceOf(ScriptResult.Value.class);
    assertThat(out).isEmpty();
    assertThat(results)
        .extracting(test -> test.group() + "/" + test.name() + " " + test.status())
        .containsExactly("/passes PASSED", "group/fails FAILED", "group/later SKIPPED");
    assertThat(results.get(1).error().orElseThrow())
        .containsEntry("headline", "AssertionError: expected 1 to be 2")
        .containsEntry("at", Map.of("file", folder.toRealPath().resolve("a.cmux.js").toString(), "line", 5L, "column", 15L));
  }

  @Test
  void onlyMarkedTestsRunWhenSomeAreMarked() throws IOException {
    run(
        """
        import { test, describe } from 'cmux:test';
        test('not', () => {});
        describe('group', () => {
          test.only('this', () => {});
          test('not', () => {});
        });
        describe.only('whole', () => {
          test('that', () => {});
          describe('deeper', () => test('too', () => {}));
        });
        """);
    assertThat(results).extracting(TestResult::name).containsExactly("this", "that", "too");
  }

  @Test
  void aFailingBeforeAllFailsTheTestsOfItsGroup() throws IOException {
    run(
        """
        import { test, describe, beforeAll } from 'cmux:test';
        describe('group', () => {
          beforeAll(() => { throw new Error('no database'); });
          test('a', () => {});
        });
        test('b', () => {});
        """);
    assertThat(results).extracting(test -> test.name() + " " + test.status()).containsExactly("a FAILED", "b PASSED");
    assertThat(results.getFirst().error().orElseThrow()).containsEntry("message", "no database");
  }

  @Test
  void aMisspeltMatcherIsTold() throws IOException {
    run(
        """
        import { test, expect } from 'cmux:test';
        test('a', () => expect(1).toBee(1));
        test('b', () => expect(1).not.toEquals(1));
        test('c', async () => { await expect(Promise.resolve(1)).resolves.toBeNul(); });
        test('d', async () => { await expect.poll(() => 1).toBeGreatrThan(0); });
        test('e', () => expect(1).nonsense());
        test('f', async () => { await expect(Promise.resolve(1)).resolves.not.toBe(2); await expect(1); await expect(Promise.resolve(1)).resolves; });
        """);
    assertThat(results)
        .extracting(test -> test.error().map(error -> error.get("message") + " " + error.get("hint")).orElse("passed"))
        .containsExactly(
            "There is no matcher `toBee`. Did you mean `toBe`?",
            "There is no matcher `toEquals`. Did you mean `toEqual`?",
            "There is no matcher `toBeNul`. Did you mean `toBeNull`?",
            "There is no matcher `toBeGreatrThan`. Did you mean `toBeGreaterThan`?",
            "There is no matcher `nonsense`. docs/testing.md lists them.",
            "passed");
    assertThat(results.getFirst().error().orElseThrow().get("at").toString()).contains("line=2");
  }

  @Test
  void theXmlIsWellFormedAndCounts() throws Exception {
    run(
        """
        import { test } from 'cmux:test';
        test('good <b>', () => {});
        test('bad', () => { throw new Error('] ]]> \\u0007 & "quoted"'); });
        test.skip('later', () => {});
        """);
    Document xml =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(TestReport.of(Map.of("a.cmux.js", results)))));
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(List.of(suite.getAttribute("name"), suite.getAttribute("tests"), suite.getAttribute("failures"), suite.getAttribute("errors"), suite.getAttribute("skipped")))
        .containsExactly("a.cmux.js", "3", "1", "0", "1");
    assertThat(((Element) xml.getElementsByTagName("testcase").item(0)).getAttribute("name")).isEqualTo("good <b>");
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("] ]]> \uFFFD & \"quoted\"");
    assertThat(failure.getTextContent()).contains("> 3 | test('bad'");
  }

  private ScriptResult run(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("a.cmux.js"), script);
    try (ScriptHost host = ScriptHost.open(ScriptOptions.in(folder, out::append, out::append).withTests(results::add))) {
      return host.eval(new ScriptSource.Module(file)).toCompletableFuture().join();
    }
  }
}
