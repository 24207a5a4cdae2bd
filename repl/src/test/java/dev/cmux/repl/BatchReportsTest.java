package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.repl.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class BatchReportsTest extends BatchFixture {

  @Test
  void reportsAreChosenAndOneThatDoesNotExistIsRefusedBeforeAnythingRuns() throws IOException {
    String task = task("greet.cmux.js", "cmux.output({ hello: 1 }); if (cmux.params.n === '2') throw new TypeError('no twos');");
    String sites = file("n.csv", "n\n1\n2\n");

    assertThat(batch(task, "--sites", sites, "--report", "html,pdf")).exitedWith(ExitCode.USAGE).errContains("There is no report `pdf`; there are json, junit, html and none.");
    assertThat(out()).doesNotExist();
    assertThat(batch(task, "--sites", sites, "--report", "none", "--quiet")).outContains("✗ 2  js_error: TypeError: no twos");
    assertThat(Files.list(out()).map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("journal.ndjson", "results.ndjson", "jobs");
    assertThat(batch(task, "--sites", sites, "--resume", "--report", "junit", "--report", "json")).outContains("junit  ", "json   ");
    assertThat(out().resolve("junit.xml")).content().contains("<failure type=\"js_error\" message=\"TypeError: no twos\">", "greet.cmux.js:1:");
    assertThat(out().resolve("report.html")).doesNotExist();
    assertThat(batch(task, "--sites", sites, "--resume")).outContains("html   ");
    assertThat(out().resolve("report.html")).content().contains("no twos");
  }
}
