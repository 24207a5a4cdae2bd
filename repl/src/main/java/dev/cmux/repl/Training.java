package dev.cmux.repl;

import dev.cmux.repl.output.Streams;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/// The run from which the JVM learns what to keep in its start-up cache: does once, in silence, what short commands do.
///
/// The launcher starts it with `-XX:AOTCacheOutput`, in the background, after a build. What happens here decides what starts fast.
final class Training {

  private Training() {}

  public static void main(String[] args) throws ClassNotFoundException {
    Class.forName(Main.class.getName());
    Streams nowhere =
        new Streams(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(OutputStream.nullOutputStream()));
    new CommandLine(nowhere).run("--help");
    new CommandLine(nowhere).run("--version");
    new CommandLine(nowhere).run("no-such-command", "--json");
  }
}
