package dev.cmux.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.stdlib.host.Completion;
import dev.cmux.stdlib.host.ScriptFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A session at the prompt.
@Timeout(60)
class PromptTest {

  @TempDir Path folder;

  private final StringBuffer out = new StringBuffer();
  private ScriptHost host;
  private int number;

  @AfterEach
  void close() {
    if (host != null) {
      host.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + 1 | 2",
        "'a' + 'b' | 'ab'",
        "await Promise.resolve(5) | 5",
        "Promise.resolve('kept') | 'kept'",
        "{ a: 1 } | { a: 1 }",
        "{ a: 1 }; | undefined",
        "(1, 2); | 2",
        "[1, 2].map(n => n * 2) // doubled | [ 2, 4 ]",
        "let f = async () => 1; await f() | 1",
        "for await (const x of [Promise.resolve(1)]) console.log(x) | undefined",
        "const { a, ...rest } = await Promise.resolve({ a: 1, b: 2 }); rest | { b: 2 }",
        "x = 1 | x",
        "function add(a, b) { return a + b } add(1, 2) | 3",
        "class A { static b = 1 } A.b | 1",
        "`` | undefined",
        "// nothing | undefined",
        "var v = 1, w; v | 1",
        "let s = (() => { return 1 })(); s | 1",
        "typeof await null | 'object'",
        "(await import('cmux:assert')).equal.name | 'equal'",
      })
  void showsTheValueOfTheLastExpression(String line, String expected) {
    ScriptResult result = eval(line == null ? "" : line);
    if (expected.equals("x")) {
      assertThat(error(result).headline()).isEqualTo("ReferenceError: x is not defined");
    } else {
      assertThat(result).as(Rendering.of(result)).isInstanceOf(ScriptResult.Value.class);
      assertThat(((ScriptResult.Value) result).display()).isEqualTo(expected);
    }
  }

  @Test
  void anAssignmentToAnUndeclaredNameIsToldToDeclareIt() {
    assertThat(error(eval("total = {}")).hint()).contains("Declare it first: `let total = …` or `const total = …`.");
    assertThat(error(eval("total == 1")).hint()).isEmpty();
    assertThat(error(eval("(() => total => 1)(total)")).hint()).isEmpty();
  }

  @Test
  void declarationsLast() {
    eval("const one = 1, { two, deep: [three] } = { two: 2, deep: [3] }");
    eval("let count = 0\nfunction up() { return ++count }\nclass Point { x = one }");
    assertThat(shown("[one, two, three, up(), up(), count, new Point()]")).isEqualTo("[ 1, 2, 3, 1, 2, 2, Point { x: 1 } ]");
  }

  @Test
  void aConstantRefusesAssignmentUntilItIsDeclaredAnew() {
    eval("const fixed = 1");
    assertThat(error(eval("fixed = 2")).name()).isEqualTo("TypeError");
    eval("const fixed = 'again'");
    assertThat(shown("fixed")).isEqualTo("'again'");
    eval("let fixed = 3; fixed++");
    assertThat(shown("fixed")).isEqualTo("4");
  }

  @Test
  void aNameThatIsDeclaredAnewKeepsItsValueUntilItHasTheNewOne() {
    eval("const text = 'a'");
    assertThat(shown("const text = text + 'b'; text")).isEqualTo("'ab'");
    eval("const text = await Promise.reject(new Error('no'))");
    assertThat(shown("text")).isEqualTo("'ab'");
    assertThat(shown("let text; text")).isEqualTo("undefined");
  }

  @Test
  void theLastValueCanBeHadWithNothingLeftOut() {
    assertThat(whole()).isEmpty();
    assertThat(shown("Array.from({ length: 101 }, (_, i) => i)")).contains("... 1 more item");
    assertThat(whole()).contains("99, 100").doesNotContain("more item");
    assertThat(shown("({ a: { b: { c: { d: { e: 'x'.repeat(10_005) } } } } })")).contains("[Object]");
    assertThat(whole()).contains("d: {", "x'").doesNotContain("[Object]", "more character");
    eval("null.x");
    assertThat(whole()).as("a failure has no value").contains("d: {");
  }

