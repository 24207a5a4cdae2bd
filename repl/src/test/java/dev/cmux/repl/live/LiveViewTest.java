package dev.cmux.repl.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.repl.batch.BatchListener;
import dev.cmux.repl.batch.BatchPlan;
import dev.cmux.repl.batch.BatchProgress;
import dev.cmux.repl.batch.BatchSummary;
import dev.cmux.repl.batch.Job;
import dev.cmux.repl.batch.JobError;
import dev.cmux.repl.batch.JobResult;
import dev.cmux.repl.report.FailureGroup;
import dev.cmux.repl.report.ReportForm;
import dev.cmux.stdlib.host.CallSite;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveViewTest {

  private static final Paint PLAIN = new Paint(false);
  private static final BatchProgress HALF = new BatchProgress(1000, 412, 3, 40, 28.4, Duration.ofSeconds(15), Optional.of(Duration.ofSeconds(21)));

  @ParameterizedTest
  @CsvSource({"120, 40", "80, 24", "40, 10", "40, 3", "20, 5", "12, 2"})
  void theBlockFitsIntoTheWindow(int columns, int rows) {
    List<RunningJob> running = IntStream.range(0, 40).mapToObj(i -> running("日本語の会社 " + i)).toList();

    List<String> lines = new LiveBlock(PLAIN).lines(HALF, running, new Screen.Size(columns, rows), 5_000_000_000L);

    assertThat(lines.size()).isLessThan(rows);
    assertThat(lines).allSatisfy(line -> assertThat(LineText.columns(line)).isLessThan(columns));
  }

  @Test
  void aWideWindowShowsWhatEachJobIsAtAndWhere() {
    RunningJob job = running("acme");
    job.verb("click", "#save");
    job.page("https://acme.example/dashboard");

    List<String> lines = new LiveBlock(PLAIN).lines(HALF, List.of(job), new Screen.Size(120, 30), 2_100_000_000L);

    assertThat(lines.getFirst()).startsWith(" ━━━").endsWith("─ 415/1,000 · 3 failed · 28.4/s · 21 s left");
    assertThat(lines.get(1)).matches(" {2}acme +click #save +https://acme.example/dashboard +2.1 s");
  }

  @Test
  void aNarrowWindowKeepsCountsAndTimeLeft() {
    List<String> lines = new LiveBlock(PLAIN).lines(HALF, List.of(), new Screen.Size(40, 30), 0);

    assertThat(lines).containsExactly(" ━━── 415/1,000 · 3 failed · 21 s left");
  }

  @Test
  void whatScrollsByComesAboveTheBlockWhichMovesDown() {
    LiveBlock block = new LiveBlock(PLAIN);

    assertThat(block.draw("", List.of("one", "two"), 80)).isEqualTo("one\ntwo\n");
    assertThat(block.draw("", List.of("one", "two"), 80)).as("nothing has changed").isEmpty();
    assertThat(block.draw("failed\n", List.of("one"), 80)).isEqualTo("\r\033[2A\033[Jfailed\none\n");
    assertThat(block.erase(80)).isEqualTo("\r\033[1A\033[J");
  }

  @Test
  void linesThatANarrowerWindowHasBrokenAreTakenAwayWhole() {
    LiveBlock block = new LiveBlock(new Paint(true));
    block.draw("", List.of(new Paint(true).red("x".repeat(70)), "y"), 80);

    assertThat(block.erase(40)).isEqualTo("\r\033[3A\033[J");
  }

  @Test
  void failuresStayAndTheBlockGoes() {
    String written =
        written(
            out -> new LiveView(out, () -> new Screen.Size(60, 20), true),
            view -> {
              view.jobStarted(job("acme"));
              view.verb(job("acme"), "goto", "https://acme.example/");
              view.jobEnded(failed("acme\033[2J", "Nothing matches\u202e `#go`\nat all."));
            });

    assertThat(written.replaceAll("\033\\[[0-9;]*m", "")).contains("✗ acme[2J  not_found: Nothing matches `#go` at all.\n  a.cmux.js:3:9 (job-acme\033[2J, 2 attempts)".replace("\033", ""));
    assertThat(written).doesNotContain("\033[2J", "\u202e").endsWith("\n");
  }

  @Test
  void aBatchThatIsCutOffLeavesNoLinesOfJobsThatRunNoMore() throws InterruptedException {
    CountDownLatch shown = new CountDownLatch(1);
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            if (toString(StandardCharsets.UTF_8).contains("acme")) {
              shown.countDown();
            }
          }
        };
    LiveView view = new LiveView(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> new Screen.Size(80, 20), true);
    view.started(new BatchPlan(List.of(job("acme")), 0, 4, Path.of("/out")));
    view.jobStarted(job("acme"));
    view.progress(HALF);
    shown.await();
    view.cutOff();

    String written = bytes.toString(StandardCharsets.UTF_8);
    assertThat(written.substring(written.lastIndexOf("\033[J"))).doesNotContain("acme").contains("stopped: what has ended is kept, and `--resume` goes on from there");
  }

  @Test
  void aPipeGetsALineAJobAndTheProgressNowAndThen() {
    String written =
        written(
            out -> new PlainLines(out, false),
            lines -> {
              lines.retrying(job("acme"), 2, failed("acme", "Gone.").error().orElseThrow(), Duration.ofMillis(1500), true);
              lines.jobEnded(failed("acme", "Nothing matches `#go`."));
              lines.progress(HALF);
              lines.progress(new BatchProgress(1000, 412, 3, 4, 0.5, Duration.ofSeconds(31), Optional.of(Duration.ofMinutes(20))));
              lines.progress(new BatchProgress(1000, 413, 3, 4, 0.5, Duration.ofSeconds(40), Optional.empty()));
            });

    assertThat(written)
        .isEqualTo(
            """
            1 job, in /out
            ↻ acme attempt 2 in 1.5 s, same session, after not_found: Gone.
            ✗ acme  not_found: Nothing matches `#go`.
              a.cmux.js:3:9 (job-acme, 2 attempts)
            … 415/1,000 · 3 failed · 30.0/min · 20 m 00 s left
            """);
  }

  @Test
  void quietSaysWhatFailedOnly() {
    String written =
        written(
            out -> new PlainLines(out, true),
            lines -> {
              lines.jobEnded(failed("acme", "Gone."));
              lines.progress(new BatchProgress(1000, 412, 3, 4, 0.5, Duration.ofSeconds(31), Optional.empty()));
            });

    assertThat(written.lines()).containsExactly("✗ acme  not_found: Gone.", "  a.cmux.js:3:9 (job-acme, 2 attempts)");
  }

  @Test
  void theLastWordsSayWhatFailedMostWhereTheReportsAreAndWhatToRun() {
    BatchSummary summary = summary(BatchSummary.Ending.INTERRUPTED, 10, 6, 3);
    List<FailureGroup> failures = List.of(new FailureGroup("not_found", "Nothing matches `#go`.", List.of("a", "b")), new FailureGroup("timeout", "Too long.", List.of("c")));

    assertThat(Closing.lines(summary, failures, Map.of(ReportForm.HTML, Path.of("/out/report.html")), 80, false))
        .containsExactly(
            "✗ 6 ok, 3 failed, 1 not run; 6 records in 1 m 00 s",
            "     2 × not_found: Nothing matches `#go`.",
            "     1 × timeout: Too long.",
            "It was interrupted.",
            "html   /out/report.html",
            "Go on with the same command and --resume, or --rerun-failed for the failed ones too.");
    assertThat(Closing.lines(summary(BatchSummary.Ending.FINISHED, 1, 1, 0), List.of(), Map.of(), 80, false)).containsExactly("✓ 1 ok, 0 failed; 1 record in 1 m 00 s");
  }

  private static <L extends BatchListener> String written(Function<PrintStream, L> listener, Consumer<L> events) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      L heard = listener.apply(out);
      heard.started(new BatchPlan(List.of(job("acme")), 0, 4, Path.of("/out")));
      events.accept(heard);
      heard.ended(summary(BatchSummary.Ending.FINISHED, 1, 0, 1));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static BatchSummary summary(BatchSummary.Ending ending, int total, int ok, int failed) {
    Instant start = Instant.parse("2026-03-01T08:00:00Z");
    Optional<String> reason = ending == BatchSummary.Ending.INTERRUPTED ? Optional.of("It was interrupted.") : Optional.empty();
    return new BatchSummary(ending, reason, start, start.plusSeconds(60), total, ok, failed, 0, ok, 4, Optional.empty(), "0123", "1.2.3");
  }

  private static RunningJob running(String site) {
    return new RunningJob(job(site), 0);
  }

  private static Job job(String site) {
    return new Job("job-" + site, 0, "a.cmux.js", 1, site, Map.of("name", site), Optional.empty());
  }

  private static JobResult failed(String site, String message) {
    JobError error =
        new JobError("not_found", message, Optional.empty(), Map.of(), Optional.empty(), Optional.of(new CallSite("", "/x/a.cmux.js", 3, 9)), "");
    return new JobResult(job(site), JobResult.Status.FAILED, 2, Instant.EPOCH, 900, Optional.of(error), 0, Map.of(), "", Optional.empty());
  }
}
