package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What one surface has, another one does not.
class IsolationTest extends TaskFixture {

  @Test
  void cookiesStayOnTheirSurfaceAndAreSentByNoOther() throws IOException {
    site.handle(
        "/set",
        exchange -> {
          exchange.getResponseHeaders().add("Set-Cookie", "sid=secret; Path=/");
          answer(exchange, "<title>set</title>");
        });
    site.handle("/who", exchange -> answer(exchange, "<title>" + exchange.getRequestHeaders().getFirst("Cookie") + "</title>"));
    assertThat(
            printed(
                """
                const [a, b] = [await cmux.open(cmux.params.url + '/set'), await cmux.open(cmux.params.url + '/who')];
                console.log(await b.get.title(), (await b.cookies.get()).length, JSON.stringify(await b.eval(() => document.cookie)));
                await a.goto(cmux.params.url + '/who');
                await b.reload();
                console.log(await a.get.title(), await b.get.title(), await (await b.fetch(cmux.params.url + '/who')).text());
                """))
        .isEqualTo("null 0 \"\"\nsid=secret null <title>null</title>\n");
  }

  @Test
  void storageBelongsToOneSurfaceAndOneOriginPortIncluded() throws IOException {
    try (TestSite other = TestSite.start()) {
      site.page("/", "<title>one</title>");
      other.page("/", "<title>two</title>");
      assertThat(
              printed(
                  """
                  const [a, b] = [await cmux.open(cmux.params.url), await cmux.open(cmux.params.url)];
                  await a.eval(() => { localStorage.k = 'a'; sessionStorage.k = 'a'; });
                  const read = s => s.eval(() => `${localStorage.k ?? '-'}${sessionStorage.k ?? '-'}`);
                  const here = [await read(a), await read(b)];
                  await a.goto(cmux.params.other);
                  const otherPort = await read(a);
                  await a.goto(cmux.params.url.replace('127.0.0.1', 'localhost'));
                  const otherHost = await read(a);
                  await a.goto(cmux.params.url);
                  console.log(...here, otherPort, otherHost, await read(a));
                  """,
                  "--param", "other=" + other.url("")))
          .isEqualTo("aa -- -- -- aa\n");
    }
  }

  @Test
  void sessionStorageBelongsToOneTabAndLocalStorageToAllTabsOfTheSurface() throws IOException {
    site.page("/", "<title>one</title>");
    assertThat(
            printed(
                """
                const s = await cmux.open(cmux.params.url);
                await s.eval(() => { localStorage.k = 'shared'; sessionStorage.k = 'mine'; });
                await s.tab.new(cmux.params.url);
                console.log(await s.storage.local.get('k'), await s.storage.session.get('k'));
                await s.tab.switch('t1');
                console.log(await s.storage.local.get('k'), await s.storage.session.get('k'));
                """))
        .isEqualTo("shared null\nshared mine\n");
  }

  @Test
  void tabsAndHistoryAreCountedPerSurface() throws IOException {
    site.page("/1", "<title>1</title>").page("/2", "<title>2</title>").page("/3", "<title>3</title>");
    assertThat(
            printed(
                """
                const [a, b] = [await cmux.open(cmux.params.url + '/1'), await cmux.open(cmux.params.url + '/1')];
                await a.goto(cmux.params.url + '/2');
                await a.tab.new(cmux.params.url + '/3');
                const tabs = async s => (await s.tab.list()).map(tab => tab.title + (tab.active ? '*' : '')).join();
                console.log(await tabs(a), await tabs(b));
                console.log(await b.back(), await b.get.title());
                await a.tab.switch('t1');
                await a.back();
                console.log(await a.get.title(), await b.get.title(), await b.forward());
                """))
        .isEqualTo("2,3* 1*\nnull 1\n1 1 null\n");
  }

  @Test
  void credentialsAreKnownToTheirSurfaceOnly() throws IOException {
    String expected = "Basic " + Base64.getEncoder().encodeToString("ada:lovelace".getBytes(StandardCharsets.UTF_8));
    site.handle(
        "/",
        exchange -> {
          if (expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, "<title>in</title>");
          } else {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"demo\"");
            exchange.sendResponseHeaders(401, -1);
          }
        });
    assertThat(
            printed(
                """
                const a = await cmux.open(undefined, { httpCredentials: { username: 'ada', password: 'lovelace' } });
                const b = await cmux.open();
                const c = await cmux.open(undefined, { httpCredentials: { username: 'ada', password: 'wrong' } });
                const statuses = [];
                for (const s of [a, b, c, a, b]) statuses.push((await s.goto(cmux.params.url)).status);
                console.log(statuses.join());
                """))
        .isEqualTo("200,401,401,200,401\n");
  }

  @Test
  void theHttpCacheBelongsToOneSurface() throws IOException {
    site.page("/", "<title>x</title><script src='/app.js'></script><p></p>")
        .handle(
            "/app.js",
            exchange -> {
              byte[] script = "document.querySelector('p') || (document.title += 'ok')".getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().set("Content-Type", "text/javascript");
              exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
              exchange.sendResponseHeaders(200, script.length);
              exchange.getResponseBody().write(script);
            });
    printed(
        """
        const a = await cmux.open(cmux.params.url);
        await a.goto(cmux.params.url + '/?again');
        const b = await cmux.open(cmux.params.url);
        """);
    assertThat(site.requests()).containsExactly("GET /", "GET /app.js", "GET /?again", "GET /", "GET /app.js");
  }

  @Test
  void headersUserAgentAndRefsBelongToOneSurface() throws IOException {
    site.handle(
        "/",
        exchange ->
            answer(
                exchange,
                "<title>%s %s</title><button>Go</button>"
                    .formatted(exchange.getRequestHeaders().getFirst("X-Team"), exchange.getRequestHeaders().getFirst("User-Agent").startsWith("Bot/1"))));
    assertThat(
            printed(
                """
                const a = await cmux.open(undefined, { headers: { 'X-Team': 'red' }, userAgent: 'Bot/1' });
                const b = await cmux.open();
                for (const s of [a, b]) { await s.goto(cmux.params.url); console.log(await s.get.title()); }
                const [ref] = Object.keys((await a.snapshot()).refs);
                await b.click(ref, { timeoutMs: 200 }).catch(e => console.log(e.code));
                await a.click(ref);
                """))
        .isEqualTo("red true\nnull false\nnot_found\n");
  }

  private static void answer(HttpExchange exchange, String html) throws IOException {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}
