package dev.cmux.stdlib.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkVerbsTest {

  @TempDir Path folder;

  private TaskRig rig;

  @BeforeEach
  void open() {
    rig = new TaskRig(folder);
    rig.site.page("/", "<title>Real</title><p id=o></p>").file("/api", "application/json", "{\"n\":1}");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aRouteAnswersFailsAndChangesRequests() throws IOException {
    String printed =
        rig.run(
            """
            const s = await cmux.open(cmux.params.url);
            await s.network.route('**/api', { json: { n: 2 } });
            console.log((await (await s.fetch(cmux.params.url + 'api')).json()).n);
            await s.network.route('**/api', route => route.fulfill({ status: 503, body: 'busy' }));
            const busy = await s.fetch(cmux.params.url + 'api');
            console.log(busy.status, await busy.text());
            await s.network.unroute();
            await s.network.route(/api$/, async (route, request) => route.continue({ headers: { ...request.headers, 'X-Added': 'yes' } }));
            console.log((await (await s.fetch(cmux.params.url + 'api')).json()).n);
            await s.network.route('**/*', { abort: true });
            console.log(await s.goto(cmux.params.url).catch(e => e.code));
            """);
    assertThat(printed).isEqualTo("2\n503 busy\n1\nnavigation_failed\n");
  }

  @Test
  void whatAHandlerThrowsIsToldWithItsLine() throws IOException {
    String printed =
        rig.run(
            """
            const s = await cmux.open();
            await s.network.route('**/*', async route => {
              return undefined.answer;
            });
            const error = await s.goto(cmux.params.url).catch(e => e);
            console.log(error.code, error.message);
            """);
    assertThat(printed).matches("js_error The handler of a route failed at [\\w.-]+:3:\\d+: TypeError: Cannot read property 'answer' of undefined\n");
  }

  @Test
  void aHandlerMaySettleWhatTheScriptWaitsFor() throws IOException {
    String printed =
        rig.run(
            """
            const s = await cmux.open(cmux.params.url);
            let seen;
            const first = new Promise(resolve => { seen = resolve; });
            await s.network.route('**/later', route => { seen(route.request.method); return { status: 204 }; });
            await s.eval(() => void setTimeout(() => fetch('/later', { method: 'PUT' }), 200));
            console.log(await first);
            """);
    assertThat(printed).isEqualTo("PUT\n");
  }

  @Test
  void aRecordingIsReplayedInItsOrder() throws IOException {
    int[] count = {0};
    rig.site.handle(
        "/count",
        exchange -> {
          byte[] body = String.valueOf(++count[0]).getBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
    String printed =
        rig.run(
            """
            const at = cmux.params.url + 'count';
            const s = await cmux.open();
            await s.network.har.start('run.har');
            await s.fetch(at); await s.fetch(at);
            console.log(await s.network.har.stop());
            const r = await cmux.open();
            await r.network.har.replay('run.har');
            const texts = [];
            for (let i = 0; i < 2; i++) texts.push(await (await r.fetch(at)).text());
            console.log(texts.join(), await r.fetch(cmux.params.url + 'other').catch(e => e.code));
            """);
    assertThat(printed).isEqualTo("2\n1,2 not_found\n");
    assertThat(count[0]).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("run.har"))).contains("\"version\"");
  }

  @Test
  void everyHopOfEveryRequestStaysOnAllowedHosts() throws IOException {
    rig.site.handle(
        "/away",
        exchange -> {
          exchange.getResponseHeaders().set("Location", rig.site.url("localhost", "/"));
          exchange.sendResponseHeaders(302, -1);
        });
    String printed =
        rig.run(
            """
            const s = await cmux.open(undefined, { allowHosts: ['127.0.0.1'] });
            await s.goto(cmux.params.url);
            const error = await s.goto(cmux.params.url + 'away').catch(e => e);
            console.log(error.code, error.message.includes('localhost'), await s.get.title());
            """);
    assertThat(printed).isEqualTo("not_allowed true Real\n");
  }

  @Test
  void anOfflineSurfaceSaysSo() throws IOException {
    String printed =
        rig.run(
            """
            const s = await cmux.open(cmux.params.url);
            await s.set.offline(true);
            console.log(await s.goto(cmux.params.url).catch(e => e.message.includes('offline')));
            await s.set.offline(false);
            console.log((await s.goto(cmux.params.url)).status);
            """);
    assertThat(printed).isEqualTo("true\n200\n");
  }

  /// A worker's script, what it imports and what it fetches are the surface's requests.
  @Test
  void workersOfAPageAskAsItsSurfaceDoes() throws IOException {
    rig.site
        .script("/w.js", "onmessage = async ({data}) => { try { if (data.endsWith('.js')) { importScripts(data); postMessage(lib); } else { postMessage(await (await fetch(data)).text()); } } catch (e) { postMessage(e.name); } };")
        .script("/lib.js", "lib = 'imported';")
        .handle(
            "/seen",
            exchange -> {
              byte[] body = (exchange.getRequestHeaders().getFirst("X-Mine") + exchange.getRequestHeaders().getFirst("Cookie")).getBytes();
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            });
    String printed =
        rig.run(
            """
            const s = await cmux.open(cmux.params.url, { allowHosts: ['127.0.0.1'], headers: { 'X-Mine': 'h' } });
            const other = await cmux.open(cmux.params.url);
            const away = cmux.params.url.replace('127.0.0.1', 'localhost');
            await s.cookies.set({ name: 'c', value: '1', url: cmux.params.url });
            const ask = (surface, what) => surface.eval(w => new Promise(done => {
              const worker = new Worker('w.js');
              worker.onmessage = e => { worker.terminate(); done(e.data); };
              worker.onerror = e => { e.preventDefault(); done(e.type); };
              worker.postMessage(w);
            }), what);
            console.log(await ask(s, '/seen'), await ask(other, '/seen'));
            console.log(await ask(s, away + 'api'), await ask(s, away + 'lib.js'), await ask(other, away + 'lib.js'));
            await s.network.route('**/api', { body: 'routed' });
            await s.network.route('**/lib.js', { body: 'lib = "other";', headers: { 'Content-Type': 'text/javascript' } });
            console.log(await ask(s, '/api'), await ask(s, '/lib.js'), await ask(other, '/lib.js'));
            await s.network.route('**/w.js', { body: 'postMessage("replaced")', headers: { 'Content-Type': 'text/javascript' } });
            console.log(await ask(s, ''), (await s.network.requests({ url: '**/w.js' })).map(r => r.resourceType)[0]);
            await s.network.unroute();
            await s.set.offline(true);
            console.log(await ask(s, ''));
            """);
    assertThat(printed).isEqualTo("hc=1 nullnull\nTypeError NetworkError imported\nrouted other imported\nreplaced script\nerror\n");
  }

  /// What a user agent claims, everything else claims too: headers, `navigator`, and nothing when it is no Chromium.
  @Test
  void clientHintsFitTheUserAgent() throws IOException {
    rig.site.handle(
        "/hints",
        exchange -> {
          byte[] body = (exchange.getRequestHeaders().getFirst("Sec-CH-UA") + " " + exchange.getRequestHeaders().getFirst("Sec-CH-UA-Platform")).getBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
    String printed =
        rig.run(
            """
            const hints = async (s) => {
              const sent = await (await s.fetch(cmux.params.url + 'hints')).text();
              await s.goto(cmux.params.url);
              const seen = await s.eval(() => [navigator.platform, navigator.userAgentData ? navigator.userAgentData.brands.map(b => b.brand + b.version).join() : 'none']);
              console.log(sent, seen.join(' '), await s.eval(() => navigator.appVersion === navigator.userAgent.replace('Mozilla/', '')));
            };
            const chrome = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
            const s = await cmux.open(undefined, { userAgent: chrome });
            await hints(s);
            await s.set.userAgent('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0');
            await hints(s);
            """);
    assertThat(printed)
        .isEqualTo(
            """
            "Not=A?Brand";v="99", "Google Chrome";v="140", "Chromium";v="140" "macOS" MacIntel Not=A?Brand99,Google Chrome140,Chromium140 true
            null null Linux x86_64 none true
            """);
  }

  /// HtmlUnit knows times of twelve hours only.
  @Test
  void timesOfTheAfternoonAreReadChangedAndSent() throws IOException {
    rig.site.page("/time", "<form action=/sent><input type=time name=t value=14:30><button>Send</button></form>").page("/sent", "<title>Sent</title>");
    String printed =
        rig.run(
            """
            const s = await cmux.open(cmux.params.url + 'time');
            console.log(await s.get.value('input'), await s.eval(() => document.querySelector('input').value));
            await s.eval(() => { document.querySelector('input').value = '23:05'; });
            console.log(await s.get.value('input'), await s.eval(() => document.querySelector('input').value));
            await s.reload();
            await s.click('text=Send');
            console.log(decodeURIComponent(await s.get.url()).split('?')[1]);
            """);
    assertThat(printed).isEqualTo("14:30 14:30\n23:05 23:05\nt=14:30\n");
  }

  @Test
  void secondsOfTimesAreKeptAndSent() throws IOException {
    rig.site
        .page("/time", "<form action=/sent><input type=time name=t step=1 value=14:30:15><input type=datetime-local name=d step=1><input name=n value=1><button>Send</button></form>")
        .page("/sent", "<title>Sent</title>");
    String printed =
        rig.run(
            """
            const s = await cmux.open(cmux.params.url + 'time');
            console.log(await s.get.value('[name=t]'), await s.eval(() => document.querySelector('[name=t]').value));
            await s.fill('[name=t]', '23:05:59.5');
            await s.fill('[name=d]', '2024-02-29T08:00:01');
            console.log(await s.eval(() => [document.forms[0].t.value, document.forms[0].d.value].join(' ')));
            await s.click('text=Send');
            console.log(decodeURIComponent(await s.get.url()).split('?')[1]);
            """);
    assertThat(printed).isEqualTo("14:30:15 14:30:15\n23:05:59.5 2024-02-29T08:00:01\nt=23:05:59.5&d=2024-02-29T08:00:01&n=1\n");
  }

  /// A handler sees what the server would get, and what it hands on is not damaged.
  @Test
  void formsWithFilesAreWholeForRoutesAndBehindThem() throws IOException {
    Files.write(folder.resolve("odd.bin"), new byte[] {'a', (byte) 0xff, 0, (byte) 0xe4, 'z'});
    byte[][] got = {null};
    rig.site.handle(
        "/up",
        exchange -> {
          got[0] = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
        });
    rig.site.page("/form", "<form method=post enctype=multipart/form-data action=/up><input name=a value=1><input type=file name=f><button>Go</button></form>");
    String printed =
        rig.run(
            """
            const s = await cmux.open(cmux.params.url + 'form');
            await s.network.route('**/up', (route, request) => {
              console.log(/^multipart.form-data; boundary=/.test(request.headers['content-type']), request.postData === null);
              return route.continue({ headers: { ...request.headers, 'X-Seen': 'yes' } });
            });
            await s.upload('[name=f]', 'odd.bin');
            await s.click('button').catch(() => {});
            """);
    assertThat(printed).isEqualTo("true true\n");
    String sent = new String(got[0], StandardCharsets.ISO_8859_1);
    assertThat(sent).contains("name=\"a\"\r\n\r\n1\r\n", "filename=\"odd.bin\"", "\r\n\r\na\u00ff\u0000\u00e4z\r\n");
  }

  @Test
  void aCookieHeaderAndANetscapeFileAreLoadedForTheirSite() throws IOException {
    Files.writeString(folder.resolve("header.txt"), "Cookie: sid=abc; theme=dark");
    Files.writeString(folder.resolve("cookies.txt"), "# Netscape HTTP Cookie File\n#HttpOnly_example.com\tFALSE\t/\tTRUE\t0\ttoken\txyz\n");
    String printed =
        rig.run(
            """
            const s = await cmux.open();
            console.log(await s.state.load('header.txt').catch(e => e.code));
            await s.state.load('header.txt', { url: 'https://example.com/app' });
            console.log((await s.cookies.get({ url: 'https://example.com/' })).map(c => c.name + '=' + c.value).join());
            await s.state.load('cookies.txt');
            console.log((await s.cookies.get()).map(c => [c.name, c.domain, c.httpOnly, c.secure].join(' ')).join());
            """);
    assertThat(printed).isEqualTo("invalid_params\nsid=abc,theme=dark\ntoken example.com true true\n");
  }
}
