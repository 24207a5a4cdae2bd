package dev.cmux.repl;

import static dev.cmux.repl.CliResult.cmux;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.repl.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows works: its tasks run, its command lines succeed, its links lead somewhere.
class ReadmeTest {

  private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

  @TempDir private Path folder;

  @Test
  void everyBlockIsATaskOrCommandLinesThatThisTestRuns() throws IOException {
    assertThat(blocks("\\w*")).isNotEmpty().allSatisfy(block -> assertThat(block.group(1)).isIn("js", "bash"));
  }

  @Test
  void itsTasksRun() throws IOException {
    copySite();
    List<String> printed = new ArrayList<>();
    for (MatchResult block : blocks("js")) {
      Path task = Files.writeString(folder.resolve("readme" + printed.size() + ".cmux.js"), inFolder(block.group(2)));
      CliResult result = cmux("run", task.toString());
      CliResult.assertThat(result).exitedWith(ExitCode.DONE).errIsEmpty();
      printed.add(SampleFiles.masked(result.out(), folder));
    }
    assertThat(printed)
        .containsExactly(
            "Orders of Ada Lovelace\nGear wheels, Punched cards\n",
            "not_found · Nothing on the page matches `text=Buy` (waited N ms).\n");
  }

  @Test
  void itsCommandLinesSucceed() throws IOException {
    List<String> lines = blocks("bash").stream().flatMap(block -> block.group(2).lines()).toList();
    assertThat(lines).first().isEqualTo("./cmux run samples/reuse-auth.cmux.js");
    for (String line : lines) {
      if (line.startsWith("./cmux ")) {
        String[] words = line.substring("./cmux ".length()).replace("samples/", SampleFiles.FOLDER + "/").split(" ");
        CliResult.assertThat(cmux(words)).exitedWith(ExitCode.DONE);
      } else {
        assertThat(line).as("a line this test knows").isEqualTo("mvn -B verify");
      }
    }
  }

  @Test
  void itsLinksLeadSomewhere() throws IOException {
    for (String page : List.of("README.md", "samples/README.md", "docs/errors.md", "CONTRIBUTING.md")) {
      Path file = SampleFiles.ROOT.resolve(page);
      assertThat(LINK.matcher(Files.readString(file)).results().map(link -> file.resolveSibling(link.group(1)))).as(page).allMatch(Files::exists);
    }
  }

  @Test
  void itsTableHasEveryVerb() throws IOException {
    String text = Files.readString(SampleFiles.ROOT.resolve("README.md"));
    List<String> nouns = dev.cmux.engine.verb.Verbs.all().stream().map(verb -> verb.name().split("\\.")[0]).distinct().toList();
    assertThat(nouns).filteredOn(noun -> !noun.equals("evalOn")).allSatisfy(noun -> assertThat(text).containsPattern("`" + noun + "\\b"));
  }

  private static List<MatchResult> blocks(String language) throws IOException {
    return BLOCK.matcher(Files.readString(SampleFiles.ROOT.resolve("README.md")))
        .results()
        .filter(block -> block.group(1).matches(language))
        .toList();
  }

  /// The working folder of the test is not the task's, so its state file goes beside the task.
  private String inFolder(String task) {
    return task.replace("'auth.json'", "'" + folder.resolve("auth.json") + "'");
  }

  private void copySite() throws IOException {
    Path site = Files.createDirectories(folder.resolve("samples/site"));
    try (Stream<Path> files = Files.list(SampleFiles.FOLDER.resolve("site"))) {
      for (Path file : files.toList()) {
        Files.copy(file, site.resolve(file.getFileName()));
      }
    }
  }
}
