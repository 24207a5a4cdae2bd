package dev.cmux.stdlib.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.Browser;
import dev.cmux.stdlib.ScriptHost;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptSource;
import dev.cmux.stdlib.host.Completion;
import dev.cmux.stdlib.host.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The standard library together with real pages.
class ModulesWithPagesTest {

  private static final Pattern EXAMPLE = Pattern.compile("@example\\n((?: \\* [^\\n]*\\n)+)");

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

  /// Every module begins with an example that can be pasted.
  @ParameterizedTest
  @ValueSource(strings = {"assert", "csv", "fs", "http", "retry", "secret", "table", "test"})
  void theExampleOfEveryModuleRuns(String module) throws IOException {
    Matcher example = EXAMPLE.matcher(Resources.read("/dev/cmux/stdlib/" + module + ".js"));
    assertThat(example.find()).isTrue();
    rig.run(example.group(1).replaceAll("(?m)^ \\* ", ""));
  }

  @Test
  void testsGetAFreshSurfaceAndWaitForThePage() throws IOException {
    String printed =
        rig.run(
            """
            import { test, expect, describe } from 'cmux:test';
            import { serve } from 'cmux:http';
            const site = await serve({
              'GET /': `<title>Shop</title><h1>Shop</h1><ul></ul><input value="v" class="big box"><button disabled>Buy</button>
                <script>setTimeout(() => { document.querySelector('ul').innerHTML = '<li>Tea</li><li>Milk</li>'; document.title = 'Open'; }, 60)</script>`,
            });
            const seen = [];
            test('waits for what comes later', async ({ surface }) => {
              seen.push(surface.ref);
              await surface.goto(site.url);
              await expect(surface).toHaveTitle('Open');
              await expect(surface).toHaveURL('/');
              await expect(surface.find.css('li')).toHaveText(['Tea', 'Milk']);
              await expect(surface.find.css('li').first()).toHaveText('Tea');
              await expect(surface.find.css('li')).toHaveCount(2);
              await expect(surface.find.css('input')).toHaveValue('v');
              await expect(surface.find.css('input')).toHaveClass('box');
              await expect(surface.find.role('button')).toBeDisabled();
              await expect(surface.find.role('heading', { name: 'Shop' })).toBeVisible();
              await expect(surface.find.css('p')).not.toBeAttached();
              await expect(surface.find.css('p')).toBeHidden();
            });
            test('says what it found', async ({ surface }) => {
              seen.push(surface.ref);
              await surface.goto(site.url);
              await expect(surface.find.css('h1'), { timeoutMs: 700 }).toHaveText('Bank')
                .catch(e => console.log(e.message));
            });
            test('is on another surface each time, which is closed afterwards', () => {
              expect(seen[0]).not.toBe(seen[1]);
              expect(cmux.surfaces()).toHaveLength(0);
            });
            """);
    assertThat(printed)
        .isEqualTo(
            """
            ✓ waits for what comes later
            expect.toHaveText('Bank') did not hold within 700 ms: the text was 'Shop'
            ✓ says what it found
            ✓ is on another surface each time, which is closed afterwards
            3 tests: 3 passed, 0 failed
            """);
  }

  @Test
  void expectationsRefuseOptionsTheyDoNotHave() throws IOException {
    String printed =
        rig.run(
            """
            import { expect } from 'cmux:test';
            const surface = await cmux.open();
            const tries = [
              () => expect(surface).toHaveTitle('', { timeout: 300 }),
              () => expect(surface).toHaveTitle(),
              () => expect('no surface').toHaveTitle(''),
              async () => expect(surface, { timeout: 300 }),
              async () => expect.poll(() => 1, { timeout: 300 }),
            ];
            for (const each of tries) console.log(await each().catch(e => `${e.code ?? e.name}: ${e.message}`));
            await expect(surface).toHaveTitle('', { timeoutMs: 300 });
            """);
    assertThat(printed)
        .isEqualTo(
            """
            invalid_params: `toHaveTitle` has no option `timeout`.
            TypeError: a text or a pattern is needed, not undefined
            TypeError: toHaveTitle needs a Surface or a Locator, not 'no surface'
            invalid_params: `expect` has no option `timeout`.
            invalid_params: `expect.poll` has no option `timeout`.
            0 tests: 0 passed, 0 failed
            """);
  }

  @Test
  void secretsAreMaskedInRecordsToo() throws IOException {
    rig.run("import { mask } from 'cmux:secret'; mask('hunter2!'); cmux.output({ user: 'ada', password: ['hunter2!'] });");
    assertThat(rig.records).isEqualTo(List.of(Map.of("user", "ada", "password", List.of("••••••"))));
  }

  @Test
  void thePromptCompletesTheVerbsOfASurface() {
    try (Browser browser = new Browser();
        ScriptHost host =
            ScriptHost.open(ScriptOptions.in(folder, text -> {}, text -> {}).withExtension(new CmuxGlobal(CmuxOptions.of(browser, record -> {}))))) {
      host.eval(new ScriptSource.Line("const surf = await cmux.open()", 1)).toCompletableFuture().join();
      assertThat(names(host, "surf.get.")).contains("text", "title", "url");
      assertThat(names(host, "surf.find.")).contains("role", "text");
      assertThat(names(host, "surf.cli")).containsExactly("click");
      assertThat(names(host, "cmux.o")).containsExactly("open", "output");
    }
  }

  private static List<String> names(ScriptHost host, String text) {
    return host.complete(text, text.length()).toCompletableFuture().join().candidates().stream().map(Completion.Candidate::name).toList();
  }
}
