package dev.cmux.repl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.Browser;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.wire.Request;
import dev.cmux.stdlib.ScriptHost;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.ScriptSource;
import dev.cmux.stdlib.bind.CmuxGlobal;
import dev.cmux.stdlib.bind.CmuxOptions;
import dev.cmux.testing.TestSite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a prompt saves for lines of the command line: JavaScript that does the same.
@Timeout(60)
class CommandScriptTest {

  @TempDir Path folder;
  private TestSite site;
  private Browser browser;
  private SessionCommands session;
  private ScriptHost host;

  @BeforeEach
  void start() throws IOException {
    site = TestSite.start();
    site.page(
            "/",
            """
            <title>Form</title><label>Name <input id=name></label> <label><input id=box type=checkbox> Agree</label> <select id=size multiple><option>S<option>M</select>
            <ul><li>one</li><li>two</li></ul><button>Save</button><iframe src=/inner></iframe>
            """)
        .page("/inner", "<button>Pay</button><iframe src=/innermost></iframe>")
        .page("/innermost", "<input id=card>");
    browser = new Browser();
    session = new SessionCommands("test", browser);
    host =
        ScriptHost.open(
            ScriptOptions.in(folder, _ -> {}, _ -> {}).withExtension(new CmuxGlobal(CmuxOptions.of(browser, _ -> {}).keepingSurfaces())));
    carryOut("browser", "open", site.url("/"), "--name", "shop");
  }

  @AfterEach
  void end() {
    host.close();
    session.close();
    site.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          browser REF fill #name Ada                          | await cmux.surface('REF').fill('#name', 'Ada')
          browser NUMBER fill #name Ada                                  | await cmux.surface('REF').fill('#name', 'Ada')
          browser shop fill #name --text Ada                        | await cmux.surface('shop').fill('#name', 'Ada')
          --json browser --surface shop get text li:first-child     | await cmux.surface('shop').get.text('li:first-child')
          browser shop get text li:first-child --timeout 2          | await cmux.surface('shop').get.text('li:first-child', { timeoutMs: 2000 })
          browser shop wait --text one --timeout-ms 9 --id-format both | await cmux.surface('shop').wait({ text: 'one', timeoutMs: 9 })
          browser shop select #size S M                             | await cmux.surface('shop').select('#size', ['S','M'])
          browser shop snapshot -i                                  | await cmux.surface('shop').snapshot({ interactive: true })
          browser shop eval document.title                          | await cmux.surface('shop').eval('document.title')
          browser shop viewport 800 600                             | await cmux.surface('shop').set.viewport(800, 600)
          browser shop cookies set a b --url http://localhost/      | await cmux.surface('shop').cookies.set({'name':'a','value':'b','url':'http://localhost/'})
          browser shop navigate about:blank                         | await cmux.surface('shop').goto('about:blank')
          browser shop find role button --name Save click           | await cmux.surface('shop').find.role('button', { name: 'Save' }).click()
          browser shop find label Name fill Ada --exact             | await cmux.surface('shop').find.label('Name', { exact: true }).fill('Ada')
          browser shop find nth li --index 1 text                   | await cmux.surface('shop').find.css('li').nth(1).get.text()
          browser shop find last li get text                        | await cmux.surface('shop').find.css('li').last().get.text()
          browser open about:blank --viewport 800x600 --no-css      | await cmux.open('about:blank', { viewport: {'height':600,'width':800}, css: false })
          browser new                                               | await cmux.open()
          close-surface --surface shop                              | await cmux.surface('shop').close()
          browser shop close                                        | await cmux.surface('shop').close()
          close-surface --all                                       | await cmux.closeAll()
          """)
  void doesTheSameAgain(String line, String expected) {
    String ref = browser.surfaces().getFirst().id().toString();
    List<String> words = List.of(line.replace("REF", ref).replace("NUMBER", ref.substring("surface:".length())).split(" "));
    assertThat(carryOut(words)).isZero();
    assertThat(session.script(words)).contains(expected.replace("REF", ref).replace('\'', '"'));
    if (browser.surfaces().isEmpty()) {
      carryOut("browser", "open", site.url("/"), "--name", "shop");
    }
    assertThat(host.eval(new ScriptSource.Line(session.script(words).orElseThrow(), 1)).toCompletableFuture().join()).isInstanceOf(ScriptResult.Value.class);
  }

  @Test
  void isScopedToTheFrame() {
    carryOut("browser", "shop", "frame", "iframe");
    assertThat(session.script(List.of("browser", "shop", "click", "button"))).contains("await (await cmux.surface(\"shop\").frame(\"iframe\")).click(\"button\")");
    carryOut("browser", "shop", "frame", "iframe");
    String script = session.script(List.of("browser", "shop", "fill", "#card", "4111")).orElseThrow();
    assertThat(script).isEqualTo("await (await (await cmux.surface(\"shop\").frame(\"iframe\")).frame(\"iframe\")).fill(\"#card\", \"4111\")");
    assertThat(host.eval(new ScriptSource.Line(script, 1)).toCompletableFuture().join()).isInstanceOf(ScriptResult.Value.class);
  }

  @ParameterizedTest
  @CsvSource({"tree", "identify --surface shop", "browser shop find label Name", "browser shop frame main", "browser tree", "browser shop state diff a.json"})
  void isNothingForWordsThatOnlyTell(String line) {
    assertThat(session.script(List.of(line.split(" ")))).isEmpty();
  }

  @Test
  void aPassphraseOfTheEnvironmentIsNotInIt() {
    List<String> words = List.of("browser", "shop", "state", "save", "a.json");
    assertThat(carryOut(words)).isZero();
    assertThat(session.script(words)).contains("await cmux.surface(\"shop\").state.save(\"a.json\")");
  }

  private int carryOut(String... words) {
    return carryOut(List.of(words));
  }

  private int carryOut(List<String> words) {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    Request request = new Request("", folder.toString(), words, Map.of("CMUX_STATE_PASSPHRASE", "correct horse"), new byte[0]);
    return session.carryOut(request, new Streams(new ByteArrayInputStream(new byte[0]), nowhere, nowhere));
  }
}
