package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every construct of the language above what the page engine runs, as the standard has it. The cases lie in
/// `src/test/resources/language.txt`; `docs/modern-pages.md` has a row for each group of them.
class LanguageTest {

  private static final OpenPage OPEN = new OpenPage();

  @AfterAll
  static void close() {
    OPEN.close();
  }

  static Stream<Arguments> cases() throws IOException {
    try (InputStream in = LanguageTest.class.getResourceAsStream("/language.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(
              line -> {
                int script = line.indexOf(" :: ");
                int result = line.lastIndexOf(" => ");
                return Arguments.of(
                    line.substring(0, script),
                    line.substring(script + 4, result).replace("\\N", "\n"),
                    line.substring(result + 4).strip());
              });
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void runsAsTheStandardHasIt(String name, String script, String expected) throws IOException {
    OPEN.scriptErrors.clear();
    HtmlPage page = OPEN.client.loadHtmlCodeIntoCurrentWindow("<html><body></body></html>");
    OPEN.page = page;
    boolean later = script.contains("__out");
    String value = OPEN.run(later ? script + "\n;0" : script);
    assertThat(OPEN.scriptErrors).isEmpty();
    assertThat(later ? OPEN.run("String(__out)") : value).isEqualTo(expected);
  }
}
