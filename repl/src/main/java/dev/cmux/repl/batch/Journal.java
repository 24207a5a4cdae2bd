package dev.cmux.repl.batch;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.engine.json.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Keeps what a batch has done, whatever ends the process: a line a job in `journal.ndjson`, and the jobs' records in `results.ndjson`.
///
/// Jobs that end close together are written as one group: first their records, then a forced write, then their lines, then another. A line tells how
/// long the results are with its job, so whatever stands behind the last line's mark belongs to no job that ended, and is cut off by the next
/// run. So a job's line and all of its records are there, or neither is. Any thread may add; one thread writes.
final class Journal implements AutoCloseable {

  /// How long a result may wait for others to be forced to the disk with it.
  private static final long GROUP_MILLIS = 50;

  private final Path folder;
  private final FileChannel lines;
  private final FileChannel results;
  private final Consumer<JobResult> written;
  private final Consumer<EngineException> broken;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final Thread writer;
  private long linesEnd;
  private long resultsEnd;

  /// One job to be written; without a job, the end.
  private record Entry(JobResult result, List<String> records) {}

  private static final Entry END = new Entry(null, List.of());

  private Journal(
      Path folder, FileChannel lines, FileChannel results, long linesEnd, long resultsEnd, Consumer<JobResult> written, Consumer<EngineException> broken) {
    this.folder = folder;
    this.lines = lines;
    this.results = results;
    this.linesEnd = linesEnd;
    this.resultsEnd = resultsEnd;
    this.written = written;
    this.broken = broken;
    writer = Thread.ofPlatform().name("cmux-journal").unstarted(this::write);
  }

  /// Begins the journal of a folder, or goes on with the one that is there.
  ///
  /// @param earlier what the journal says already; null to begin a new one, which replaces whatever is there
  /// @param written hears of each result when it is on the disk, on the writing thread
  /// @param broken hears that nothing can be written any more; what is on the disk is whole
  /// @throws EngineException `io_error` when the files cannot be written, `invalid_state` when another process is at it
  static Journal open(Path folder, JournalHeader header, JournalContents earlier, Consumer<JobResult> written, Consumer<EngineException> broken) {
    Path file = folder.resolve(JournalContents.FILE);
    FileChannel lines = null;
    FileChannel results = null;
    try {
      lines = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(lines, folder);
      results = FileChannel.open(folder.resolve(JournalContents.RESULTS_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Journal journal =
          new Journal(
              folder, lines, results, earlier == null ? 0 : earlier.bytes(), earlier == null ? 0 : earlier.resultsEnd(), written, broken);
      if (results.size() < journal.resultsEnd) {
        throw EngineException.invalidState(
                "`%s` has %d bytes, but the journal knows of %d: records are missing."
                    .formatted(folder.resolve(JournalContents.RESULTS_FILE), results.size(), journal.resultsEnd))
            .withHint("Bring the file back, or start over with `--fresh`.");
      }
      journal.cutOff();
      if (earlier == null) {
        journal.append(lines, JsonText.line(header.toMap()) + "\n", 0);
        lines.force(true);
        journal.linesEnd = lines.position();
      }
      journal.writer.start();
      return journal;
    } catch (IOException | RuntimeException e) {
      closeQuietly(lines);
      closeQuietly(results);
      throw e instanceof IOException failure ? FileErrors.write(file, failure) : (RuntimeException) e;
    }
  }

  private static void lock(FileChannel lines, Path folder) throws IOException {
    boolean free;
    try {
      free = lines.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      free = false;
    }
    if (!free) {
      throw EngineException.invalidState("Another batch is running in `%s`.".formatted(folder)).withHint("Wait for it, or choose another folder with `--out`.");
    }
  }

  /// Adds a job that has ended, with its records as JSON texts. Returns at once; `written` or `broken` follows.
  void add(JobResult result, List<String> records) {
    queue.add(new Entry(result, records));
  }

  private void write() {
    List<Entry> group = new ArrayList<>();
    EngineException failure = null;
    while (!group.contains(END)) {
      group.clear();
      gather(group);
      if (failure == null) {
        try {
          commit(group);
        } catch (IOException e) {
          failure = FileErrors.write(folder.resolve(JournalContents.FILE), e);
          cutOffIfPossible();
          broken.accept(
              EngineException.ioError("The batch cannot be recorded in `%s`: %s".formatted(folder, failure.getMessage()))
                  .with("path", folder.toString())
                  .withHint("What is recorded is whole. Free some space, and go on with `--resume`.")
                  .causedBy(e));
        }
      }
    }
  }

  private void gather(List<Entry> group) {
    try {
      group.add(queue.take());
      if (!group.contains(END)) {
        TimeUnit.MILLISECONDS.sleep(GROUP_MILLIS);
      }
      queue.drainTo(group);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the journal", e);
    }
  }

  private void commit(List<Entry> group) throws IOException {
    List<Entry> jobs = group.stream().filter(entry -> entry != END).toList();
    if (jobs.isEmpty()) {
      return;
    }
    StringBuilder records = new StringBuilder();
    StringBuilder entries = new StringBuilder();
    long mark = resultsEnd;
    for (Entry entry : jobs) {
      for (String each : entry.records()) {
        records.append(each).append('\n');
        mark += each.getBytes(StandardCharsets.UTF_8).length + 1L;
      }
      Map<String, Object> line = new LinkedHashMap<>(entry.result().toMap());
      line.put("resultsEnd", mark);
      entries.append(JsonText.line(line)).append('\n');
    }
    if (!records.isEmpty()) {
      append(results, records.toString(), resultsEnd);
      results.force(false);
    }
    append(lines, entries.toString(), linesEnd);
    lines.force(false);
    resultsEnd = mark;
    linesEnd = lines.position();
    jobs.forEach(entry -> written.accept(entry.result()));
  }

  private void append(FileChannel channel, String text, long at) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    channel.position(at);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// What stands behind the marks belongs to no job that ended.
  private void cutOff() throws IOException {
    lines.truncate(linesEnd);
    results.truncate(resultsEnd);
  }

  private void cutOffIfPossible() {
    try {
      cutOff();
    } catch (IOException _) {
      // The next run cuts it off.
    }
  }

  /// Writes what was added and ends the writing thread.
  @Override
  public void close() {
    queue.add(END);
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    closeQuietly(lines);
    closeQuietly(results);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException _) {
      // Everything that counts was forced before.
    }
  }
}
