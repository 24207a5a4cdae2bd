package dev.cmux.repl.live;

import dev.cmux.repl.batch.BatchListener;
import dev.cmux.repl.batch.BatchPlan;
import dev.cmux.repl.batch.BatchProgress;
import dev.cmux.repl.batch.BatchSummary;
import dev.cmux.repl.batch.Job;
import dev.cmux.repl.batch.JobError;
import dev.cmux.repl.batch.JobResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A batch at a terminal: failures scroll by, and below them a block of lines that is drawn again and again has the progress and what runs.
///
/// Whoever tells it something only leaves a note. One thread of its own draws, ten times a second at most, so that neither a busy batch nor a slow
/// terminal holds up the jobs. The window is measured at each drawing.
public final class LiveView implements BatchListener {

  private static final long FRAME_MILLIS = 100;

  private final PrintStream out;
  private final Screen screen;
  private final Paint paint;
  private final LiveBlock block;
  private final Map<String, RunningJob> running = new LinkedHashMap<>();
  private final List<JobResult> failures = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private Optional<BatchProgress> progress = Optional.empty();
  private ScheduledExecutorService frames;

  /// @param out the terminal
  /// @param colors whether colours are wanted
  public LiveView(PrintStream out, Screen screen, boolean colors) {
    this.out = out;
    this.screen = screen;
    this.paint = new Paint(colors);
    this.block = new LiveBlock(paint);
  }

  @Override
  public synchronized void started(BatchPlan plan) {
    remarks.add(Remarks.begins(plan));
    frames = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("cmux-live").factory());
    frames.scheduleWithFixedDelay(this::draw, 0, FRAME_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void jobStarted(Job job) {
    running.put(job.id(), new RunningJob(job, System.nanoTime()));
  }

  @Override
  public synchronized void verb(Job job, String verb, String argument) {
    Optional.ofNullable(running.get(job.id())).ifPresent(line -> line.verb(verb, argument));
  }

  @Override
  public synchronized void page(Job job, String url) {
    Optional.ofNullable(running.get(job.id())).ifPresent(line -> line.page(url));
  }

  @Override
  public synchronized void retrying(Job job, int attempt, JobError error, Duration wait, boolean sameSession) {
    Optional.ofNullable(running.get(job.id())).ifPresent(line -> line.retries(attempt, error));
  }

  @Override
  public synchronized void jobEnded(JobResult result) {
    running.remove(result.job().id());
    if (result.failed()) {
      failures.add(result);
    }
  }

  @Override
  public synchronized void progress(BatchProgress now) {
    progress = Optional.of(now);
  }

  @Override
  public synchronized void interrupting(int jobs, Duration grace) {
    remarks.add(Remarks.interrupting(jobs, grace));
  }

  @Override
  public void cutOff() {
    synchronized (this) {
      remarks.add(Remarks.CUT_OFF);
    }
    takeAway();
  }

  @Override
  public void ended(BatchSummary summary) {
    takeAway();
  }

  /// What scrolled by stays.
  private void takeAway() {
    frames.shutdown();
    try {
      frames.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Screen.Size size = screen.size();
    write(block.erase(size.columns()) + above(size.columns()));
  }

  private void draw() {
    Screen.Size size = screen.size();
    String above = above(size.columns());
    write(block.draw(above, lines(size), size.columns()));
  }

  /// What has happened since the last drawing and stays in the window's history.
  private synchronized String above(int columns) {
    StringBuilder text = new StringBuilder();
    remarks.forEach(remark -> text.append(paint.grey(LineText.fit(remark, columns - 1))).append('\n'));
    failures.forEach(failure -> FailureLines.of(failure, columns - 1, paint).forEach(line -> text.append(line).append('\n')));
    remarks.clear();
    failures.clear();
    return text.toString();
  }

  private synchronized List<String> lines(Screen.Size size) {
    return progress.map(now -> block.lines(now, List.copyOf(running.values()), size, System.nanoTime())).orElse(List.of());
  }

  /// Outside the lock: a terminal may be stopped with Ctrl-S.
  private void write(String text) {
    out.print(text);
    out.flush();
  }
}
