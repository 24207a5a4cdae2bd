package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.cmux.repl.output.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/// What can go wrong with a task, as its user sees it: a code, a sentence, and what to do next.
class ErrorsTest extends TaskFixture {

  // --- The network

  @Test
  void aHostThatDoesNotExistIsNamed() throws IOException {
    assertThat(failure("await cmux.open('http://no-such-host.invalid/');"))
        .startsWith("navigation_failed: `http://no-such-host.invalid/` did not load: the host `no-such-host.invalid` was not found.")
        .contains("task.cmux.js:1:", "hint: Check the spelling of the host");
  }

  @Test
  void aPortThatNobodyListensOnRefuses() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(failure("await cmux.open('http://127.0.0.1:%d/');".formatted(port)))
        .startsWith("navigation_failed: `http://127.0.0.1:%d/` did not load: the connection was refused.".formatted(port))
        .contains("hint: Check that a server listens");
  }

  @Test
  void aCertificateNobodySignedIsRefusedUntilTheTaskTrustsIt() throws Exception {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
    server.createContext("/", exchange -> answer(exchange, 200, "<title>Secret garden</title>"));
    server.start();
    try {
      String url = "https://localhost:" + server.getAddress().getPort() + "/";
      assertThat(failure("await cmux.open('%s');".formatted(url)))
          .startsWith("navigation_failed: `%s` did not load: ".formatted(url))
          .contains("certificate", "hint: If you trust the server all the same, open the surface with `ignoreHTTPSErrors: true`.")
          .doesNotContain("PKIX", "sun.security");
      assertThat(printed("console.log(await (await cmux.open('%s', { ignoreHTTPSErrors: true })).get.title());".formatted(url)))
          .isEqualTo("Secret garden\n");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void pagesThatRedirectToEachOtherEndInAnError() throws IOException {
    site.handle("/a", exchange -> redirect(exchange, "/b?" + site.requests().size()));
    site.handle("/b", exchange -> redirect(exchange, "/a?" + site.requests().size()));
    assertThat(failure("await cmux.open(cmux.params.url + '/a');"))
        .startsWith("navigation_failed: `%s` redirects too many times.".formatted(site.url("/a")))
        .contains("hint: ");
    assertThat(site.requests()).hasSizeBetween(10, 30);
  }

  @Test
  void aPageThatRedirectsToItselfEndsInAnError() throws IOException {
    site.handle("/a", exchange -> redirect(exchange, "/a"));
    assertThat(failure("await cmux.open(cmux.params.url + '/a');")).startsWith("navigation_failed: ").contains("redirects too many times");
  }

  @Test
  void anAnswerWithStatus500IsAPageNotAnError() throws IOException {
    site.handle("/", exchange -> answer(exchange, 500, "<title>Oops</title>"));
    assertThat(
            printed(
                """
                const s = await cmux.open();
                const response = await s.goto(cmux.params.url + '/');
                console.log(response.status, response.ok, await s.get.title());
                """))
        .isEqualTo("500 false Oops\n");
  }

  @Test
  void anAnswerThatNeverEndsIsEndedByTheTimeoutAndTheSurfaceLivesOn() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    site.handle("/endless", exchange -> begin(exchange, "<title>Part</title><p>", end)).page("/", "<title>Alive</title>");
    try {
      assertThat(
              printed(
                  """
                  const s = await cmux.open(cmux.params.url + '/');
                  await s.goto(cmux.params.url + '/endless', { timeoutMs: 300 }).catch(e => console.log(`${e.code}: ${e.message}`));
                  await s.goto(cmux.params.url + '/');
                  console.log(await s.get.title());
                  """))
          .isEqualTo("timeout: `goto` did not finish within 300 ms: `%s` was still loading.\nAlive\n".formatted(site.url("/endless")));
    } finally {
      end.countDown();
    }
  }

  @Test
  void aServerThatTakesTheRequestAndSaysNothingIsEndedByTheTimeout() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    site.handle("/silent", exchange -> await(end));
    try {
      assertThat(failure("const s = await cmux.open();\nawait s.goto(cmux.params.url + '/silent', { timeoutMs: 300 });"))
          .startsWith("timeout: `goto` did not finish within 300 ms: `%s` was still loading.".formatted(site.url("/silent")))
          .contains("task.cmux.js:2:");
      assertThat(failure("const s = await cmux.open();\nawait s.fetch(cmux.params.url + '/silent', { timeoutMs: 300 });"))
          .startsWith("timeout: Waited ").contains("`%s` did not answer".formatted(site.url("/silent")));
    } finally {
      end.countDown();
    }
  }

  @Test
  void aBodyOf200MegabytesIsRefusedBeforeItFillsTheMemory() throws IOException {
    site.handle("/huge", exchange -> huge(exchange, 0)).handle("/declared", exchange -> huge(exchange, 200L << 20)).page("/", "<title>Alive</title>");
    assertThat(
            printed(
                """
                const s = await cmux.open();
                for (const path of ['/huge', '/declared']) {
                  await s.goto(cmux.params.url + path).catch(e => console.log(`${e.code}: ${e.message}`));
                }
                await s.goto(cmux.params.url + '/');
                console.log(await s.get.title());
                """))
        .isEqualTo("navigation_failed: The response is larger than 64 MB, the most a page may be.\n".repeat(2) + "Alive\n");
  }

  @Test
  void aServerThatHangsUpIsSaidToHaveDoneSo() throws IOException {
    site.handle("/", HttpExchange::close);
    assertThat(failure("await cmux.open(cmux.params.url);")).startsWith("navigation_failed: ").contains("closed the connection without an answer");
  }

  @Test
  void whatIsNoUrlIsRefusedBeforeAnythingIsSent() throws IOException {
    assertThat(failure("await cmux.open('http://');")).startsWith("invalid_params: `http://` is not a valid URL: it has no host.");
    assertThat(failure("await cmux.open('http://a b/');")).startsWith("invalid_params: `a b` is not a valid host.");
    assertThat(failure("await cmux.open('http://127.0.0.1:99999/');")).startsWith("invalid_params: `99999` is not a port");
    assertThat(failure("await cmux.open('');")).startsWith("invalid_params: A URL is needed");
    assertThat(failure("await cmux.open('gopher://example.com/');")).startsWith("invalid_params: ").contains("`gopher`", "hint: Use an `http:`");
    assertThat(failure("await cmux.open(7);")).startsWith("invalid_params: ");
  }

  // --- The page

  @Test
  void aMissingElementIsNotFoundWithItsPlaceInTheTask() throws IOException {
    site.page("/", "<title>Shop</title><button>Pay</button>");
    assertThat(failure("const s = await cmux.open(cmux.params.url);\n\n  await s.click('#pay', { timeoutMs: 100 });"))
        .startsWith("not_found: Nothing on the page matches `#pay`")
        .contains("> 3 |   await s.click('#pay'", "task.cmux.js:3:", "hint: ");
  }

  @Test
  void twoElementsWhereOneIsNeededAreAmbiguous() throws IOException {
    site.page("/", "<button>Pay</button><button>Pay later</button>");
    assertThat(failure("const s = await cmux.open(cmux.params.url);\nawait s.click('button');"))
        .startsWith("ambiguous: `button` matches 2 elements")
        .contains("hint: ");
  }

  @Test
  void codeThatThrowsInThePageIsAJsErrorAtTheTasksLine() throws IOException {
    site.page("/", "<title>x</title>");
    assertThat(failure("const s = await cmux.open(cmux.params.url);\nawait s.eval('nothing.here');"))
        .startsWith("js_error: The script failed in the page: ReferenceError:")
        .contains("nothing", "task.cmux.js:2:");
  }

  @Test
  void aPageScriptThatNeverEndsIsStoppedByTheTimeoutAndTheSurfaceLivesOn() throws IOException {
    site.page("/", "<title>Alive</title><button onclick='for (;;);'>Spin</button>").page("/spin", "<title>Spin</title><script>for (;;);</script>");
    String printed =
        printed(
            """
            const s = await cmux.open(cmux.params.url + '/', { timeoutMs: 500 });
            const say = e => console.log(`${e.code}: ${e.message}`);
            await s.eval('for (;;);').catch(say);
            await s.click('button').catch(say);
            await s.goto(cmux.params.url + '/spin').catch(say);
            await s.goto(cmux.params.url + '/');
            console.log(await s.get.title());
            """);
    assertThat(printed.lines()).hasSize(4).last().isEqualTo("Alive");
    assertThat(printed.lines().limit(3))
        .allSatisfy(line -> assertThat(line).startsWith("timeout: ").contains("500 ms", "a script of the page was still running"));
  }

  @Test
  void aPageWhoseScriptsFailIsStillAPage() throws IOException {
    site.page("/", "<title>Half</title><script>undefinedThing();</script><script>document.title += ' alive';</script>");
    assertThat(
            printed(
                """
                const s = await cmux.open(cmux.params.url);
                console.log(await s.get.title(), (await s.errors.list()).length);
                """))
        .isEqualTo("Half alive 1\n");
  }

  // --- The surface

  @Test
  void aClosedSurfaceAnswersClosed() throws IOException {
    site.page("/", "<title>x</title>");
    assertThat(failure("const s = await cmux.open(cmux.params.url);\nawait s.close();\nawait s.get.title();"))
        .startsWith("closed: `surface:")
        .contains("task.cmux.js:3:");
  }

  @Test
  void closingEndsAWaitWithClosed() throws IOException {
    assertThat(printed(
            """
            const s = await cmux.open();
            const wait = s.wait({ text: 'never' }).catch(e => console.log(e.code));
            await s.close();
            await wait;
            """))
        .isEqualTo("closed\n");
  }

  @Test
  void aSurfaceThatNeverWasIsNotFound() throws IOException {
    assertThat(failure("await cmux.open(undefined, { name: 'shop' });\ncmux.surface('shpo');")).startsWith("not_found: ").contains("shpo");
  }

  // --- The state file

  @Test
  void aStateFileThatIsNoneChangesNothing() throws IOException {
    site.page("/", "<title>x</title>");
    Files.writeString(folder.resolve("cut.json"), "{\"cookies\": [");
    Files.writeString(folder.resolve("other.json"), "{\"name\": \"a package\"}");
    Files.writeString(folder.resolve("new.json"), "{\"cookies\": [], \"origins\": [], \"cmux\": {\"version\": 99}}");
    Files.write(folder.resolve("noise.json"), new byte[] {(byte) 0xff, 0, 1, 2});
    Files.createDirectory(folder.resolve("folder.json"));
    String printed =
        printed(
            """
            const s = await cmux.open(cmux.params.url);
            await s.cookies.set({ name: 'kept', value: '1', url: cmux.params.url });
            for (const file of ['cut', 'other', 'new', 'noise', 'folder', 'missing']) {
              await s.state.load(`${cmux.params.folder}/${file}.json`).catch(e => console.log(`${file} ${e.code}: ${e.message}`));
            }
            console.log((await s.cookies.get())[0].name);
            """);
    assertThat(printed.lines().map(line -> line.replaceFirst(":.*", "")))
        .containsExactly(
            "cut invalid_params", "other invalid_params", "new invalid_params", "noise invalid_params", "folder invalid_params", "missing not_found", "kept");
    assertThat(printed).contains("cut off", "99", "is a folder", "There is no file").contains(folder.resolve("cut.json").toString());
  }

  @Test
  void aStateThatCannotBeWrittenLeavesTheOldFile() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "precious");
    assertThat(failure("const s = await cmux.open();\nawait s.state.save(`${cmux.params.folder}/file/auth.json`);"))
        .startsWith("io_error: `%s` cannot be reached: Not a directory.".formatted(inTheWay.resolve("auth.json")))
        .contains("task.cmux.js:2:");
    assertThat(inTheWay).hasContent("precious");
  }

  @Test
  void aPathOutsideTheTasksFoldersIsNotAllowed() throws IOException {
    assertThat(failure("const s = await cmux.open();\nawait s.state.save('/etc/cmux-state.json');"))
        .startsWith("not_allowed: ")
        .contains("hint: Run with `--allow-write /etc/cmux-state.json` to let it.");
  }

  @Test
  void aFullDiskEndsTheTaskWhenItsRecordsCannotBeKept() throws IOException {
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux has a disk that is always full");
    assertThat(failure("cmux.output({ row: 1 });", "--output", "/dev/full"))
        .startsWith("io_error: Records cannot be written to /dev/full: no space left on device.")
        .contains("hint: Free some space");
  }

  @Test
  void aFileForRecordsInAFolderThatIsMissingIsAnotherThingThanAFullDisk() throws IOException {
    CliResult.assertThat(run("cmux.output({ row: 1 });", "--output", folder.resolve("none/x").toString()))
        .exitedWith(ExitCode.FAILED)
        .errContains("error: io_error: Records cannot be written to ", "its folder does not exist", "hint: Make the folder first");
  }

  // --- The task

  @Test
  void aSyntaxErrorNamesItsPlaceBeforeAnythingRuns() throws IOException {
    CliResult result = run("console.log('started');\nconst = 2;\n");
    CliResult.assertThat(result).exitedWith(ExitCode.FAILED).outIs("").errContains("error: js_error: SyntaxError", "> 2 | const = 2;", "task.cmux.js:2:");
  }

  @Test
  void aNameThatOnlyNodeOrAPageHasIsExplained() throws IOException {
    assertThat(failure("await fetch('http://127.0.0.1/');"))
        .startsWith("js_error: ReferenceError: fetch is not defined")
        .contains("hint: A request belongs to a surface and carries its cookies: `await surface.fetch(url)`.");
    assertThat(failure("console.log(document.title);")).contains("hint: That is the page's.");
    assertThat(failure("const fs = require('fs');")).contains("hint: Task files are ES modules");
    assertThat(failure("console.log(elsewhere);")).doesNotContain("hint:");
  }

  @Test
  void aRejectionNobodyHandlesFailsTheTask() throws IOException {
    assertThat(failure("const s = await cmux.open();\ns.click('#missing', { timeoutMs: 50 });\nawait cmux.sleep(1000);"))
        .startsWith("not_found: ")
        .contains("#missing");
  }

  @Test
  void aWrongArgumentRejectsWithItsNameInsteadOfThrowing() throws IOException {
    assertThat(
            printed(
                """
                const s = await cmux.open();
                const promise = s.click();
                console.log(promise instanceof Promise);
                await promise.catch(e => console.log(e.code, e instanceof Error, e.name));
                await s.wait({ selektor: 'h1' }).catch(e => console.log(e.code, e.message));
                """))
        .startsWith("true\ninvalid_params true CmuxError\ninvalid_params ")
        .contains("selektor");
  }

  private SSLContext selfSigned() throws Exception {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC", "-alias", "site",
                "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "2",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit")
            .redirectErrorStream(true)
            .start();
    try (InputStream said = keytool.getInputStream()) {
      String output = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(keytool.waitFor()).as(output).isZero();
    }
    KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void answer(HttpExchange exchange, int status, String html) throws IOException {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void begin(HttpExchange exchange, String html, CountDownLatch end) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(html.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    await(end);
  }

  /// 200 MB of HTML, with its length in the header or in chunks; the client may hang up in between.
  private static void huge(HttpExchange exchange, long declared) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, declared);
    byte[] block = "<p>all work and no play</p>\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = exchange.getResponseBody()) {
      for (long sent = 0; sent + block.length <= 200L << 20; sent += block.length) {
        out.write(block);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
