package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Batches as the processes they are, ended from outside.
class BatchIT {

  private static final String TASK =
      """
      const s = await cmux.open(cmux.params.url + '?n=' + cmux.params.n);
      cmux.output({ n: cmux.params.n, page: await s.get.title() });
      """;
  private static final int JOBS = 12;

  /// Answers at once, but for one job, which is held until the test lets it go.
  private static TestSite site(int held, CountDownLatch came, CountDownLatch go) {
    TestSite site = TestSite.start();
    return site.handle(
        "/",
        exchange -> {
          if (("n=" + held).equals(exchange.getRequestURI().getQuery())) {
            came.countDown();
            try {
              go.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
          byte[] body = "<title>Page</title>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  private static void inputs(CmuxProcess cmux, TestSite site) throws IOException {
    Files.writeString(cmux.folder().resolve("page.cmux.js"), TASK);
    StringBuilder rows = new StringBuilder("url,n\n");
    IntStream.rangeClosed(1, JOBS).forEach(n -> rows.append(site.url("/")).append(',').append(n).append('\n'));
    Files.writeString(cmux.folder().resolve("pages.csv"), rows);
  }

  private static List<String> lines(CmuxProcess cmux, String name) throws IOException {
    return Files.readAllLines(cmux.folder().resolve("out").resolve(name));
  }

  /// Waits until the journal has at least so many jobs: what it holds is on the disk, so a kill now must not lose it.
  private static void awaitJobs(CmuxProcess cmux, int jobs, Process process) throws IOException, InterruptedException {
    Path journal = cmux.folder().resolve("out/journal.ndjson");
    while (!Files.exists(journal) || Files.readAllLines(journal).size() <= jobs) {
      assertThat(process.isAlive()).as("the batch is still running").isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void aKilledBatchGoesOnWhereItWasAndRunsNothingTwice() throws Exception {
    CountDownLatch came = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (TestSite site = site(8, came, go);
        CmuxProcess cmux = new CmuxProcess()) {
      inputs(cmux, site);
      Process process = cmux.start("exec cmux batch page.cmux.js --sites pages.csv --out out --concurrency 1 --resume");
      came.await();
      awaitJobs(cmux, 7, process);
      process.destroyForcibly().waitFor();
      go.countDown();
      CmuxProcess.Result result = cmux.bash("cmux batch page.cmux.js --sites pages.csv --out out --resume");
      assertThat(result.err()).isEmpty();
      assertThat(result.status()).isZero();
      assertThat(result.out()).contains("resuming: 7 of 12 jobs ended in an earlier run, 5 to go", "12 ok, 0 failed; 12 records");
      assertThat(lines(cmux, "results.ndjson"))
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, JOBS).mapToObj("{\"n\":\"%d\",\"page\":\"Page\"}"::formatted).toList());
      // Only the job that was under way when the process died was asked for twice.
      assertThat(site.requests()).hasSize(JOBS + 1).filteredOn(request -> request.endsWith("n=8")).hasSize(2);
    }
  }

  @Test
  void anInterruptLetsRunningJobsEndAndBeginsNoMore() throws Exception {
    CountDownLatch came = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (TestSite site = site(3, came, go);
        CmuxProcess cmux = new CmuxProcess()) {
      inputs(cmux, site);
      Process process = cmux.start("exec cmux batch page.cmux.js --sites pages.csv --out out --concurrency 1");
      came.await();
      signal(process);
      String said = process.inputReader().lines().filter(line -> line.startsWith("interrupted")).findFirst().orElseThrow();
      assertThat(said).isEqualTo("interrupted: 1 running job may end within 5 s; Ctrl-C once more stops at once");
      go.countDown();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(lines(cmux, "journal.ndjson")).hasSize(1 + 3);
      assertThat(lines(cmux, "results.ndjson")).hasSize(3);
    }
  }

  @Test
  void aSecondInterruptEndsItAtOnce() throws Exception {
    CountDownLatch came = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (TestSite site = site(2, came, go);
        CmuxProcess cmux = new CmuxProcess()) {
      inputs(cmux, site);
      Process process = cmux.start("exec cmux batch page.cmux.js --sites pages.csv --out out --concurrency 1");
      came.await();
      awaitJobs(cmux, 1, process);
      signal(process);
      assertThat(process.inputReader().lines().anyMatch(line -> line.startsWith("interrupted"))).isTrue();
      signal(process);
      assertThat(process.inputReader().lines().toList()).containsExactly("stopped: what has ended is kept, and `--resume` goes on from there");
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
      go.countDown();
      assertThat(lines(cmux, "journal.ndjson")).hasSize(1 + 1);
      assertThat(cmux.bash("cmux batch page.cmux.js --sites pages.csv --out out --resume").out()).contains("resuming: 1 of 12", "12 ok");
    }
  }

  /// Not SIGINT: a shell that runs these tests in the background ignores it for its children, and a JVM heeds that.
  private static void signal(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
  }
}