  @Test
  void whatIsNestedDeeperThanTheStackIsShownAsFarAsThatGoes() {
    eval("const deep = {}; let at = deep; for (let i = 0; i < 100_000; i++) at = at.b = {}; deep");
    assertThat(whole()).startsWith("{").contains("[Object]");
  }

  @Test
  void objectsThatThrowWhenTheyAreLookedAtAreNoEndOfThePrompt() {
    eval("const sly = new Proxy({}, { ownKeys() { throw new Error('keys') }, getOwnPropertyDescriptor() { throw new Error('member') }, getPrototypeOf() { throw new Error('parent') } }); 1");
    assertThat(names("sly.")).isEmpty();
    assertThat(names("sly.a.")).isEmpty();
    assertThat(eval("({ get [Symbol.toStringTag]() { throw new Error('tag') } })")).isInstanceOf(ScriptResult.Failure.class);
    assertThat(whole()).isEmpty();
    assertThat(shown("1 + 1")).isEqualTo("2");
  }

  private String whole() {
    return host().whole().toCompletableFuture().join();
  }

  @Test
  void aFileMayBeginWithAHashBang() {
    assertThat(shown("#!/usr/bin/env cmux\n1 + 1")).isEqualTo("2");
    assertThat(error(eval("#!/usr/bin/env cmux\nnull.x")).at()).get().satisfies(at -> assertThat(at.line()).isEqualTo(2));
  }

  @Test
  void theLastValueAndTheLastErrorAreKept() {
    eval("20 + 1");
    assertThat(shown("_ * 2")).isEqualTo("42");
    eval("throw new RangeError('gone')");
    assertThat(shown("_error.message")).isEqualTo("'gone'");
    eval("const _ = 'mine'");
    assertThat(shown("_")).isEqualTo("'mine'");
  }

