package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchMergeTest extends BatchFixture {

  private String task;
  private String sites;

  @BeforeEach
  void describe() throws IOException {
    task =
        task(
            "work.cmux.js",
            """
            const s = await cmux.open();
            cmux.output({ n: cmux.params.n });
            if (cmux.params.n === '4') throw new Error('no fours');
            """);
    sites = file("n.csv", "n\n1\n2\n3\n4\n5\n");
  }

  @Test
  void shardsBecomeTheBatchThatOneMachineWouldHaveRun() throws IOException {
    shard("1/2");
    shard("2/2");

    assertThat(merge("--fail-on", "2")).exitedWith(ExitCode.DONE).errIsEmpty().outContains("4 ok, 1 failed; 4 records", "no fours", "report.html");

    assertThat(results()).containsExactlyInAnyOrder("{\"n\":\"1\"}", "{\"n\":\"2\"}", "{\"n\":\"3\"}", "{\"n\":\"5\"}");
    Map<?, ?> report = (Map<?, ?>) JsonText.parse(Files.readString(out().resolve("report.json")));
    assertThat(((List<?>) report.get("jobs")).stream().map(job -> ((Map<?, ?>) job).get("row").toString())).containsExactly("1", "2", "3", "4", "5");
    Map<?, ?> failed = (Map<?, ?>) ((List<?>) report.get("jobs")).get(3);
    assertThat(((Map<?, ?>) failed.get("evidence")).values()).isNotEmpty().allSatisfy(path -> assertThat(out().resolve(path.toString())).exists());
    assertThat(batch(task, "--sites", sites, "--resume")).outContains("resuming: 5 of 5 jobs ended in an earlier run, 0 to go", "4 ok, 1 failed; 4 records");
  }

  @Test
  void aMissingShardIsNamedAndResumingTheMergedBatchRunsIt() throws IOException {
    shard("1/3");
    shard("3/3");

    assertThat(merge("--json")).exitedWith(ExitCode.FAILED).outContains("\"ending\":\"incomplete\"").errContains("Shard 2/3 is missing.");
    assertThat(batch(task, "--sites", sites, "--resume")).outContains("4 ok, 1 failed; 4 records");
    assertThat(results()).hasSize(4);
  }

  @Test
  void jobsThatDidNotEndAreCounted() throws IOException {
    shard("1/1", "--max-failures", "1", "--concurrency", "1");

    assertThat(merge()).exitedWith(ExitCode.FAILED).outContains("Of shard 1/1 (`%s`), 1 of 5 jobs did not end.".formatted(folder.resolve("1of1")));
  }

  @Test
  void shardsOfDifferentInputsAreRefused() throws IOException {
    shard("1/2");
    sites = file("n.csv", "n\n1\n2\n3\n4\n6\n");
    shard("2/2");

    assertThat(merge()).exitedWith(ExitCode.FAILED).errContains("error: invalid_state:", "are not of one batch: the rows of --sites changed.");
    assertThat(out()).doesNotExist();
  }

  @Test
  void whatCannotBeJoinedIsSaid() throws IOException {
    shard("1/2");
    Path copy = Files.createDirectory(folder.resolve("copy of 1of2"));
    Files.copy(folder.resolve("1of2/journal.ndjson"), copy.resolve("journal.ndjson"));
    assertThat(merge()).exitedWith(ExitCode.FAILED).errContains("are both shard 1/2.", "Name each shard once.");
    Files.delete(copy.resolve("journal.ndjson"));
    assertThat(merge()).exitedWith(ExitCode.FAILED).errContains("error: not_found: There is no file `%s`".formatted(copy.resolve("journal.ndjson")));
    Files.delete(copy);
    shard("1/3");
    assertThat(merge()).exitedWith(ExitCode.FAILED).errContains("they were not dealt out together.");
    Files.createDirectories(out());
    Files.copy(folder.resolve("1of2/journal.ndjson"), out().resolve("journal.ndjson"));
    assertThat(cmux("batch", "merge", out().toString(), folder.resolve("1of2").toString())).exitedWith(ExitCode.FAILED).errContains("has a batch already.", "--fresh");
    assertThat(cmux("batch", "merge", out().toString())).exitedWith(ExitCode.USAGE).errContains("needs DIR");
  }

  private static CliResult cmux(String... words) {
    return CliResult.cmux(words);
  }

  private void shard(String part, String... options) {
    List<String> words = new ArrayList<>(List.of("batch", task, "--sites", sites, "--shard", part, "--report", "none", "--quiet"));
    words.addAll(List.of("--out", folder.resolve(part.replace("/", "of")).toString(), "--param", "url=" + site.url("")));
    words.addAll(List.of(options));
    assertThat(CliResult.cmux(words.toArray(String[]::new)).exitCode()).isNotEqualTo(ExitCode.USAGE);
  }

  /// All folders of shards that are there.
  private CliResult merge(String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("batch", "merge", out().toString()));
    try (var folders = Files.list(folder)) {
      folders.filter(path -> path.getFileName().toString().contains("of")).sorted().forEach(path -> words.add(path.toString()));
    }
    words.addAll(List.of(options));
    return CliResult.cmux(words.toArray(String[]::new));
  }
}
