package dev.cmux.repl;

import static dev.cmux.repl.CliResult.cmux;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.repl.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every sample prints what `samples/expected` says. Run with `-Dgolden.write=true` to accept the present output.
class SamplesTest {

  @TempDir private Path folder;

  static List<String> names() {
    return SampleFiles.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void printsWhatItsTextFileSays(String name) throws IOException {
    CliResult result = run(name);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
    assertThat(result.err()).as("standard error").isEmpty();
    String actual = SampleFiles.masked(result.out(), folder);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(SampleFiles.expected(name), actual);
    }
    assertThat(actual).isEqualTo(Files.readString(SampleFiles.expected(name)));
  }

  @Test
  void theHarvestLeavesOneRecordASite() throws IOException {
    Path records = folder.resolve("tea.ndjson");
    run("parallel-sites", "--output", records.toString());
    assertThat(Files.readAllLines(records))
        .hasSize(4)
        .contains("{\"site\":\"north\",\"status\":\"ok\",\"shop\":\"North Tea\",\"euros\":4.2}")
        .last()
        .isEqualTo("{\"site\":\"west\",\"status\":\"failed\",\"error\":\"navigation_failed\"}");
  }

  @Test
  void theBatchLeavesTheOrdersOfEveryUser() throws IOException {
    Path out = folder.resolve("orders");
    CliResult result =
        cmux("batch", SampleFiles.script("batch-orders").toString(), "--sites", SampleFiles.FOLDER.resolve("users.csv").toString(), "--out", out.toString());
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.DONE);
    List<String> expected = Files.readAllLines(SampleFiles.FOLDER.resolve("expected/batch-orders.ndjson"));
    assertThat(Files.readAllLines(out.resolve("results.ndjson"))).containsExactlyInAnyOrderElementsOf(expected);
  }

  private CliResult run(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("run", SampleFiles.script(name).toString()));
    words.addAll(List.of("--param", "state=" + folder.resolve("state.json")));
    words.addAll(List.of(more));
    return cmux(words.toArray(String[]::new));
  }
}
