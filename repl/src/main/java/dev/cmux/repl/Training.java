package dev.cmux.repl;

import dev.cmux.repl.output.Streams;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The run from which the JVM learns what to keep in its start-up cache: does once, in silence, what short commands do.
///
/// The launcher starts it with `-XX:AOTCacheOutput`, in the background, after a build. What happens here decides what starts fast.
final class Training {

  private static final String TASK =
      """
      console.log('hello', { n: 1, list: [1, 2] });
      await new Promise((resolve) => setTimeout(resolve, 1));
      try { await Promise.reject(new Error('x')); } catch (error) { console.error(error.message); }
      """;

  private Training() {}

  public static void main(String[] args) throws ClassNotFoundException {
    Class.forName(Main.class.getName());
    Streams nowhere =
        new Streams(
            new ByteArrayInputStream(TASK.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(OutputStream.nullOutputStream()));
    new CommandLine(nowhere).run("run", "-");
    new CommandLine(nowhere).run("--help");
    new CommandLine(nowhere).run("--version");
    new CommandLine(nowhere).run("no-such-command", "--json");
  }
}
