package dev.cmux.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.server.SessionCommands;
import dev.cmux.repl.wire.Request;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.host.Completion;
import dev.cmux.stdlib.host.PastLine;
import dev.cmux.stdlib.host.ScriptFailure;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Both halves of `cmux repl --attach`, over a socket as in life.
@Timeout(60)
class AttachedSessionTest {

  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final BlockingQueue<ScriptFailure> uncaught = new LinkedBlockingQueue<>();
  private final Browser browser = new Browser();
  private final SessionCommands commands = new SessionCommands("test", browser);
  private final CompletableFuture<Void> served = new CompletableFuture<>();
  private Path folder;
  private SocketChannel client;
  private SocketChannel server;
  private RemoteSession session;

  @BeforeEach
  void attach() throws IOException {
    folder = Files.createTempDirectory(Path.of("/tmp"), "cmux-att-");
    Path socket = folder.resolve("s");
    try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listening.bind(UnixDomainSocketAddress.of(socket));
      client = SocketChannel.open(UnixDomainSocketAddress.of(socket));
      server = listening.accept();
    }
    Files.delete(socket);
    Request request = new Request("", folder.toString(), List.of("repl", "--attach", "--allow-env=TEAM"), Map.of("TEAM", "red", "HOME", "/"), new byte[0]);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              SessionHost.serve(
                  request, browser, commands, new DataInputStream(Channels.newInputStream(server)), new DataOutputStream(Channels.newOutputStream(server)));
              served.complete(null);
            });
    SessionChannel channel = new SessionChannel(new DataInputStream(Channels.newInputStream(client)), new DataOutputStream(Channels.newOutputStream(client)));
    session = new RemoteSession(channel, printed::add, printed::add, uncaught::add);
  }

  @AfterEach
  void leave() throws IOException {
    client.close();
    served.join();
    server.close();
    commands.close();
    Files.delete(folder);
  }

  private ScriptResult eval(String code) {
    return session.evaluate(code, 1).join();
  }

  private String value(String code) {
    return eval(code) instanceof ScriptResult.Value(var display, _, _) ? display : "no value: " + eval(code);
  }

  @Test
  void seesTheSessionsSurfacesAndLeavesThemOpen() throws IOException {
    Surface open = browser.open(OpenOptions.DEFAULT);
    assertThat(value("cmux.surfaces().length + ' ' + surf.ref + ' ' + cmux.env.TEAM + cmux.env.HOME")).isEqualTo("'1 " + open.id() + " redundefined'");
    assertThat(session.places()).extracting(Session.Place::ref).containsExactly(open.id().toString());
    value("await cmux.open()");
    assertThat(session.current()).get().extracting(Session.Place::ref).isEqualTo(session.places().getLast().ref());
    session.use(open.id().toString());
    assertThat(session.current()).get().extracting(Session.Place::ref).isEqualTo(open.id().toString());
    assertThatThrownBy(() -> session.use("nobody")).isInstanceOf(EngineException.class).hasMessage("There is no surface `nobody`.");
    Surface closed = browser.open(OpenOptions.DEFAULT);
    closed.close();
    assertThatThrownBy(() -> session.use(closed.id().toString())).isInstanceOfSatisfying(EngineException.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.CLOSED));
    client.close();
    served.join();
    assertThat(browser.surfaces()).hasSize(2);
  }

  @Test
  void failuresArriveWithTheirPlaceAndWhatIsPrintedWithItsText() throws InterruptedException {
    assertThat(eval("let a = 1;\nnull.x"))
        .isInstanceOfSatisfying(
            ScriptResult.Failure.class,
            failed -> {
              assertThat(failed.error().headline()).startsWith("TypeError");
              assertThat(failed.error().at()).get().satisfies(at -> assertThat(at.line()).isEqualTo(2));
              assertThat(failed.error().excerpt()).contains("> 2 | null.x");
            });
    assertThat(eval("console.log('Zoë')")).isEqualTo(new ScriptResult.Value("undefined", null, true));
    assertThat(printed.take()).isEqualTo("Zoë\n");
    eval("setTimeout(() => { throw new RangeError('late') })");
    assertThat(uncaught.take().headline()).isEqualTo("RangeError: late");
    assertThat(eval("if (1) {")).isEqualTo(new ScriptResult.Incomplete());
    assertThat(session.needsMore("f(").join()).isTrue();
    assertThat(session.taskFile(List.of(new PastLine("const a = 1", PastLine.Kind.TYPED), new PastLine("const a = 2", PastLine.Kind.TYPED))).join()).contains("let a = 1\na = 2;\n");
  }

  @Test
  void completesHintsAndCarriesOutCommandLines() throws InterruptedException {
    value("const shelf = { books: 1 }");
    assertThat(session.complete("shelf.bo").join().candidates()).contains(new Completion.Candidate("books", "property"));
    Streams nowhere = new Streams(new ByteArrayInputStream(new byte[0]), new PrintStream(OutputStream.nullOutputStream()), new PrintStream(OutputStream.nullOutputStream()));
    assertThat(session.carryOut(List.of("ping"), nowhere).join()).isZero();
    assertThat(printed.take()).isEqualTo("pong\n");
    assertThat(session.carryOut(List.of("browser", "surface:999", "get", "url"), nowhere).join()).isEqualTo(1);
    assertThat(printed.take()).startsWith("error: not_found:");
    assertThat(session.mask("text")).isEqualTo("text");
    assertThat(session.elements()).isEmpty();
    assertThat(session.activity()).isEmpty();
  }

  @Test
  void elementsThatAreGoneAreKnownButNotOffered() {
    assertThat(value("await cmux.open('data:text/html,<button>Save</button><button id=gone>Delete</button>'); await surf.snapshot(); 1")).isEqualTo("1");
    assertThat(session.elements().values()).extracting(Snapshot.Element::name).containsExactly("Save", "Delete");
    assertThat(session.presentElements()).isEqualTo(session.elements());
    value("await surf.eval('gone.remove()')");
    assertThat(session.presentElements().values()).extracting(Snapshot.Element::name).containsExactly("Save");
    value("await surf.goto('about:blank')");
    assertThat(session.presentElements()).isEmpty();
    assertThat(session.elements()).hasSize(2);
  }

  @Test
  void anInterruptStopsWhatRunsInTheServer() throws InterruptedException {
    CompletableFuture<ScriptResult> endless = session.evaluate("console.log('begun'); for (;;) {}", 1);
    assertThat(printed.take()).isEqualTo("begun\n");
    session.interrupt();
    assertThat(endless.join()).isEqualTo(new ScriptResult.Interrupted());
    assertThat(value("1 + 1")).isEqualTo("2");
  }

  @Test
  void anInterruptedVerbIsInterruptedAndNoFailure() throws InterruptedException {
    CompletableFuture<ScriptResult> waiting =
        session.evaluate("const s = await cmux.open(); const waits = s.wait({ selector: '#never', timeoutMs: 600000 }); console.log('begun'); await waits", 1);
    assertThat(printed.take()).isEqualTo("begun\n");
    session.interrupt();
    assertThat(waiting.join()).isEqualTo(new ScriptResult.Interrupted());
  }

  @Test
  void aServerThatGoesAwayIsAnErrorAndNotAHang() throws IOException {
    CompletableFuture<ScriptResult> waiting = session.evaluate("await new Promise(() => setInterval(() => {}, 1000))", 1);
    server.close();
    assertThat(waiting.join()).isInstanceOfSatisfying(ScriptResult.Failure.class, gone -> assertThat(gone.error().message()).contains("has gone away"));
    assertThat(eval("1")).isInstanceOf(ScriptResult.Failure.class);
    assertThat(session.places()).isEmpty();
    assertThat(session.complete("x").join().candidates()).isEmpty();
    assertThat(session.taskFile(List.of()).join()).isEmpty();
    assertThatThrownBy(() -> session.use("surface:1")).isInstanceOf(EngineException.class).hasMessageContaining("has gone away");
  }
}
