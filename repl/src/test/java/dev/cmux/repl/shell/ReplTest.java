package dev.cmux.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The loop over pipes, with a session that has no script engine.
@Timeout(30)
class ReplTest {

  private final ScriptedSession session = new ScriptedSession();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void printsValuesAndNothingElse() {
    assertThat(run("1", "undefined", "", "2")).isEqualTo(ExitCode.DONE);
    assertThat(out()).isEqualTo("1\n2\n");
    assertThat(err()).isEmpty();
  }

  @Test
  void goesOnAfterALineThatFailedAndEndsWithOne() {
    assertThat(run("fail", "1")).isEqualTo(ExitCode.FAILED);
    assertThat(out()).isEqualTo("1\n");
    assertThat(err()).isEqualTo("error: timeout: It took too long.\nhint: Wait longer.\n");
  }

  @Test
  void joinsLinesUntilTheyAreAStatement() {
    assertThat(run("f(", "{", "1")).isEqualTo(ExitCode.DONE);
    assertThat(session.evaluated).containsExactly("f(\n{\n1");
  }

  @Test
  void saysThatTheInputEndsInTheMiddle() {
    assertThat(run("f(")).isEqualTo(ExitCode.FAILED);
    assertThat(err()).isEqualTo("error: " + Messages.endsInTheMiddle() + "\n");
  }

