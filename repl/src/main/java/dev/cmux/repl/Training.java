package dev.cmux.repl;

import dev.cmux.repl.client.Client;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.shell.Shell;
import dev.cmux.repl.shell.ShellOptions;
import dev.cmux.repl.wire.Reply;
import dev.cmux.repl.wire.Request;
import dev.cmux.repl.wire.SessionFolder;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The run from which the JVM learns what to keep in a start-up cache: does once, in silence, what commands do.
///
/// The launcher starts it with `-XX:AOTCacheOutput` and the name of a profile, in the background, after a build. What happens here decides
/// what starts fast.
final class Training {

  private static final String TASK =
      """
      import { serve } from 'cmux:http';
      const script = (body) => ({ headers: { 'Content-Type': 'text/javascript' }, body });
      const site = await serve({
        'GET /': '<title>Training</title><style>p { color: red }</style><form action=/done><label>Name <input name=n></label>'
          + '<button>Go</button></form><p>text</p><script>document.title += document.querySelectorAll("input").length</script>',
        'GET /done': () => ({ headers: { 'Set-Cookie': 'sid=1' }, body: '<title>Done</title><ul><li>1<li>2</ul>' }),
        'GET /api': () => ({ json: { ok: true } }),
        'GET /app': '<title>App</title><div id=app></div><script type=module src=/app.js></script>',
        // Not in the cache of lowered scripts, whenever this runs: what lowers has to run too.
        'GET /app.js': () => script(`${cmux.params.page}//${Date.now()}`),
        'GET /part.js': () => script('export const list = [1, 2], { length } = list; export default (...a) => a.length'),
      });
      const surface = await cmux.open(site.url);
      await surface.eval(`class A { #n = 1; static { this.s = 2 } get n() { return this.#n ?? 0 } async *g(...a) { for (const x of a) yield await x } }
        class B extends A { m = () => super.n; async f({ a = 1, ...r } = {}) { try { for await (const x of this.g(1, ...[2])) a += x } catch {} return [a, r] } }
        for (let i = 0; i < 2; i++) setTimeout(() => i); new B().f({ b: ${Date.now()} }).then(([a]) => a)`);
      console.log(await surface.get.title(), await surface.get.text('p'), { n: 1, list: [1, 2] });
      await surface.find.label('Name').fill('a');
      await surface.find.role('button', { name: 'Go' }).click();
      await surface.wait({ selector: 'li' });
      console.log(String(await surface.snapshot()), await surface.eval('1 + 1'), await surface.cookies.get());
      await surface.goto(new URL('/app', site.url).href);
      await surface.wait({ selector: '#app[data-ready]', timeoutMs: 5000 });
      await surface.click('text=Go');
      console.log(await surface.errors.list(), await surface.console.list(), await surface.tab.list());
      await surface.state.import(await surface.state.export());
      console.log(await (await surface.fetch(new URL('/api', site.url).href)).json());
      await cmux.sleep(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      try { await surface.click('#none', { timeoutMs: 1 }); } catch (error) { console.error(error.message); }
      cmux.output({ done: true });
      await surface.close();
      await site.close();
      """;

  private static final String LINES =
      """
      const list = [1, { a: 'b' }];
      list
      await Promise.resolve(2)
      .help
      """;

  private Training() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "client" -> client();
      case "long" -> {
        commands();
        prompts();
      }
      default -> commands();
    }
  }

  private static void commands() throws ClassNotFoundException, IOException {
    Class.forName(Main.class.getName());
    Streams nowhere =
        new Streams(new ByteArrayInputStream(TASK.getBytes(StandardCharsets.UTF_8)), silent(), silent());
    new CommandLine(nowhere).run("run", "-", "--param", "page=" + page());
    new CommandLine(nowhere).run("--help");
    new CommandLine(nowhere).run("--version");
    new CommandLine(nowhere).run("no-such-command", "--json");
  }

  private static String page() throws IOException {
    try (InputStream in = Training.class.getResourceAsStream("training.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Lines through a pipe, and the line editor at a terminal that ends at once. Not for a task: the JVM loads all of a cache when it starts.
  private static void prompts() throws IOException {
    new CommandLine(new Streams(new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8)), silent(), silent())).run("repl");
    Path folder = Files.createTempDirectory("cmux-training-");
    Map<String, String> environment = Map.of("XDG_STATE_HOME", folder.toString());
    try {
      Shell.run(
          new ShellOptions(folder, true, true, false, environment, Map.of(), List.of(), List.of(), List.of(), Optional.empty()),
          new Streams(new ByteArrayInputStream(new byte[0]), silent(), silent()), "training", () -> {});
    } finally {
      Files.deleteIfExists(folder.resolve("cmux").resolve("repl-history"));
      Files.deleteIfExists(folder.resolve("cmux"));
      Files.deleteIfExists(folder);
    }
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
