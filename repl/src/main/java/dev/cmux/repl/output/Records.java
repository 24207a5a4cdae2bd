package dev.cmux.repl.output;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Where the result records of a task go: newline-delimited JSON, each line in one write, so that what is there is whole whenever the task
/// ends. Any thread.
public final class Records implements AutoCloseable {

  private final OutputStream out;
  private final String where;
  private final boolean closes;
  private int count;

  private Records(OutputStream out, String where, boolean closes) {
    this.out = out;
    this.where = where;
    this.closes = closes;
  }

  /// Into a file, which is emptied first.
  ///
  /// @throws EngineException `io_error` when it cannot be written
  public static Records toFile(Path file) {
    try {
      return new Records(Files.newOutputStream(file), file.toString(), true);
    } catch (IOException e) {
      throw failed(file.toString(), e);
    }
  }

  /// Into a stream that stays open.
  public static Records to(OutputStream stream) {
    return new Records(stream, "standard output", false);
  }

  /// Writes one record, given as JSON text.
  ///
  /// @throws EngineException `io_error` when it cannot be written, for example because the disk is full
  public synchronized void write(String json) {
    try {
      out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      count++;
    } catch (IOException e) {
      throw failed(where, e);
    }
  }

  /// How many there are.
  public synchronized int count() {
    return count;
  }

  @Override
  public synchronized void close() {
    if (closes) {
      try {
        out.close();
      } catch (IOException e) {
        throw failed(where, e);
      }
    }
  }

  private static EngineException failed(String where, IOException cause) {
    boolean noFolder = cause instanceof NoSuchFileException;
    String reason = noFolder ? "its folder does not exist" : FileErrors.reason(cause);
    return EngineException.ioError("Records cannot be written to %s: %s.".formatted(where, reason))
        .withHint(
            noFolder
                ? "Make the folder first, or choose another file with `--output`."
                : reason.startsWith("no space") ? "Free some space, or choose another file with `--output`." : "Choose another file with `--output`.")
        .causedBy(cause);
  }
}
