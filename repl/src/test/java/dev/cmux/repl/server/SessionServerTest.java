package dev.cmux.repl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.repl.wire.Reply;
import dev.cmux.repl.wire.Request;
import dev.cmux.repl.wire.SessionFolder;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The session server on a real socket, with clients that come, stay and go away.
@Timeout(60)
class SessionServerTest {

  /// Of sockets' paths there is little to spend.
  private Path folder;

  private SessionFolder session;
  private Running server;

  /// A server on a thread of its own, and its end.
  private record Running(SessionServer server, CompletableFuture<Void> ended) {}

  @BeforeEach
  void start() throws Exception {
    folder = Files.createTempDirectory(Path.of("/tmp"), "cmux-srv-");
    session = SessionFolder.open("default", Map.of("CMUX_RUNTIME_DIR", folder.toString()), Files.getAttribute(folder, "unix:uid").toString());
    server = serve(Duration.ofMinutes(30));
  }

  @AfterEach
  void end() throws Exception {
    server.server().stop();
    server.ended().get(30, TimeUnit.SECONDS);
    if (Files.exists(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private Running serve(Duration idle) throws Exception {
    SessionServer made = new SessionServer(session, "build-1", new SessionCommands("default"), (_, _, _) -> {}, idle);
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> {
      try {
        made.run();
        ended.complete(null);
      } catch (RuntimeException failure) {
        ended.completeExceptionally(failure);
      }
    });
    while (!ended.isDone()) {
      try (SocketChannel _ = SocketChannel.open(session.address())) {
        break;
      } catch (SocketException _) {
        Thread.onSpinWait();
      }
    }
    return new Running(made, ended);
  }

  /// One command on its way.
  private final class Client implements AutoCloseable {
    private final SocketChannel channel = SocketChannel.open(session.address());
    private final DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
    private final StringBuilder out = new StringBuilder();

    Client(String build, String... words) throws IOException {
      DataOutputStream request = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
      new Request(build, folder.toString(), List.of(words), Map.of(), new byte[0]).write(request);
      request.flush();
    }

    /// The last reply; what came before is in `out`.
    Reply last() throws IOException {
      while (true) {
        switch (Reply.read(in)) {
          case Reply.Out(byte[] bytes) -> out.append(new String(bytes, StandardCharsets.UTF_8));
          case Reply.Err(byte[] bytes) -> out.append(new String(bytes, StandardCharsets.UTF_8));
          case Reply reply -> {
            return reply;
          }
        }
      }
    }

    /// As a process that ends does to its sockets, except that the reply can still be read.
    void goAway() throws IOException {
      channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private String said(String... words) throws IOException {
    try (Client client = new Client("build-1", words)) {
      client.last();
      return client.out.toString();
    }
  }

  @Test
  void aClientThatGoesAwayCancelsItsWait() throws IOException {
    String surface = said("browser", "open", "about:blank").strip();
    try (Client waiting = new Client("build-1", "browser", surface, "wait", "--selector", "#never", "--timeout-ms", "600000")) {
      waiting.goAway();
      assertThat(waiting.last()).isEqualTo(new Reply.Exit(130));
    }
  }

  @Test
  void clientsDoNotWaitForEachOthersSurfacesAndAWaitLetsOthersIn() throws IOException {
    String first = said("browser", "open", "about:blank").strip();
    String second = said("browser", "open", "about:blank").strip();
    try (Client waiting = new Client("build-1", "browser", first, "wait", "--selector", "#late", "--timeout-ms", "600000")) {
      assertThat(said("browser", second, "get", "url")).isEqualTo("about:blank\n");
      said("browser", first, "eval", "document.body.innerHTML = '<p id=late>here</p>'");
      assertThat(waiting.last()).isEqualTo(new Reply.Exit(0));
    }
  }

  @Test
  void aTaskOfAClientThatGoesAwayIsStopped() throws IOException {
    String surface = said("browser", "open", "about:blank").strip();
    Path task = Files.writeString(folder.resolve("endless.cmux.js"), "console.log('begun'); await new Promise(() => setInterval(() => {}, 1000));");
    try (Client running = new Client("build-1", "run", task.toString(), "--surface", surface)) {
      assertThat(Reply.read(running.in)).isInstanceOfSatisfying(Reply.Out.class, begun -> assertThat(begun.bytes()).asString().isEqualTo("begun\n"));
      running.goAway();
      assertThat(running.last()).isEqualTo(new Reply.Exit(130));
    }
  }

  /// A task is stopped by interrupting its thread, which is printing nearly all of the time here.
  @Test
  void aTaskThatIsStoppedWhileItPrintsDoesNotCutOffTheReply() throws IOException {
    String surface = said("browser", "open", "about:blank").strip();
    Path task = Files.writeString(folder.resolve("talkative.cmux.js"), "while (true) console.log('more');");
    for (int i = 0; i < 20; i++) {
      try (Client running = new Client("build-1", "run", task.toString(), "--surface", surface)) {
        assertThat(Reply.read(running.in)).isInstanceOf(Reply.Out.class);
        running.goAway();
        assertThat(running.last()).isEqualTo(new Reply.Exit(130));
      }
    }
  }

  @Test
  void aServerWhoseSocketIsDeletedEnds() throws Exception {
    Files.delete(session.socket());
    server.ended().get(30, TimeUnit.SECONDS);
  }

  @Test
  void aServerWhoseSocketIsDeletedWhileItBeginsEndsToo() throws Exception {
    server.server().stop();
    server.ended().get(30, TimeUnit.SECONDS);
    for (int i = 0; i < 20; i++) {
      SessionServer beginning = new SessionServer(session, "build-1", new SessionCommands("default"), (_, _, _) -> {}, Duration.ofMinutes(30));
      CompletableFuture<Void> ended = CompletableFuture.runAsync(beginning::run, task -> Thread.ofPlatform().daemon().start(task));
      while (!Files.deleteIfExists(session.socket()) && !ended.isDone()) {
        Thread.onSpinWait();
      }
      ended.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void aServerWhoseSocketIsReplacedEndsAndLeavesTheNewOneAlone() throws Exception {
    Running old = server;
    Files.delete(session.lock());
    Files.delete(session.socket());
    server = serve(Duration.ofMinutes(30));
    old.ended().get(30, TimeUnit.SECONDS);
    assertThat(said("ping")).isEqualTo("pong\n");
  }

  @Test
  void aSecondServerOfTheSameNameLeavesTheFirstAlone() throws Exception {
    String surface = said("browser", "open", "about:blank").strip();
    serve(Duration.ofMinutes(30)).ended().get(30, TimeUnit.SECONDS);
    assertThat(said("tree")).startsWith(surface);
  }

  @Test
  void aServerThatIsIdleEnds() throws Exception {
    server.server().stop();
    server.ended().get(30, TimeUnit.SECONDS);
    server = serve(Duration.ofMillis(1));
    server.ended().get(30, TimeUnit.SECONDS);
    assertThat(session.socket()).doesNotExist();
  }

  @Test
  void aClientOfAnotherBuildIsToldWhatWouldBeLostAndMayStopTheServer() throws Exception {
    String surface = said("browser", "open", "about:blank").strip();
    try (Client newer = new Client("build-2", "browser", surface, "get", "url")) {
      assertThat(newer.last()).isInstanceOfSatisfying(Reply.OtherBuild.class, other -> assertThat(other.surfaces()).contains(surface));
    }
    try (Client newer = new Client("build-2", "server", "stop")) {
      assertThat(newer.last()).isEqualTo(new Reply.Exit(0));
    }
    server.ended().get(30, TimeUnit.SECONDS);
  }

  @Test
  void aClientThatAsksTheServerToStopAndGoesAwayIsObeyed() throws Exception {
    new Client("build-1", "server", "stop").close();
    server.ended().get(30, TimeUnit.SECONDS);
  }

  @Test
  void onlyItsOwnerCanReachTheSocket() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(session.socket()))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
  }
}
