package dev.cmux.stdlib.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.stdlib.ScriptResult;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CmuxGlobalTest {

  @TempDir Path folder;

  private TaskRig rig;

  @BeforeEach
  void open() {
    rig = new TaskRig(folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aTaskOpensASurfaceAndReadsItsPage() throws IOException {
    rig.site.page("/", "<title>Hello</title><h1>Hi there</h1>");
    String printed = rig.run(
        """
        const s = await cmux.open(cmux.params.url);
        console.log(s.ref.startsWith('surface:'), await s.get.title(), await s.get.text('h1'), await s.find.role('heading').text());
        const response = await s.reload();
        console.log(response.status, (await response.text()).includes('Hi there'));
        cmux.output({ title: await s.get.title() });
        """);
    assertThat(printed).isEqualTo("true Hello Hi there Hi there\n200 true\n");
    assertThat(rig.records).isEqualTo(List.of(Map.of("title", "Hello")));
  }

  @Test
  void addressesOfFilesReachNoFurtherThanTheTasksFiles() throws IOException {
    Files.writeString(folder.resolve("own.html"), "<title>Own</title><iframe src='file:///etc/passwd'></iframe>");
    String printed = rig.run(
        """
        const outside = 'file:///etc/passwd';
        const s = await cmux.open(import.meta.url.replace('task.cmux.js', 'own.html'));
        console.log(await s.get.title());
        for (const way of [() => cmux.open(outside), () => s.goto(outside), () => s.tab.new(outside), () => s.fetch(outside),
                           () => s.goto(outside.replace('passwd', 'no-such-file'))]) {
          try { await way(); console.log('read'); } catch (e) { console.log(e.code); }
        }
        console.log((await s.download.list()).length, await s.get.title());
        """);
    assertThat(printed).isEqualTo("Own\n" + "not_allowed\n".repeat(5) + "0 Own\n");
  }

  @Test
  void aSurfaceThatOthersOpenedTakesATaskToNoOtherFiles() throws IOException {
    rig.open("shared");
    ScriptResult result = rig.evaluate("await cmux.surface('shared').goto('file:///etc/passwd');");
    assertThat(result.toString()).contains("not_allowed", "--allow-read");
  }

  @Test
  void aForgottenAwaitIsNamed() throws IOException {
    for (String use : List.of("s.click('b')", "s.find.css('b')", "s.get.title()", "s.close()")) {
      assertThat(rig.evaluate("const s = cmux.open('data:text/html,<b>x'); await " + use + ";").toString())
          .contains("`cmux.open` was not waited for", "Put `await` before `cmux.open`.");
    }
    assertThat(rig.run("const [s] = await Promise.all([cmux.open()]); console.log(s.ref.startsWith('surface:'), cmux.open() instanceof Promise, JSON.stringify(cmux.open()));"))
        .isEqualTo("true true {}\n");
  }

  @Test
  void groupsOfVerbsAreMadeOnceAndStayBoundToTheirObject() throws IOException {
    String printed = rig.run(
        """
        const s = await cmux.open('data:text/html,<title>T</title><i>a</i><i>b</i>');
        const { get, find } = s, second = find.css('i').nth(1), { text } = second.get;
        console.log(get === s.get, find === s.find, second.find === second.find, await get.title(), await text(), await second.text());
        console.log(find, s.storage.local, String(s.click), Object.keys(s));
        """);
    assertThat(printed)
        .startsWith("true true true T b b\n{\n  role: [Function: role],\n")
        .contains("get: [Function: get],")
        .endsWith("function click() { [native code] } [ 'ref', 'name' ]\n");
  }

  @Test
  void aLocatorIsShownAsItsSelector() throws IOException {
    String printed = rig.run(
        """
        const s = await cmux.open('data:text/html,<a href=x>one</a><a href=y>two</a>');
        const link = s.find.role('link', { name: /o/ });
        console.log(link.first());
        console.log(await s.find.role('link').all(), { link, s });
        console.log(s.find.css('ul').find.text('x').filter({ hasText: 'y' }).last(), s.find.role('nonsense'));
        """);
    assertThat(printed)
        .startsWith("Locator role=link[name=/o/] >> nth=0\n[ Locator role=link >> nth=0, Locator role=link >> nth=1 ] {\n  link: Locator role=link[name=/o/],\n  s: Surface { ref: 'surface:")
        .contains("Locator ul >> text=x >> hasText=y >> nth=-1 Locator (", "nonsense");
  }

  @Test
  void namesOfPlaywrightLeadToTheOnesHere() throws IOException {
    assertThat(rig.evaluate("const s = await cmux.open(); await s.getByRole('button').click();").toString()).contains("Here that is `find.role(role, { name })`.");
    assertThat(rig.evaluate("const s = await cmux.open(); s.get.text('h1').slice(1);").toString())
        .contains("`s.get.text` answers with a promise; await it first: `(await s.get.text(…)).slice`.");
    assertThat(rig.evaluate("const s = await cmux.open(); s.find.css('h1').clik();").toString()).contains("Did you mean `click`?");
    assertThat(rig.evaluate("const s = await cmux.open(); await s.waitForSelector('b');").toString()).contains("Here that is `wait({ selector })`.");
  }

  @Test
  void textWithoutADeclarationIsUtf8IfItCanBe() throws IOException {
    byte[] utf8 = "{\"word\": \"Ärger €\"}".getBytes(StandardCharsets.UTF_8);
    Charset western = Charset.forName("windows-1252");
    rig.site
        .file("/json", "application/json", utf8)
        .file("/marked", "application/json", "\uFEFF{\"word\": \"Ärger €\"}".getBytes(StandardCharsets.UTF_8))
        .file("/named", "application/json;charset=windows-1252", "{\"word\": \"Ärger €\"}".getBytes(western))
        .file("/text", "text/plain", "Ärger €".getBytes(StandardCharsets.UTF_8))
        .file("/old", "text/plain", "Ärger €".getBytes(western))
        .file("/html", "text/html", "<title>Ärger</title><p>Ärger €".getBytes(StandardCharsets.UTF_8))
        .file("/meta", "text/html", "<meta charset=windows-1252><p>Ärger €".getBytes(western))
        .file("/ascii", "text/html", "<title>x</title>".getBytes(StandardCharsets.UTF_8));
    String printed = rig.run(
        """
        const s = await cmux.open();
        const at = path => cmux.params.url + path;
        for (const path of ['json', 'marked', 'named']) {
          console.log((await (await s.fetch(at(path))).json()).word, await (await s.fetch(at(path))).text());
        }
        console.log(await (await s.fetch(at('text'))).text());
        for (const path of ['json', 'text', 'old', 'html', 'meta']) {
          const response = await s.goto(at(path));
          console.log(await s.get.text('body'), (await response.text()).includes('Ärger'), await s.eval('document.characterSet'));
        }
        await s.goto(at('ascii'));
        console.log(await s.eval('document.characterSet'));
        """);
    assertThat(printed.replaceAll("ISO-8859-1", "windows-1252"))
        .isEqualTo(
            "Ärger € {\"word\": \"Ärger €\"}\n".repeat(3)
                + "Ärger €\n{\"word\": \"Ärger €\"} true UTF-8\nÄrger € true UTF-8\nÄrger € true windows-1252\nÄrger € true UTF-8\nÄrger € true windows-1252\nwindows-1252\n");
  }

  @Test
  void aFormPostedToItsOwnPageMakesAnEntryInTheHistory() throws IOException {
    rig.site.page("/b", "<title>B</title>");
    rig.site.handle(
        "/a",
        exchange -> {
          byte[] page = ("<title>A " + exchange.getRequestMethod() + "</title><form method=post action=/a><button>Send</button></form>"
              + "<form method=post action=/again><button>Redirect</button></form>").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
        });
    rig.site.handle(
        "/again",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/a");
          exchange.sendResponseHeaders(303, -1);
        });
    String printed = rig.run(
        """
        for (const button of ['Send', 'Redirect']) {
          const s = await cmux.open(cmux.params.url + 'b');
          await s.goto(cmux.params.url + 'a');
          await s.click('text=' + button);
          const seen = [await s.get.title()];
          for (let i = 0; i < 2; i++) { await s.back(); seen.push(await s.get.title()); }
          console.log(seen.join(), await s.back());
        }
        """);
    assertThat(printed).isEqualTo("A POST,A GET,B null\nA GET,A GET,B null\n");
  }

  @Test
  void aProxyThatCannotBeReachedIsNamedAndWhatIsNoneIsRefused() throws IOException {
    assertThat(rig.evaluate("await cmux.open(cmux.params.url, { proxy: 'http://127.0.0.1:1' });").toString())
        .contains("navigation_failed", "the proxy `http://127.0.0.1:1` refused the connection");
    for (String wrong : List.of("foo", "ftp://127.0.0.1:1", "http://user:word@127.0.0.1:1", "http://")) {
      assertThat(rig.evaluate("await cmux.open('about:blank', { proxy: '" + wrong + "' });").toString()).contains("invalid_params", "proxy");
    }
  }

  @Test
  void anAddressIsWholeAndATextOrTheErrorSaysHowToMakeItSo() throws IOException {
    assertThat(rig.evaluate("await (await cmux.open()).goto('/login');").toString()).contains("invalid_params", "`/login` is a relative address", "Relative addresses need").doesNotContain("https:///");
    assertThat(rig.evaluate("await (await cmux.open()).goto(5);").toString()).contains("invalid_params", "`url` must be a text");
  }

  @Test
  void requestsAreOfTheKindsThatPlaywrightKnows() throws IOException {
    rig.site.script("/s.js", "").file("/s.css", "text/css", "").page("/frame", "");
    rig.site.page("/", "<link rel=stylesheet href=s.css><script src=s.js></script><iframe src=frame></iframe>");
    String printed = rig.run(
        """
        const s = await cmux.open(cmux.params.url);
        await s.eval(`const x = new XMLHttpRequest(); x.open('GET', '/s.css?x', false); x.send(); fetch('/s.css?f').then(r => r.text())`);
        console.log((await s.network.requests()).map(r => r.url.replace(cmux.params.url, '/') + ' ' + r.resourceType).join(', '));
        """);
    assertThat(printed).isEqualTo("/ document, /s.css stylesheet, /s.js script, /frame document, /s.css?x xhr, /s.css?f fetch\n");
  }

  @Test
  void aDownloadIsKeptInAFolderThatIsMadeAndReplacesNothingThere() throws IOException {
    rig.site.handle(
        "/file",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=report.csv");
          exchange.sendResponseHeaders(200, 1);
          exchange.getResponseBody().write('x');
        });
    rig.site.page("/", "<a href=/file>Load</a>");
    String printed = rig.run(
        """
        const s = await cmux.open(cmux.params.url);
        for (const path of ['dl/', 'dl/', 'dl', 'one.csv', 'one.csv']) {
          await s.click('text=Load');
          console.log((await s.download.wait({ path })).path.split('/').slice(-2).join('/'));
        }
        """);
    assertThat(printed).isEqualTo("dl/report.csv\ndl/report (1).csv\ndl/report (2).csv\n" + (folder.getFileName() + "/one.csv\n").repeat(2));
  }

  @Test
  void aRouteThatContinuesElsewhereStaysWithinTheAllowedHosts() throws IOException {
    String script =
        """
        const s = await cmux.open(undefined, { allowHosts: ['127.0.0.1'] });
        await s.network.route('**/x', route => route.continue({ url: 'ELSEWHERE' }));
        await s.goto(cmux.params.url + 'x');
        """;
    assertThat(rig.evaluate(script.replace("ELSEWHERE", rig.site.url("localhost", "/y"))).toString()).contains("not_allowed", "allowHosts");
    assertThat(rig.evaluate(script.replace("ELSEWHERE", "file:///etc/passwd")).toString()).contains("error").doesNotContain("root:");
    assertThat(rig.site.requests()).isEmpty();
  }

  @Test
  void aFormIsFilledClickedAndItsResultAwaited() throws IOException {
    rig.site.page(
        "/",
        """
        <form onsubmit="setTimeout(() => document.querySelector('p').textContent = 'Hello ' + document.querySelector('input').value, 50); return false">
        <label>Name <input name=n></label><button>Go</button></form><p></p>
        """);
    String printed = rig.run(
        """
        const s = await cmux.open(cmux.params.url);
        await s.find.label('Name').fill('Ada');
        await s.find.role('button', { name: 'Go' }).click();
        await s.wait({ text: 'Hello Ada' });
        console.log(await s.get.text('p'), await s.get.value('input'), await s.is.visible('p'));
        console.log(await s.eval((a, b) => a + b.c, 1, { c: 2 }));
        const shot = await s.snapshot();
        console.log(String(shot).split('\\n')[0], Object.keys(shot.refs).length > 0);
        """);
    assertThat(printed).isEqualTo("Hello Ada Ada true\n3\n- document \"\" true\n");
  }

  @Test
  void aMissingElementEndsInNotFoundWithTheTasksOwnLine() throws IOException {
    rig.site.page("/", "<p>nothing else");
    ScriptResult result =
        rig.evaluate(
            """
            const s = await cmux.open(cmux.params.url);

            await s.click('#missing', { timeoutMs: 100 });
            """);
    assertThat(result).isInstanceOf(ScriptResult.Failure.class);
    assertThat(result.toString()).contains("not_found", "#missing", "task.cmux.js:3:");
  }

  @Test
  void manySurfacesAreMappedOverAndOneFailureStaysItsOwn() throws IOException {
    rig.site.page("/a", "<title>A</title>").page("/b", "<title>B</title>");
    String printed = rig.run(
        """
        const rows = await cmux.map(['/a', '/b', '/nowhere'], async (s, path, index) => {
          const response = await s.goto(cmux.params.url + path.slice(1));
          if (!response.ok) throw new Error('status ' + response.status);
          return `${index}:${await s.get.title()}`;
        });
        console.log(rows.map(r => r.status + ' ' + (r.value ?? r.error.message)).join(' | '), cmux.surfaces().length);
        """);
    assertThat(printed).isEqualTo("ok 0:A | ok 1:B | failed status 404 0\n");
  }

  @Test
  void aSessionIsHandedToAnotherSurface() throws IOException {
    rig.site.handle(
        "/login",
        exchange -> {
          exchange.getResponseHeaders().add("Set-Cookie", "sid=42; HttpOnly; Path=/");
          exchange.sendResponseHeaders(204, -1);
        });
    rig.site.page("/", "<title>in</title>");
    String printed = rig.run(
        """
        const a = await cmux.open();
        await a.fetch(cmux.params.url + 'login');
        await a.goto(cmux.params.url);
        await a.storage.local.set('k', 'v');
        const b = await cmux.open(undefined, { name: 'b' });
        await b.state.import(a);
        await b.goto(cmux.params.url);
        console.log((await b.cookies.get()).map(c => c.name + '=' + c.value).join(), await b.storage.local.get('k'));
        await a.state.save('auth.json');
        const c = await cmux.open(cmux.params.url, { state: 'auth.json' });
        console.log((await c.cookies.get())[0].value, cmux.surface('b').ref === b.ref);
        """);
    assertThat(printed).isEqualTo("sid=42 v\n42 true\n");
  }

  @Test
  void aSurfaceThatCannotBeSetUpIsRefusedAtOnce() throws IOException {
    String printed = rig.run("console.log(await cmux.open({ proxy: 'ftp://nowhere' }).catch(e => e.code), cmux.surfaces().length);");
    assertThat(printed).isEqualTo("invalid_params 0\n");
  }
}
