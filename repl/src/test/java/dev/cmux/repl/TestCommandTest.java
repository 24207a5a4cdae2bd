package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static dev.cmux.repl.CliResult.cmux;

import dev.cmux.repl.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {

  @TempDir private Path folder;

  private String file(String name, String source) throws IOException {
    return Files.writeString(folder.resolve(name), source).toString();
  }

  @Test
  void everyTestIsALineAndFailuresShowTheirPlace() throws IOException {
    String good = file("good.cmux.js", "import { test, expect } from 'cmux:test';\ntest('adds', () => expect(1 + 1).toBe(2));\n");
    String bad =
        file("bad.cmux.js", "import { test, describe, expect } from 'cmux:test';\ndescribe('sums', () => {\n  test('fails', () => {\n    expect(1).toBe(2);\n  });\n});\n");
    assertThat(cmux("test", good, bad))
        .exitedWith(ExitCode.FAILED)
        .outContains(good + "\n  ✓ adds (", bad + "\n  ✗ sums › fails (", "AssertionError: expected 1 to be 2", "> 4 |     expect(1).toBe(2);", "1 passed, 1 failed")
        .errIsEmpty();
    assertThat(cmux("test", good)).exitedWith(ExitCode.DONE).outContains("1 passed, 0 failed");
  }

  @Test
  void aFileThatIsNamedTwiceCountsTwice() throws IOException {
    String good = file("good.cmux.js", "import { test } from 'cmux:test';\ntest('adds', () => {});\n");
    assertThat(cmux("test", good, good)).exitedWith(ExitCode.DONE).outContains("2 passed, 0 failed");
  }

  @Test
  void aFileThatBreaksOutsideItsTestsFails() throws IOException {
    String broken = file("broken.cmux.js", "const a = ;\n");
    assertThat(cmux("test", broken)).exitedWith(ExitCode.FAILED).outContains("✗ (the file itself)", "SyntaxError", "> 1 | const a = ;");
  }

  @Test
  void aFileWithoutTestsFails() throws IOException {
    String empty = file("empty.cmux.js", "console.log('no test here');\n");
    assertThat(cmux("test", empty)).exitedWith(ExitCode.FAILED).outContains("`" + empty + "` has no tests.", "0 passed, 1 failed");
  }

  @Test
  void aForgottenAwaitFailsItsOwnTestAndTheOthersRun() throws IOException {
    String forgotten =
        file(
            "forgotten.cmux.js",
            """
            import { test, expect } from 'cmux:test';
            test('a', async () => {
              const s = await cmux.open('data:text/html,<p>');
              expect(s.find.css('h9')).toBeVisible({ timeoutMs: 100 });
            });
            test('b', async () => { await cmux.sleep(300); });
            test('c', async () => { throw new Error('c must be reported'); });
            """);
    assertThat(cmux("test", forgotten))
        .exitedWith(ExitCode.FAILED)
        .outContains("✗ a (", "Put `await` before `expect`", "✓ b (", "✗ c (", "c must be reported", "1 passed, 2 failed");
  }

  @Test
  void jsonIsOneObjectATestAndWhatTestsPrintGoesElsewhere() throws IOException {
    String good = file("good.cmux.js", "import { test } from 'cmux:test';\ntest('talks', () => console.log('hello'));\n");
    CliResult result = cmux("test", "--json", good);
    assertThat(result).exitedWith(ExitCode.DONE).errContains("hello");
    Assertions.assertThat(result.out()).matches("\\{\"file\":\"[^\"]+good.cmux.js\",\"path\":\\[\"talks\"],\"status\":\"passed\",\"durationMs\":\\d+,\"attempts\":1}\\R");
  }

  @Test
  void theJUnitReportIsWritten() throws IOException {
    String good = file("good.cmux.js", "import { test } from 'cmux:test';\ntest('passes', () => {});\n");
    Path report = folder.resolve("reports/junit.xml");
    assertThat(cmux("test", good, "--junit", report.toString())).exitedWith(ExitCode.DONE);
    Assertions.assertThat(Files.readString(report)).contains("<testcase classname=\"" + good + "\" name=\"passes\"");
  }

  @Test
  void grepChoosesByNameAndTheOthersAreCounted() throws IOException {
    String shop =
        file(
            "shop.cmux.js",
            """
            import { test, describe, beforeAll } from 'cmux:test';
            describe('Cart', () => {
              test('adds', () => {});
              test('removes', () => {});
            });
            describe('login', () => {
              beforeAll(() => console.log('hook of a group that is left out'));
              test('adds a cookie', () => {});
            });
            """);
    String other = file("other.cmux.js", "import { test } from 'cmux:test';\ntest('other', () => {});\n");
    CliResult cart = cmux("test", shop, other, "--grep", "cart › a");
    assertThat(cart).exitedWith(ExitCode.DONE).outContains("✓ Cart › adds (", "1 passed, 0 failed, 3 not run");
    Assertions.assertThat(cart.out()).doesNotContain("hook of a group");
    assertThat(cmux("test", shop, "--grep", "ADDS")).outContains("2 passed, 0 failed, 1 not run");
    assertThat(cmux("test", shop, "--grep", "nothing")).exitedWith(ExitCode.FAILED).outContains("0 passed, 0 failed, 3 not run").errContains("not_found: No test has `nothing` in its name.");
  }

  @Test
  void whatOnlyLeavesOutIsCounted() throws IOException {
    String only = file("only.cmux.js", "import { test } from 'cmux:test';\ntest.only('this', () => {});\ntest('that', () => {});\n");
    assertThat(cmux("test", only)).exitedWith(ExitCode.DONE).outContains("1 passed, 0 failed, 1 not run");
    assertThat(cmux("run", only)).outContains("1 test: 1 passed, 0 failed, 1 not run");
  }

  @Test
  void aMissingFileAndNoFileSaySoBeforeAnythingRuns() throws IOException {
    String good = file("good.cmux.js", "import { test } from 'cmux:test';\ntest('adds', () => {});\n");
    Assertions.assertThat(cmux("test", good, folder.resolve("none.cmux.js").toString()).out()).isEmpty();
    assertThat(cmux("test", folder.resolve("none.cmux.js").toString())).exitedWith(ExitCode.FAILED).errContains("error: not_found:");
    assertThat(cmux("test")).exitedWith(ExitCode.USAGE).errContains("needs FILE");
  }
}