  @Test
  void commandLinesRunOnTheSameSurfaces() {
    assertThat(run("browser open 'a b'", "cmux tree")).isEqualTo(ExitCode.DONE);
    assertThat(session.carriedOut).containsExactly(List.of("browser", "open", "a b"), List.of("tree"));
    assertThat(out()).isEqualTo("did [browser, open, a b]\ndid [tree]\n");
    assertThat(run("browser wrong")).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void dotCommandsAreShortForJavaScript() {
    session.places.add(new Session.Place("surface:1", Optional.of("shop"), "https://example.com/"));
    run(".open https://example.com", ".sn", ".sn main", ".tabs", ".state save a.json", ".surf", ".use surface:1");
    assertThat(session.evaluated)
        .containsExactly(
            "await cmux.open(\"https://example.com\")",
            "await surf.snapshot()",
            "await surf.snapshot({ selector: \"main\" })",
            "await surf.tab.list()",
            "await surf.state.save(\"a.json\")");
    assertThat(session.used).isEqualTo("surface:1");
    assertThat(out()).contains("* surface:1 (shop) https://example.com/\n");
  }

  @Test
  void wrongCommandsSayWhatWouldBeRight() {
    assertThat(run(".nothing", ".s", ".use", ".use surface:9", ".tabs", ".state keep x", ".load missing.js", ".opne")).isEqualTo(ExitCode.FAILED);
    assertThat(err())
        .contains(
            "There is no command `.nothing`.",
            "`.s` could be `.surfaces`, `.snapshot`, `.state` or `.save`.",
            "`.use` needs SURFACE.",
            "There is no surface `surface:9`.\nhint: Look at `.surfaces`.",
            Messages.noSurface(),
            "hint: Write `.state save|load FILE`.",
            "There is no file `missing.js`.",
            "There is no command `.opne`.\nhint: Did you mean `.open`? `.help` lists the commands.");
  }

  @Test
  void theSessionIsSavedAsATaskFile() throws IOException {
    Path file = folder.resolve("saved.cmux.js");
    run("const a = 1", "fail", "browser open x", "cmux tree", "browser wrong", ".open y", ".save " + file);
    assertThat(file).hasContent("const a = 1\nscript([browser, open, x])\n// cmux tree\nawait cmux.open(\"y\")\n");
    assertThat(err()).doesNotContain("in plain text");
  }

  @Test
  void nothingIsSavedWhereNothingWentWell() {
    Path file = folder.resolve("saved.cmux.js");
    assertThat(run("fail", ".save " + file)).isEqualTo(ExitCode.FAILED);
    assertThat(err()).endsWith("error: " + Messages.nothingToSave() + "\n");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatWasReplacedIsTold() {
    assertThat(Messages.saved(1, "a.cmux.js", false)).isEqualTo("1 input saved to a.cmux.js; `cmux run a.cmux.js` runs them.");
    assertThat(Messages.saved(2, "a.cmux.js", true)).isEqualTo("2 inputs saved to a.cmux.js, in place of what was there; `cmux run a.cmux.js` runs them.");
  }

  @Test
  void aDumbTerminalIsPromisedNoTab() {
    ByteArrayInputStream in = new ByteArrayInputStream(".help\n.exit\n".getBytes(StandardCharsets.UTF_8));
    Streams streams = new Streams(in, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    ShellOptions options =
        new ShellOptions(folder, false, true, false, Map.of("TERM", "dumb"), Map.of(), List.of(), List.of(), List.of(), Optional.empty());
    assertThat(Shell.run(options, streams, "1.0", () -> {})).isEqualTo(ExitCode.DONE);
    assertThat(out()).contains("cmux 1.0. JavaScript", "Ctrl-D leaves").doesNotContain("Tab completes");
  }

  @Test
  void aSavedPasswordIsTold() {
    run("surf.fill('#password', 'hunter2')", ".save " + folder.resolve("saved.cmux.js"));
    assertThat(err()).contains("warning: Passwords that were typed stand in");
  }

  @Test
  void aChosenSurfaceIsSavedToo() throws IOException {
    Path file = folder.resolve("saved.cmux.js");
    session.places.add(new Session.Place("surface:1", Optional.empty(), "https://example.com/"));
    run("await surf.reload()", ".use surface:1", ".save " + file);
    assertThat(file).hasContent("await surf.reload()\nsurf = cmux.surface(\"surface:1\")\n");
  }

  @Test
  void theEditorGetsTheLastInputEvenWhenItFailed() {
    Journal journal = new Journal();
    journal.add("1", true);
    journal.add(" fail", false);
    journal.addCommand("cmux tree", Optional.empty());
    assertThat(journal.last()).isEqualTo("fail");
  }

  @Test
  void theEditorIsTheFirstThatIsNamed() throws IOException {
    assertThat(Editor.edit("1", Map.of("VISUAL", "", "EDITOR", "printf 2 >"))).contains("2");
    assertThat(Editor.edit("1", Map.of("VISUAL", "printf 3 >", "EDITOR", "false"))).contains("3");
    assertThat(Editor.edit("1", Map.of("EDITOR", "true"))).isEmpty();
    assertThatThrownBy(() -> Editor.edit("1", Map.of("EDITOR", "false"))).hasMessage("`false` ended with status 1");
  }

  @Test
  void aFileIsLoadedAsIfItHadBeenTyped() throws IOException {
    Path file = Files.writeString(folder.resolve("a.js"), "one\ntwo");
    run(".load " + file, ".exit", "never");
    assertThat(session.evaluated).containsExactly("one\ntwo");
  }

  @Test
  void whatAValueLeavesOutIsShownOnDemand() {
    session.whole = "1 and all the rest";
    run("1", ".more", ".more");
    assertThat(out()).isEqualTo("1\n1 and all the rest\n");
  }

  @Test
  void commandsThatWorkApartSaySo() {
    run("cmux run a.cmux.js", "cmux batch b.cmux.js --sites c.csv", "cmux run a.cmux.js --surface surface:1");
    assertThat(session.carriedOut).containsExactly(List.of("run", "a.cmux.js", "--surface", "surface:1"));
    assertThat(err()).contains("`cmux run` is for a shell", "hint: `.load a.cmux.js` runs the file here.", "`cmux batch` is for a shell");
  }

  @Test
  void helpOfTheCommandLineIsThatOfThePrompt() {
    run("cmux --help", "cmux browser surface:1 fill --help", "browser surface:1 cookies set --help");
    assertThat(out()).contains("Type JavaScript", "fill(target", "cookies.set(");
    assertThat(session.carriedOut).isEmpty();
  }

  @Test
  void helpTellsAboutVerbsCommandsAndGroups() {
    run(".help fill", ".help .snapshot", ".help cookies", ".help");
    assertThat(out()).contains("fill(target", "Replaces the value of a field.", ".snapshot [SELECTOR]", "cookies.get(", "Type JavaScript");
    assertThat(run(".help nonsense")).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void helpTellsAboutEverythingThatCanBeCalled() {
    run(".help find.role", ".help frame", ".help close", ".help surf.click", ".help await surf.get.text('h1')", ".help map", ".help cmux.map", ".help nth");
    assertThat(out())
        .contains(
            "find.role(role, {name, exact, checked, level})\n  Elements by ARIA role",
            "frame(target)\n  The surface with every verb inside a frame",
            "frame.main()\n",
            "close()\n  Closes the surface",
            "click(target",
            "get.text(target",
            "locator.nth(index)\n  One of several matches");
    assertThat(out().split("cmux\\.map\\(items, fn, \\{concurrency, open\\}\\)", -1)).hasSize(3);
    assertThat(err()).isEmpty();
  }

  @Test
  void helpTellsAboutModulesAndGroups() {
    run(".help cmux:secret", ".help secret", ".help cmux:retry", ".help find", ".help cmux", ".help expect", ".help cmux:test", ".help toBeVisible", ".help state", ".help");
    assertThat(out())
        .contains(
            "cmux:secret\n  Secrets by name.",
            "cmux:secret.secret(name, {fallback})\n",
            "cmux:secret.mask(value)\n",
            "cmux:retry.retry(fn, {times, delayMs,",
            "find.xpath(expression)",
            "cmux.open(url?, {name,",
            "expect.poll(fn, options?)",
            "state.save(path",
            "cmux:test.test(name, options, fn)",
            "cmux:test.expect(actual, options?)",
            "expect.toBeVisible(options?)\n  The element is there and visible.",
            Messages.callsTitle(),
            "cmux.map, ",
            "find.role, ",
            "find.text, ",
            "locator.first, ",
            "state.diff(other)",
            "  cmux:fs   ");
    assertThat(err()).isEmpty();
  }

  @Test
  void everythingHelpKnowsSaysWhatItDoes() {
    assertThat(DeclaredCalls.names()).hasSizeGreaterThan(80).allSatisfy(name -> assertThat(DeclaredCalls.about(name).getFirst().summary()).as(name).isNotEmpty());
    assertThat(DeclaredCalls.modules()).hasSize(8).allSatisfy((name, help) -> assertThat(help).as(name).isNotEmpty());
  }

  @Test
  void anInterruptStopsWhatRunsAndNothingElse() {
    Repl repl = repl("forever", "1");
    repl.interrupt();
    CompletableFuture<ExitCode> code = CompletableFuture.supplyAsync(repl::run);
    session.evaluating.join();
    repl.interrupt();
    assertThat(code.join()).isEqualTo(ExitCode.FAILED);
    assertThat(out()).isEqualTo("1\n");
  }

  @Test
  void thePromptTellsTheCurrentSurfaceAsFarAsThereIsRoom() {
    assertThat(Prompt.of(session, 80).text()).isEqualTo("cmux> ");
    session.places.add(new Session.Place("surface:1", Optional.empty(), "https://example.com/cart"));
    assertThat(Prompt.of(session, 100).text()).isEqualTo("surface:1 example.com/cart> ");
    assertThat(Prompt.of(session, 60).text()).isEqualTo("surface:1 example…> ");
    assertThat(Prompt.of(session, 40).text()).isEqualTo("surface:1> ");
    session.places.set(0, new Session.Place("surface:1", Optional.of("shop"), "https://a/\u001b[31m"));
    assertThat(Prompt.of(session, 100).text()).doesNotContain("\u001b");
    assertThat(Prompt.of(session, 40).continuation()).hasSameSizeAs(Prompt.of(session, 40).text());
  }

  @Test
  void theHistoryFileIsForTheUserAlone() throws IOException {
    Path file = HistoryFile.prepare(Map.of("XDG_STATE_HOME", folder.toString())).orElseThrow();
    assertThat(file).isEqualTo(folder.resolve("cmux/repl-history")).isEmptyFile();
    assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    assertThat(HistoryFile.prepare(Map.of("HOME", folder.toString()))).contains(folder.resolve(".local/state/cmux/repl-history"));
  }

  private ExitCode run(String... lines) {
    return repl(lines).run();
  }

  private Repl repl(String... lines) {
    ByteArrayInputStream in = new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    PipeConsole console = new PipeConsole(new Streams(in, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8)));
    return new Repl(console, session, new Printer(console, folder, false), Map.of(), () -> {});
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
