package dev.cmux.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.stdlib.host.PastLine;
import dev.cmux.stdlib.host.PastLine.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a prompt's lines become when they are saved as a task file.
@Timeout(60)
class SavedSessionTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const a = 1 ¶ const a = 2 ¶ console.log(a)",
        "const a = 1 ¶ console.log(a) ¶ const a = 2; console.log(a) ¶ let a; console.log(a)",
        "let a = 1, b = 2 ¶ const { a, c = a + b, ...rest } = { a: 5, d: 6 } ¶ console.log(a, b, c, rest)",
        "const [a, b] = [1, 2] ¶ const [b, c] = [3, 4], d = 5 ¶ const d = 6, e = 7 ¶ console.log(a, b, c, d, e)",
        "var a = 1; var a = 2 ¶ var a ¶ console.log(a)",
        "class A { static x = 1 } ¶ class A { static x = 2; y = A.x } ¶ console.log(A.name, A.x, new A().y)",
        "function f() { return 1 } ¶ console.log(f()) ¶ console.log(f()); function f() { return 2 } ¶ async function f() { return 3 } ¶ console.log(await f(), f.name)",
        "const f = 1 ¶ function f() {} ¶ const f = 2 ¶ console.log(f)",
        "import { equal } from 'cmux:assert' ¶ const equal = 5 ¶ console.log(equal)",
        "const equal = 5, assert = 1 ¶ import assert, { equal, ok as fine } from 'cmux:assert' ¶ console.log(typeof equal, typeof fine, typeof assert)",
        "const all = 5 ¶ import * as all from 'cmux:assert' ¶ console.log(typeof all.equal)",
        "import './side.js' ¶ import { own } from './side.js' ¶ import { own } from './side.js' ¶ console.log(own)",
        "20 + 1 ¶ console.log(_)",
        "20 + 1; ¶ const twice = _ * 2 ¶ console.log(twice, _)",
        "({ a: 1 }) ¶ _.a ¶ console.log(_)",
        "{ a: 1, b: 2 } // both ¶ console.log(_)",
        "{ a: 1, b: 2 } ¶ { let inner = 1; console.log(inner) }",
        "console.log([1, 2].map(_ => _ + 1)) ¶ const _ = 5 ¶ console.log(_)",
        "const a = 1 ¶ [1, 2].forEach(n => console.log(n + a)) ¶ `x` ¶ (() => console.log('called'))() ¶ // note\n[3].forEach(n => console.log(n)) ¶ /x/.test('x') ¶ +1 ¶ console.log(_)",
        "#!/usr/bin/env cmux\nconsole.log('loaded') ¶ #!/usr/bin/env cmux\nconsole.log('again')",
        "'use strict' ¶ const text = `a\n  const b` ¶ const text = text + '!' ¶ console.log(text)",
        "let n = 0 ¶ for (const n of [1, 2]) console.log(n) ¶ { const n = 5 } ¶ n++ ¶ console.log(n, _)",
        "for await (const x of [Promise.resolve(1)]) { const y = x; console.log(y) } ¶ const x = await Promise.resolve(2) ¶ const { x } = { x: 3 } ¶ console.log(x)",
      })
  void doesTheSameAgain(String session) throws IOException {
    Files.writeString(folder.resolve("side.js"), "console.log('side'); export const own = 'own';");
    List<String> lines = List.of(session.split(" ¶ "));
    StringBuffer typed = new StringBuffer();
    String saved = atPrompt(typed, lines, host -> host.taskFile(lines.stream().map(line -> new PastLine(line, Kind.TYPED)).toList()).toCompletableFuture().join());
    Path file = Files.writeString(folder.resolve("saved.cmux.js"), saved);
    StringBuffer run = new StringBuffer();
    try (ScriptHost host = open(run)) {
      ScriptResult result = host.eval(new ScriptSource.Module(file)).toCompletableFuture().join();
      assertThat(result).as("%s\n%s", saved, Rendering.of(result)).isInstanceOf(ScriptResult.Value.class);
    }
    assertThat(typed).isNotEmpty();
    assertThat(run).as(saved).hasToString(typed.toString());
  }

  @Test
  void linesThatNeedNoChangeStayAsTheyWereTyped() {
    assertThat(saved("const a = 1; // one", "let b = a", "const { c } = { c: b }", "function f() {\n  return c\n}", "import { equal } from 'cmux:assert'", "class A {}"))
        .isEqualTo("const a = 1; // one\nlet b = a\nconst { c } = { c: b }\nfunction f() {\n  return c\n}\nimport { equal } from 'cmux:assert'\nclass A {}\n");
  }

  @Test
  void aNameThatIsDeclaredAgainIsAssigned() {
    assertThat(saved("const a = 1", "const a = 2", "const { a, b } = c()")).isEqualTo("let a = 1\na = 2;\nlet b; ({ a, b } = c());\n");
  }

  @Test
  void whatLooksAtTheLastErrorIsAComment() {
    assertThat(saved("const a = 1", "_error.code +\n  a", "a")).isEqualTo("const a = 1\n// _error.code +\n//   a\na\n");
  }

  @Test
  void onlyWhatWasTypedHasAValue() {
    List<PastLine> lines = List.of(new PastLine("20 + 1", Kind.TYPED), new PastLine("use(2)", Kind.OTHER), new PastLine("print(_)", Kind.TYPED));
    assertThat(saved(lines)).isEqualTo("let _; // the value of the input before\n_ = (20 + 1)\nuse(2)\nprint(_)\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          x = 5             | let x; // a line that failed has declared it¶x = 5¶
          console.log(x, y) | let x, y; // a line that failed has declared them¶console.log(x, y)¶
          const x = 5       | const x = 5¶
          z = 5             | z = 5¶
          """)
  void whatOnlyAFailedLineHasDeclaredIsDeclared(String then, String saved) {
    List<PastLine> lines = List.of(new PastLine("const { x, y } = fail()", Kind.FAILED), new PastLine("const (", Kind.FAILED), new PastLine(then, Kind.TYPED));
    assertThat(saved(lines)).isEqualTo(saved.replace('¶', '\n'));
  }

  @Test
  void aFailedLineThatDeclaresAgainChangesNothing() {
    List<PastLine> lines = List.of(new PastLine("const a = 1", Kind.TYPED), new PastLine("const a = fail()", Kind.FAILED), new PastLine("a", Kind.TYPED));
    assertThat(saved(lines)).isEqualTo("const a = 1\na\n");
  }

  @Test
  void surfIsThereUntilItIsDeclared() {
    assertThat(saved("const surf = await cmux.open()", "await surf.reload()")).isEqualTo("const surf = await cmux.open()\nawait surf.reload()\n");
    assertThat(saved("await surf.reload()")).startsWith("{ // `surf` as at the prompt").endsWith("}\nawait surf.reload()\n");
    assertThat(saved("await surf.reload()", "const surf = await cmux.open()")).endsWith("}\nawait surf.reload()\nsurf = await cmux.open();\n");
    assertThat(saved("cmux.surf", "({ surf: 1 })", "surf => surf.ref")).doesNotContain("as at the prompt");
  }

  private String saved(String... lines) {
    return saved(List.of(lines).stream().map(line -> new PastLine(line, Kind.TYPED)).toList());
  }

  private String saved(List<PastLine> lines) {
    return atPrompt(new StringBuffer(), List.of(), host -> host.taskFile(lines).toCompletableFuture().join());
  }

  private <T> T atPrompt(StringBuffer out, List<String> lines, Function<ScriptHost, T> then) {
    try (ScriptHost host = open(out)) {
      for (int i = 0; i < lines.size(); i++) {
        ScriptResult result = host.eval(new ScriptSource.Line(lines.get(i), i + 1)).toCompletableFuture().join();
        assertThat(result).as(Rendering.of(result)).isInstanceOf(ScriptResult.Value.class);
      }
      return then.apply(host);
    }
  }

  private ScriptHost open(StringBuffer out) {
    return ScriptHost.open(ScriptOptions.in(folder, out::append, out::append));
  }
}
