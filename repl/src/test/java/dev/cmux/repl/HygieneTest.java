package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What nobody should leave behind in the samples and the tests.
class HygieneTest {

  /// Spelled so that this file does not find itself.
  private static final Pattern SWITCHED_OFF = Pattern.compile("@Dis" + "abled\\b|@Ign" + "ore\\b|Thread\\.sl" + "eep\\(");

  private static final Pattern FOCUSED = Pattern.compile("\\b(?:test|it|describe)\\.(?:on" + "ly|sk" + "ip)\\(");

  @Test
  void everySampleHasItsExpectedOutputAndTheReverse() {
    assertThat(SampleFiles.names()).hasSizeGreaterThan(10).isEqualTo(SampleFiles.expectedNames());
  }

  @Test
  void everySampleBeginsByTellingWhatItShows() throws IOException {
    for (String name : SampleFiles.names()) {
      assertThat(Files.readAllLines(SampleFiles.script(name)).getFirst()).as(name).matches("// [A-Z].{20,}");
    }
  }

  @Test
  void theTableOfSamplesListsEveryOne() throws IOException {
    String table = Files.readString(SampleFiles.FOLDER.resolve("README.md"));
    assertThat(SampleFiles.names()).allSatisfy(name -> assertThat(table).contains("](" + name + ".cmux.js)"));
    List<String> listed = Pattern.compile("\\]\\((\\S+)\\.cmux\\.js\\)").matcher(table).results().map(match -> match.group(1)).toList();
    assertThat(listed).hasSize(SampleFiles.names().size());
  }

  @Test
  void noTestIsSwitchedOffOrSleeps() throws IOException {
    assertThat(matches(SWITCHED_OFF, ".java", "engine/src/test", "stdlib/src/test", "repl/src/test")).isEmpty();
  }

  @Test
  void noSampleIsFocusedOrSkipped() throws IOException {
    assertThat(matches(FOCUSED, ".cmux.js", "samples")).isEmpty();
  }

  private static List<String> matches(Pattern pattern, String ending, String... folders) throws IOException {
    List<String> found = new ArrayList<>();
    int looked = 0;
    for (String top : folders) {
      try (Stream<Path> files = Files.walk(SampleFiles.ROOT.resolve(top))) {
        for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
          looked++;
          if (pattern.matcher(Files.readString(file)).find()) {
            found.add(SampleFiles.ROOT.relativize(file).toString());
          }
        }
      }
    }
    assertThat(looked).as("files looked at").isPositive();
    return found;
  }
}