  @Test
  void modulesAreImportedFromTheWorkingFolder() throws IOException {
    Files.writeString(folder.resolve("own.js"), "export const name = 'own'; export default class Own {}");
    eval("import Own, { name as called } from './own.js'; import * as all from './own.js'; import './own.js'");
    assertThat(shown("[Own, called, Object.keys(all)]")).isEqualTo("[ [class Own], 'own', [ 'default', 'name' ] ]");
    assertThat(error(eval("import { nothing } from './own.js'")).message()).isEqualTo("The requested module './own.js' does not provide an export named 'nothing'");
    assertThat(shown("(await import('./own.js')).name")).isEqualTo("'own'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"if (true) {", "foo(", "[1,", "`text", "/* comment", "a +", "class A {", "const x =", "x => {", "({ a: 1,", "function f() {\n  return 1;", "try {} catch", "await"})
  void asksForMoreWhereTheTextCouldGoOn(String text) {
    assertThat(eval(text)).isInstanceOf(ScriptResult.Incomplete.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ") | 1",
        "a b | 3",
        "\"open | 1",
        "let 1x = 2 | 6",
        "export const a = 1 | 1",
        "return 1 | 1",
        "/open | 2",
      })
  void saysWhereALineIsNoJavaScript(String text, int column) {
    ScriptFailure failure = error(eval(text));
    assertThat(failure.name()).isEqualTo("SyntaxError");
    assertThat(failure.at().orElseThrow().column()).isEqualTo(column);
    assertThat(failure.excerpt()).startsWith("> 1 | " + text + "\n");
  }

  @Test
  void errorsNameThePlaceAsItWasTyped() {
    ScriptFailure failure = error(eval("const a = 1;\nclass A {}; const boom = () => null.x; 1 + boom()"));
    assertThat(failure.at()).hasValueSatisfying(at -> assertThat(at.toString()).isEqualTo("prompt-1:2:32"));
    assertThat(failure.excerpt()).contains("> 2 | class A {}; const boom = () => null.x; 1 + boom()\n    |                                ^");
    assertThat(failure.stack()).extracting(frame -> frame.function() + " " + frame).startsWith("boom prompt-1:2:32", " prompt-1:2:44");
    eval("function later() { null.y }");
    assertThat(error(eval("later()")).at().orElseThrow()).hasToString("prompt-2:1:20");
  }

  @Test
  void anErrorOutsideAnyLineIsReported() {
    CompletableFuture<ScriptFailure> reported = new CompletableFuture<>();
    host().onUncaught(reported::complete);
    eval("setTimeout(() => { throw new Error('late') }, 1)");
    assertThat(reported.join().headline()).isEqualTo("late");
    assertThat(reported.join().at().orElseThrow()).hasToString("prompt-1:1:26");
  }

  @Test
  void aLineThatWaitsForEverCanBeInterrupted() throws Exception {
    CompletableFuture<ScriptResult> result = host().eval(new ScriptSource.Line("console.log('waiting'); await new Promise(() => {})", 1)).toCompletableFuture();
    while (out.isEmpty()) {
      Thread.onSpinWait();
    }
    host.interrupt();
    assertThat(result.join()).isEqualTo(new ScriptResult.Interrupted());
    assertThat(shown("'still here'")).isEqualTo("'still here'");
  }

  @Test
  void completesGlobalsMembersAndKeywordsWithoutRunningGetters() {
    eval("const surf = { get: { url() {}, title() {} }, click() {}, get danger() { throw new Error('ran') } }; const list = [{ deep: 1 }]");
    assertThat(names("sur")).containsExactly("surf");
    assertThat(names("await surf.get.")).startsWith("title", "url");
    assertThat(names("surf.cl")).containsExactly("click");
    assertThat(names("surf.danger.")).isEmpty();
    assertThat(names("list[0].")).startsWith("deep");
    assertThat(names("foo(surf?.get.ti")).containsExactly("title");
    assertThat(names("console.lo")).containsExactly("log");
    assertThat(names("JSON.")).contains("parse", "stringify");
    assertThat(names("'text'.le")).isEmpty();
    assertThat(names("nothing.here.")).isEmpty();
    assertThat(names("awa")).containsExactly("await");
    assertThat(names("setT")).containsExactly("setTimeout");
    Completion completion = host.complete("x + surf.get.ur + 1", 15).toCompletableFuture().join();
    assertThat(completion.start()).isEqualTo(13);
    assertThat(completion.candidates()).containsExactly(new Completion.Candidate("url", "method"));
  }

  @Test
  void atATerminalRecordsAreATableWhereItFits() {
    String rows = "[{ id: 1, name: 'Ada', ok: true }, { id: 22, name: '日本', ok: null }]";
    assertThat(shown(rows)).startsWith("[ { id: 1, name: 'Ada', ok: true }");
    host().fit(80);
    assertThat(shown(rows)).isEqualTo("(index)  id  name  ok\n───────  ──  ────  ────\n      0   1  Ada   true\n      1  22  日本  null");
    assertThat(shown("_[0].id")).isEqualTo("1");
    for (String other : List.of("[{ a: 1 }]", "[{ a: [1] }, { a: [2] }]", "[{ a: 1 }, 2]", "[{ a: 1 }, { b: 1 }, { c: 1 }]", "[{ get a() { throw 1 } }, { a: 1 }]", "[new Date(0), new Date(0)]")) {
      assertThat(shown(other)).as(other).startsWith("[");
    }
    host().fit(20);
    assertThat(shown(rows)).startsWith("[");
    assertThat(shown("({ alpha: 1, beta: 2, gamma: 3 })").lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(20));
    assertThat(shown("Array.from({ length: 30 }, (_, i) => i)").lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(22));
  }

  private List<String> names(String text) {
    return host().complete(text, text.length()).toCompletableFuture().join().candidates().stream().map(Completion.Candidate::name).toList();
  }

  private ScriptHost host() {
    if (host == null) {
      host = ScriptHost.open(ScriptOptions.in(folder, out::append, out::append));
    }
    return host;
  }

  private ScriptResult eval(String text) {
    return host().eval(new ScriptSource.Line(text, ++number)).toCompletableFuture().join();
  }

  private String shown(String text) {
    ScriptResult result = eval(text);
    assertThat(result).as(Rendering.of(result)).isInstanceOf(ScriptResult.Value.class);
    return ((ScriptResult.Value) result).display();
  }

  private static ScriptFailure error(ScriptResult result) {
    assertThat(result).isInstanceOf(ScriptResult.Failure.class);
    return ((ScriptResult.Failure) result).error();
  }
}
