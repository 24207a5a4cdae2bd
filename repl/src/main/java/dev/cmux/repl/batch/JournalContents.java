package dev.cmux.repl.batch;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.engine.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the journal of a folder says. A last line that is torn, because the process or the machine died while it was written, is left out: its
/// job has not ended.
///
/// @param header which batch it is
/// @param results the jobs that ended, by id, in the order they ended; of a job that was run again, the last result
/// @param bytes how much of the file is whole
/// @param resultsEnd how much of `results.ndjson` belongs to these jobs
public record JournalContents(JournalHeader header, Map<String, JobResult> results, long bytes, long resultsEnd) {

  /// The journal's name inside the folder of a batch.
  public static final String FILE = "journal.ndjson";

  /// The name of the file with the records of all jobs.
  public static final String RESULTS_FILE = "results.ndjson";

  /// Reads the journal of a folder.
  ///
  /// @throws EngineException `not_found` when there is none, `io_error` when it cannot be read, `invalid_state` when it is not one
  public static JournalContents read(Path folder) {
    Path file = folder.resolve(FILE);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileErrors.read(file, e);
    }
    return new Reader(file, bytes).read();
  }

  /// The same, or nothing when the folder has no journal, or one that died before its first line was written.
  static Optional<JournalContents> find(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (Files.notExists(file) || !Files.readString(file, StandardCharsets.ISO_8859_1).contains("\n")) {
        return Optional.empty();
      }
    } catch (IOException e) {
      throw FileErrors.read(file, e);
    }
    return Optional.of(read(folder));
  }

  /// The same without the jobs that failed, so that they run again.
  JournalContents withoutFailed() {
    Map<String, JobResult> kept = new LinkedHashMap<>(results);
    kept.values().removeIf(JobResult::failed);
    return new JournalContents(header, kept, bytes, resultsEnd);
  }

  /// The results in the order of their jobs.
  public List<JobResult> inOrder() {
    return results.values().stream().sorted(Comparator.comparingInt(result -> result.job().index())).toList();
  }

  /// One reading.
  private static final class Reader {

    private final Path file;
    private final byte[] bytes;
    private final Map<String, JobResult> results = new LinkedHashMap<>();
    private JournalHeader header;
    private long resultsEnd;

    Reader(Path file, byte[] bytes) {
      this.file = file;
      this.bytes = bytes;
    }

    JournalContents read() {
      int start = 0;
      int line = 0;
      while (start < bytes.length) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
          end++;
        }
        line++;
        if (end == bytes.length || !take(new String(bytes, start, end - start, StandardCharsets.UTF_8), line, end + 1 == bytes.length)) {
          break;
        }
        start = end + 1;
      }
      if (header == null) {
        throw damaged(1, "it is empty");
      }
      return new JournalContents(header, results, start, resultsEnd);
    }

    /// @return whether the line is whole
    private boolean take(String text, int line, boolean last) {
      try {
        if (!(JsonText.parse(text) instanceof Map<?, ?> map)) {
          throw new IllegalArgumentException("it is no object");
        }
        Map<String, Object> members = Plain.names(map);
        if (header == null) {
          header = JournalHeader.fromMap(members);
        } else {
          JobResult result = JobResult.fromMap(members);
          results.remove(result.job().id());
          results.put(result.job().id(), result);
          resultsEnd = new Plain(members).number("resultsEnd");
        }
        return true;
      } catch (IllegalArgumentException | EngineException e) {
        if (last && header != null) {
          return false;
        }
        throw damaged(line, e.getMessage());
      }
    }

    private EngineException damaged(int line, String why) {
      return EngineException.invalidState("`%s` is not the journal of a batch: line %d cannot be read (%s).".formatted(file, line, why))
          .with("path", file.toString())
          .with("line", line)
          .withHint("Choose another folder with `--out`, or start over in this one with `--fresh`.");
    }
  }
}
