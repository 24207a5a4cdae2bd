package dev.cmux.stdlib.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.stdlib.ScriptResult;
import java.io.IOException;
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
