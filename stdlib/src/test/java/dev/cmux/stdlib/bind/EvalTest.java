package dev.cmux.stdlib.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes into a page with `eval`, and what comes out.
class EvalTest {

  @TempDir Path folder;

  private TaskRig rig;

  @BeforeEach
  void open() {
    rig = new TaskRig(folder);
    rig.site.page("/", "<title>Eval</title><p>here</p>");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private String run(String script) throws IOException {
    return rig.run("const s = await cmux.open(cmux.params.url);\n" + script);
  }

  @Test
  void datesAndBytesArriveAsWhatTheyAre() throws IOException {
    assertThat(
            run(
                """
                console.log(await s.eval((d, b, all) => [d instanceof Date, d.toISOString(), b instanceof Uint8Array, b.length, b[1], all.at.getTime()].join(),
                  new Date(5), new Uint8Array([1, 255, 3]), { at: new Date(7) }));
                """))
        .isEqualTo("true,1970-01-01T00:00:00.005Z,true,3,255,7\n");
  }

  @Test
  void whatAPageCannotTakeIsRefusedBeforeThePageIsTouched() throws IOException {
    assertThat(
            run(
                """
                for (const wrong of [x => x, { deep: [/x/] }, s, s.find.css('p')]) {
                  const error = await s.eval('globalThis.touched = true', wrong).catch(e => e);
                  console.log(error.code, error.message);
                }
                console.log(await s.eval('globalThis.touched'), (await s.errors.list()).length);
                """))
        .isEqualTo(
            """
            invalid_params `args[0]` must be plain data, a Date or bytes, but is a function.
            invalid_params `args[0].deep[0]` must be plain data, a Date or bytes, but is a regular expression.
            invalid_params `args[0]` must be plain data, a Date or bytes, but is a surface.
            invalid_params `args[0]` must be plain data, a Date or bytes, but is a locator.
            undefined 0
            """);
  }

  @Test
  void whatAScriptThrowsIsToldWhateverItIs() throws IOException {
    assertThat(
            run(
                """
                for (const script of ['throw {a: 1}', 'Promise.reject([1, 2])', 'throw "text"', 'throw null', 'throw undefined', 'throw Symbol("s")',
                    'throw document.querySelector("p")', 'const o = {}; o.o = o; throw o', 'throw new TypeError("bad")']) {
                  const error = await s.eval(script).catch(e => e);
                  console.log(error.code, error.message);
                }
                """))
        .isEqualTo(
            """
            js_error The script failed in the page: {"a":1}.
            js_error The script failed in the page: [1,2].
            js_error The script failed in the page: text.
            js_error The script failed in the page: null.
            js_error The script failed in the page: undefined.
            js_error The script failed in the page: Symbol(s).
            js_error The script failed in the page: <p>.
            js_error The script failed in the page: [object Object].
            js_error The script failed in the page: TypeError: bad.
            """);
  }

  /// As Playwright has it.
  @Test
  void textThatIsAFunctionIsCalledWithTheArguments() throws IOException {
    assertThat(run("console.log(await s.eval('() => 42'), await s.eval('(a, b) => a + b', 1, 2), await s.eval('async () => document.title'), await s.eval('1 + 1'));"))
        .isEqualTo("42 3 Eval 2\n");
  }

  @Test
  void pagesAreWhereTheMachineIsUnlessToldOtherwise() throws IOException {
    assertThat(
            run(
                """
                const zone = () => [new Date(0).getTimezoneOffset(), Intl.DateTimeFormat().resolvedOptions().timeZone].join();
                console.log(await s.eval(zone) === zone(), await (await cmux.open(cmux.params.url, { timezone: 'Asia/Tokyo' })).eval(zone));
                """))
        .isEqualTo("true -540,Asia/Tokyo\n");
  }
}
