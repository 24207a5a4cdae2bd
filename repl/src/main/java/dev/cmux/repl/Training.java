package dev.cmux.repl;

import dev.cmux.repl.client.Client;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.wire.Reply;
import dev.cmux.repl.wire.Request;
import dev.cmux.repl.wire.SessionFolder;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The run from which the JVM learns what to keep in a start-up cache: does once, in silence, what commands do.
///
/// The launcher starts it with `-XX:AOTCacheOutput` and the name of a profile, in the background, after a build. What happens here decides
/// what starts fast.
final class Training {

  private static final String TASK =
      """
      console.log('hello', { n: 1, list: [1, 2] });
      await new Promise((resolve) => setTimeout(resolve, 1));
      try { await Promise.reject(new Error('x')); } catch (error) { console.error(error.message); }
      """;

  private Training() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("client")) {
      client();
    } else {
      commands();
    }
  }

  private static void commands() throws ClassNotFoundException {
    Class.forName(Main.class.getName());
    Streams nowhere =
        new Streams(new ByteArrayInputStream(TASK.getBytes(StandardCharsets.UTF_8)), silent(), silent());
    new CommandLine(nowhere).run("run", "-");
    new CommandLine(nowhere).run("--help");
    new CommandLine(nowhere).run("--version");
    new CommandLine(nowhere).run("no-such-command", "--json");
  }

  private static PrintStream silent() {
    return new PrintStream(OutputStream.nullOutputStream());
  }

  /// One conversation with a server that says one word.
  private static void client() throws Exception {
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "cmux-");
    Map<String, String> environment = Map.of("CMUX_RUNTIME_DIR", folder.toString());
    SessionFolder session = SessionFolder.open("default", environment, System.getProperty("cmux.uid", ""));
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(session.address());
      Thread server = Thread.ofPlatform().daemon().start(() -> answerOnce(socket));
      Client.run(environment, "browser", "surface:1", "get", "url", "--json");
      server.join();
    } finally {
      Files.deleteIfExists(session.socket());
      Files.deleteIfExists(folder);
    }
  }

  private static void answerOnce(ServerSocketChannel socket) {
    try (SocketChannel channel = socket.accept()) {
      Request.read(new DataInputStream(Channels.newInputStream(channel)));
      DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
      new Reply.Out("https://example.com/\n".getBytes(StandardCharsets.UTF_8)).write(out);
      new Reply.Exit(0).write(out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
