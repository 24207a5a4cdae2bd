package dev.cmux.repl.client;

import dev.cmux.repl.wire.Reply;
import dev.cmux.repl.wire.Request;
import dev.cmux.repl.wire.SessionFolder;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The session server of one name, as a client sees it: there or not, to be started or stopped.
final class ServerProcess {

  /// How long a server may take from start to first answer, and from the request to end to its end.
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static final long PAUSE_MILLIS = 20;

  private final SessionFolder folder;

  ServerProcess(SessionFolder folder) {
    this.folder = folder;
  }

  Path log() {
    return folder.log();
  }

  /// A connection, or null when nobody listens: there is no socket, or a killed server left it.
  SocketChannel connect() throws IOException {
    if (!Files.exists(folder.socket())) {
      return null;
    }
    try {
      return SocketChannel.open(folder.address());
    } catch (java.net.SocketException _) {
      return null;
    }
  }

  /// Whether there is a socket. One that nobody listens to is a killed server's: a server that ends takes its own away.
  boolean hasSocket() {
    return Files.exists(folder.socket());
  }

  /// Starts a server and connects to it. When several clients do this at once, the lock lets one server live and all connect to that.
  ///
  /// @throws IOException when no server answers
  SocketChannel start() throws IOException {
    Path launcher = Path.of(System.getProperty("cmux.home", ""), "cmux");
    ProcessBuilder server = new ProcessBuilder(launcher.toString(), "server", "run", "--session", folder.name());
    // The server must not wait for its start-up cache.
    server.environment().remove("CMUX_AOT");
    // Each command brings its own.
    server.environment().remove("CMUX_STATE_PASSPHRASE");
    Process process =
        server
            .directory(folder.folder().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
            .redirectErrorStream(true)
            .start();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < deadline) {
      SocketChannel channel = connect();
      if (channel != null) {
        return channel;
      }
      if (!process.isAlive() && process.exitValue() != 0) {
        throw new IOException("it ended with status " + process.exitValue() + " (" + lastWords() + ")");
      }
      pause();
    }
    throw new IOException("it did not answer within 60 seconds");
  }

  private String lastWords() throws IOException {
    String last = "";
    for (String line : Files.readAllLines(folder.log())) {
      last = line.startsWith("error: ") ? line : last;
    }
    return last.isEmpty() ? "without a word" : last;
  }

  /// Ends the server, whatever build it is of, and returns when it is gone.
  void stop() {
    try (SocketChannel channel = connect()) {
      if (channel == null) {
        return;
      }
      DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
      new Request("", "/", List.of("server", "stop"), Map.of(), new byte[0]).write(out);
      out.flush();
      DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
      while (!(Reply.read(in) instanceof Reply.Exit)) {
        // Its words are for whoever asked it to stop by hand.
      }
    } catch (IOException _) {
      // Gone before it could answer.
    }
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (Files.exists(folder.socket()) && System.nanoTime() < deadline) {
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
