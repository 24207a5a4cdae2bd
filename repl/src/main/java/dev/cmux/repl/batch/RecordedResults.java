package dev.cmux.repl.batch;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.engine.json.JsonText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The results in the journal of a batch that has ended, in the order of its jobs. They are read when they are asked for, one at a time: what stays
/// in memory is where each stands, so that reports of large batches take none to speak of.
///
/// Of a job that was run again, the last result counts. May be read again and again, by one thread at a time.
public final class RecordedResults {

  private final Path file;
  private final List<Spot> spots;

  private record Spot(int index, long offset, int length) {}

  private RecordedResults(Path file, List<Spot> spots) {
    this.file = file;
    this.spots = spots;
  }

  /// Looks through the journal of a folder.
  ///
  /// @throws EngineException `not_found` when there is none, `io_error` when it cannot be read
  public static RecordedResults of(Path folder) {
    Path file = folder.resolve(JournalContents.FILE);
    Map<String, Spot> spots = new HashMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      long offset = 0;
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          line.write(next);
          continue;
        }
        if (offset > 0) {
          Job job = result(line.toString(StandardCharsets.UTF_8)).job();
          spots.put(job.id(), new Spot(job.index(), offset, line.size()));
        }
        offset += line.size() + 1L;
        line.reset();
      }
    } catch (IOException e) {
      throw FileErrors.read(file, e);
    }
    return new RecordedResults(file, spots.values().stream().sorted(Comparator.comparingInt(Spot::index)).toList());
  }

  /// How many there are.
  public int count() {
    return spots.size();
  }

  /// Looks at one result.
  ///
  /// @param <X> what it may fail with
  @FunctionalInterface
  public interface Visitor<X extends Exception> {
    void visit(JobResult result) throws X;
  }

  /// Shows all of them to a visitor.
  ///
  /// @throws EngineException `io_error` when the journal cannot be read
  /// @throws X what the visitor throws
  public <X extends Exception> void forEach(Visitor<X> visitor) throws X {
    try (Lines lines = new Lines(file)) {
      for (Spot spot : spots) {
        visitor.visit(lines.read(spot));
      }
    }
  }

  /// The open journal.
  private static final class Lines implements AutoCloseable {

    private final Path file;
    private final RandomAccessFile journal;

    Lines(Path file) {
      this.file = file;
      try {
        journal = new RandomAccessFile(file.toFile(), "r");
      } catch (IOException e) {
        throw FileErrors.read(file, e);
      }
    }

    JobResult read(Spot spot) {
      try {
        byte[] line = new byte[spot.length()];
        journal.seek(spot.offset());
        journal.readFully(line);
        return result(new String(line, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw FileErrors.read(file, e);
      }
    }

    @Override
    public void close() {
      try {
        journal.close();
      } catch (IOException e) {
        throw FileErrors.read(file, e);
      }
    }
  }

  private static JobResult result(String line) {
    return JobResult.fromMap(Plain.names((Map<?, ?>) JsonText.parse(line)));
  }
}
