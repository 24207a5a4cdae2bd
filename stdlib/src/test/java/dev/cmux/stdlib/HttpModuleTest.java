package dev.cmux.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.stdlib.host.HostCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cmux:http`, asked by the JDK's client.
class HttpModuleTest {

  @TempDir Path folder;

  private final StringBuffer out = new StringBuffer();
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aRequestMaySettleWhatTheScriptWaitsFor() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("callback.cmux.js"),
            """
            import { serve } from 'cmux:http';
            const code = await new Promise(async resolve => {
              const site = await serve({ 'GET /callback': request => { resolve(request.query.code); return 'Thank you.'; } });
              console.log(site.url);
            });
            console.log('signed in with', code);
            """);
    Consumer<String> print =
        text -> {
          out.append(text);
          if (text.startsWith("http")) {
            client.sendAsync(HttpRequest.newBuilder(URI.create(text.strip() + "/callback?code=42")).build(), HttpResponse.BodyHandlers.discarding());
          }
        };
    try (ScriptHost host = ScriptHost.open(ScriptOptions.in(folder, print, out::append))) {
      ScriptResult result = host.eval(new ScriptSource.Module(file)).toCompletableFuture().join();
      assertThat(result).as(Rendering.of(result)).isInstanceOf(ScriptResult.Value.class);
    }
    assertThat(out.toString().lines()).last().isEqualTo("signed in with 42");
  }

  @Test
  void answersWithTextObjectsAndFunctions() {
    assertThat(
            printed(
                """
                const site = await serve({
                  'GET /': '<h1>Hi</h1>',
                  'GET /static': { status: 201, headers: { 'x-a': ['1', '2'] }, body: 'made' },
                  'GET /users/:id': req => ({ json: { id: req.params.id, q: req.query } }),
                  'GET /files/*': async req => req.params.rest,
                  'GET /nothing': () => null,
                  '/any': req => req.method,
                });
                for (const path of ['/', '/static', '/users/a%20b?x=1&x=2&y=%C3%A4+z', '/files/a/b.txt', '/nothing', '/any', '/none']) {
                  const { status, body, headers } = await ask('GET', site.url + path);
                  console.log(status, headers['content-type']?.join(), headers['x-a']?.join(), body);
                }
                console.log((await ask('POST', `${site.url}/any`)).body, (await ask('HEAD', `${site.url}/`)).status, (await ask('POST', `${site.url}/`)).status);
                console.log(site.requests.length, site.requests[0].path);
                """))
        .isEqualTo(
            """
            200 text/html; charset=utf-8 undefined <h1>Hi</h1>
            201 text/html; charset=utf-8 1,2 made
            200 application/json undefined {"id":"a b","q":{"x":["1","2"],"y":"ä z"}}
            200 text/html; charset=utf-8 undefined a/b.txt
            204 undefined undefined\s
            200 text/html; charset=utf-8 undefined GET
            404 text/plain; charset=utf-8 undefined Not found: /none
            POST 200 405
            10 /
            """);
  }

  @Test
  void readsCookiesFormsAndJsonAndSetsCookies() {
    assertThat(
            printed(
                """
                const site = await serve({
                  'POST /login': req => ({ redirect: '/home', cookies: { sid: req.form.user, old: null, opt: { value: 1, httpOnly: true, sameSite: 'Lax', maxAge: 60 } } }),
                  'POST /json': req => ({ json: { got: req.json, sid: req.cookies.sid } }),
                  'POST /upload': req => `${req.form.title} ${req.form.file.filename} ${req.form.file.type} ${req.form.file.text}`,
                });
                const login = await ask('POST', `${site.url}/login`, { 'content-type': 'application/x-www-form-urlencoded' }, 'user=A%26da&pass=x+y');
                console.log(login.status, login.headers.location, login.headers['set-cookie']);
                console.log((await ask('POST', `${site.url}/json`, { cookie: 'sid=1; b=2' }, '{"a":[1]}')).body);
                const form = ['--B', 'content-disposition: form-data; name="title"', '', 'Grüße', '--B', 'content-disposition: form-data; name="file"; filename="a.txt"', 'content-type: text/plain', '', 'line 1\\r\\nline 2', '--B--', ''].join('\\r\\n');
                console.log((await ask('POST', `${site.url}/upload`, { 'content-type': 'multipart/form-data; boundary=B' }, form)).body);
                """))
        .isEqualTo(
            """
            302 [ '/home' ] [
              'sid=A&da; Path=/',
              'old=; Path=/; Max-Age=0',
              'opt=1; Path=/; Max-Age=60; HttpOnly; SameSite=Lax'
            ]
            {"got":{"a":[1]},"sid":"1"}
            Grüße a.txt text/plain line 1\r
            line 2
            """);
  }

  @Test
  void aHandlerThatThrowsIsA500ThatSaysWhy() {
    assertThat(
            printed(
                """
                const site = await serve({ 'GET /': () => { throw new TypeError('broken'); } });
                const { status, body } = await ask('GET', `${site.url}/`);
                console.log(status, body);
                """))
        .startsWith("GET / failed: TypeError: broken\n    at ")
        .endsWith("500 The handler failed: broken\n");
  }

  @Test
  void routesCanBeAddedAndAreRefusedWhenTheyAreNone() {
    assertThat(
            printed(
                """
                const site = await serve({ 'GET /a': 'one' });
                site.route('GET /a', 'two');
                site.route('GET /b', 'three');
                console.log((await ask('GET', `${site.url}/a`)).body, (await ask('GET', `${site.urlOn('localhost')}/b`)).body);
                await serve({ 'get a': '' }).catch(e => console.log(e.code, e.message));
                await serve({}, { host: '0.0.0.0' }).catch(e => console.log(e.code, e.message));
                await serve({}, { port: site.port }).catch(e => console.log(e.code));
                """))
        .isEqualTo(
            """
            two three
            invalid_params `get a` is not a route.
            not_allowed `0.0.0.0` is not an address of this machine's loopback interface.
            io_error
            """);
  }

  @Test
  void closingStopsTheServer() {
    assertThat(
            printed(
                """
                const site = await serve({ 'GET /': 'up' }, { keepAlive: true });
                console.log((await ask('GET', site.url)).body);
                site.close();
                await ask('GET', site.url).catch(e => console.log(e.message));
                """))
        .isEqualTo("up\ncmux failed unexpectedly (ConnectException: no message).\n");
  }

  @Test
  void theHostsEndStopsTheServer() throws Exception {
    String url = printed("const site = await serve({ 'GET /': 'up' }); console.log(site.url);").strip();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> get(url))).isInstanceOf(ConnectException.class);
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private String printed(String script) {
    try {
      Path file = Files.writeString(folder.resolve("site.cmux.js"), "import { serve } from 'cmux:http';\n" + script);
      ScriptOptions options =
          ScriptOptions.in(folder, out::append, out::append)
              .withExtension(
                  binder ->
                      binder.promise("ask", this::ask).prelude("ask", "host => Object.assign(globalThis, host)"));
      try (ScriptHost host = ScriptHost.open(options)) {
        ScriptResult result = host.eval(new ScriptSource.Module(file)).toCompletableFuture().join();
        assertThat(result).as(Rendering.of(result)).isInstanceOf(ScriptResult.Value.class);
      }
      return out.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CompletionStage<Object> ask(HostCall call) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create((String) call.argument(1)));
    if (call.argument(2) instanceof Map<?, ?> headers) {
      headers.forEach((name, value) -> request.header((String) name, (String) value));
    }
    String body = (String) call.argument(3);
    request.method((String) call.argument(0), body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(response -> Map.<String, Object>of("status", response.statusCode(), "body", response.body(), "headers", plain(response.headers().map())));
  }

  private static Map<String, List<String>> plain(Map<String, List<String>> headers) {
    return new TreeMap<>(headers);
  }
}
