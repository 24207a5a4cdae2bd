package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.repl.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A batch that goes on where an earlier run was stopped.
class BatchResumeTest extends BatchFixture {

  private String task;
  private String sites;

  @BeforeEach
  void threeJobsOfWhichTheSecondFails() throws IOException {
    site.page("/work", "<title>Work</title>");
    task =
        task(
            "work.cmux.js",
            """
            const s = await cmux.open(`${cmux.params.url}/work?n=${cmux.params.n}`);
            if (cmux.params.n === '2') throw new Error('broken');
            cmux.output({ n: cmux.params.n });
            """);
    sites = file("n.csv", "n\n1\n2\n3\n4\n");
  }

  private CliResult work(String... options) {
    String[] words = new String[options.length + 4];
    System.arraycopy(new String[] {"--sites", sites, "--concurrency", "1"}, 0, words, 0, 4);
    System.arraycopy(options, 0, words, 4, options.length);
    return batch(task, words);
  }

  private void stopAfterTheSecond() {
    assertThat(work("--max-failures", "1"))
        .exitedWith(ExitCode.FAILED)
        .outContains("It was stopped because 1 job failed, and `--max-failures` is 1.", "1 ok, 1 failed, 2 not run");
  }

  @Test
  void whatEndedIsNotRunAgainAndEveryRecordIsThereOnce() throws IOException {
    stopAfterTheSecond();
    assertThat(work("--resume")).exitedWith(ExitCode.FAILED).outContains("resuming: 2 of 4 jobs ended in an earlier run, 2 to go", "3 ok, 1 failed; 3 records");
    assertThat(site.requests()).containsExactly("GET /work?n=1", "GET /work?n=2", "GET /work?n=3", "GET /work?n=4");
    assertThat(results()).containsExactly("{\"n\":\"1\"}", "{\"n\":\"3\"}", "{\"n\":\"4\"}");
    assertThat(work("--resume")).outContains("4 of 4 jobs ended", "0 to go");
    assertThat(site.requests()).hasSize(4);
  }

  @Test
  void whatFailedRunsAgainWhenAsked() throws IOException {
    stopAfterTheSecond();
    assertThat(work("--rerun-failed")).exitedWith(ExitCode.FAILED).outContains("resuming: 1 of 4 jobs");
    assertThat(site.requests()).containsExactly("GET /work?n=1", "GET /work?n=2", "GET /work?n=2", "GET /work?n=3", "GET /work?n=4");
    assertThat(results()).containsExactly("{\"n\":\"1\"}", "{\"n\":\"3\"}", "{\"n\":\"4\"}");
  }

  @Test
  void aTornLineAndRecordsWithoutALineAreCutOff() throws IOException {
    stopAfterTheSecond();
    Path journal = out().resolve("journal.ndjson");
    String whole = Files.readString(journal);
    Files.writeString(journal, whole.substring(0, whole.length() - 20));
    Files.writeString(out().resolve("results.ndjson"), "{\"n\":\"half", StandardOpenOption.APPEND);
    assertThat(work("--resume")).outContains("resuming: 1 of 4 jobs", "3 ok, 1 failed; 3 records");
    assertThat(results()).containsExactly("{\"n\":\"1\"}", "{\"n\":\"3\"}", "{\"n\":\"4\"}");
    assertThat(journal()).hasSize(4);
  }

  @Test
  void aJournalThatIsDamagedInsideIsNotGuessedAt() throws IOException {
    stopAfterTheSecond();
    Path journal = out().resolve("journal.ndjson");
    Files.writeString(journal, Files.readString(journal).replaceFirst("\"status\":\"ok\"", "\"status\":\"o"));
    assertThat(work("--resume")).exitedWith(ExitCode.FAILED).errContains("error: invalid_state:", "is not the journal of a batch: line 2 cannot be read", "--fresh");
  }

  @Test
  void missingRecordsAreNoticed() throws IOException {
    stopAfterTheSecond();
    Files.writeString(out().resolve("results.ndjson"), "");
    assertThat(work("--resume")).exitedWith(ExitCode.FAILED).errContains("error: invalid_state:", "has 0 bytes, but the journal knows of 10");
  }

  @Test
  void changedInputsAreNamed() throws IOException {
    stopAfterTheSecond();
    Files.writeString(Path.of(task), "// changed", StandardOpenOption.APPEND);
    file("n.csv", "n\n7\n2\n3\n4\n5\n");
    assertThat(work("--resume"))
        .exitedWith(ExitCode.FAILED)
        .errContains("error: invalid_state: The batch in", "work.cmux.js` changed", "the rows of --sites changed", "Of the 2 jobs that have ended, these are no longer in it: 1 (row 1).", "--fresh");
    assertThat(work("--resume", "--shard", "1/2")).errContains("it was the whole batch and is shard 1/2");
    assertThat(site.requests()).hasSize(2);
  }

  @Test
  void aFolderWithABatchIsNotOverwrittenUnlessAsked() throws IOException {
    stopAfterTheSecond();
    assertThat(work()).exitedWith(ExitCode.FAILED).errContains("error: invalid_state:", "has a batch already: 2 of its 4 jobs have ended.", "--resume", "--fresh");
    assertThat(work("--fresh")).outContains("3 ok, 1 failed; 3 records");
    assertThat(results()).hasSize(3);
  }

  @Test
  void thereMayBeNothingToResume() {
    assertThat(work("--resume")).outContains("3 ok, 1 failed");
  }
}
