package dev.cmux.repl.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The three streams of a process. Everything above the engine writes through one of these, so that a test can read what a user would see.
///
/// @param in standard input, bytes
/// @param out results, UTF-8, flushed by whoever writes the last line of a result
/// @param err errors and progress, UTF-8, flushed a line
public record Streams(InputStream in, PrintStream out, PrintStream err) {

  /// Those of this process. Always UTF-8: what a script prints must not depend on the locale of a cron job.
  public static Streams ofProcess() {
    return new Streams(
        new FileInputStream(FileDescriptor.in), print(FileDescriptor.out, false), print(FileDescriptor.err, true));
  }

  private static PrintStream print(FileDescriptor descriptor, boolean autoFlush) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 8192), autoFlush, StandardCharsets.UTF_8);
  }
}
