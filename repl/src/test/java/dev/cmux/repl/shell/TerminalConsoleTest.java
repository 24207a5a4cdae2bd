package dev.cmux.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.repl.output.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The line editor on a terminal made of streams.
@Timeout(30)
class TerminalConsoleTest {

  private final ScriptedSession session = new ScriptedSession();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void aDumbTerminalHasAPromptAndValues() {
    assertThat(type("1\n.exit\n")).isEqualTo(ExitCode.DONE);
    assertThat(screen()).contains("cmux> ", "1");
    assertThat(session.evaluated).containsExactly("1");
  }

  @Test
  void anUnfinishedStatementGoesOnInTheNextLine() {
    type("f(\n2\n");
    assertThat(session.evaluated).containsExactly("f(\n2");
  }

  @Test
  void theHistoryIsKeptWithoutPasswords() throws IOException {
    type("one\nawait s.fill('#password', 'hunter2')\n.exit\n");
    assertThat(session.evaluated).containsExactly("one", "await s.fill('#password', 'hunter2')");
    assertThat(Files.readString(folder.resolve("history"))).contains("one", "'#password', '••••••'").doesNotContain("hunter2");
  }

  @Test
  void exclamationMarksAndBackslashesAreTakenAsTheyAre() {
    type("!x && '\\n'\n");
    assertThat(session.evaluated).containsExactly("!x && '\\n'");
  }

  @Test
  void completesCommandsSurfacesElementsFilesAndMembers() throws IOException {
    Files.createFile(folder.resolve("login.cmux.js"));
    session.places.add(new Session.Place("surface:1", Optional.empty(), "https://example.com/"));
    session.elements.put("e3", new Snapshot.Element("textbox", "Name"));
    session.members.put("surf", List.of("goto", "snapshot", "click"));
    ScriptCompleter completer = new ScriptCompleter(session, new VerbFinder(session), new FileCompleter(folder));
    assertThat(completer.complete(".s")).extracting(Candidate::displ).contains(".surfaces", ".snapshot");
    assertThat(completer.complete(".use ")).extracting(Candidate::value).containsExactly(".use surface:1");
    assertThat(completer.complete(".help ")).extracting(Candidate::displ).contains("fill", ".open", "find.role", "frame", "close", "cmux.map", "cmux:secret", "cmux:fs.readText");
    assertThat(completer.complete("browser ")).extracting(Candidate::displ).containsExactly("surface:1", "open");
    assertThat(completer.complete("browser surface:1 get ")).extracting(Candidate::displ).contains("text", "url");
    assertThat(completer.complete("await surf.")).extracting(Candidate::value).contains("await surf.goto", "await surf.click");
    assertThat(completer.complete("await surf.click('")).extracting(Candidate::value).containsExactly("await surf.click('e3");
    assertThat(completer.complete("surf.find.role('but")).extracting(Candidate::displ).contains("button", "link");
    assertThat(completer.complete("surf.find.role('button', { name: '")).extracting(Candidate::displ).doesNotContain("button");
    session.members.put("surf", List.of("goto", "snapshot", "wait", "click"));
    completer = new ScriptCompleter(session, new VerbFinder(session), new FileCompleter(folder));
    assertThat(completer.complete("await surf.wait({ ")).extracting(Candidate::value).contains("await surf.wait({ selector", "await surf.wait({ urlContains");
    assertThat(completer.complete("await surf.click('e3', { force: true, tim")).extracting(Candidate::displ).containsExactly("button", "modifiers", "force", "timeoutMs", "snapshotAfter");
    assertThat(completer.complete("cmux.map(list, async (s, { a }) => s.goto(a), { ")).extracting(Candidate::displ).containsExactly("concurrency", "open");
    assertThat(completer.complete("surf.find.role('button', {")).extracting(Candidate::displ).containsExactly("name", "exact", "checked", "level");
    assertThat(completer.complete("await surf.wait({ selector: ")).extracting(Candidate::displ).doesNotContain("selector");
    assertThat(completer.complete("if (a) { ")).extracting(Candidate::displ).doesNotContain("selector");
    assertThat(completer.complete("cmux.surface('")).extracting(Candidate::displ).containsExactly("surface:1");
    assertThat(completer.complete(".load lo")).extracting(Candidate::value).contains(".load login.cmux.js");
    assertThat(completer.complete("import './")).extracting(Candidate::value).contains("import './login.cmux.js");
  }

  @Test
  void tabIndentsWhereNothingStandsInFrontOfIt() {
    HintedReader reader = (HintedReader) editor(terminal(""));
    reader.expandOrComplete();
    reader.getBuffer().write("f(\n");
    reader.expandOrComplete();
    reader.expandOrComplete();
    assertThat(reader.getBuffer().toString()).isEqualTo("  f(\n    ");
  }

  @Test
  void hintsTellTheParameterAtTheCursor() {
    session.members.put("surf", List.of("goto", "snapshot", "fill"));
    session.members.put("list", List.of("fill", "map"));
    Hints hints = new Hints(new VerbFinder(session), true);
    assertThat(hint(hints, "await surf.fill('#a', ")).startsWith("fill(target, text?, {timeoutMs").contains("The new value");
    assertThat(hint(hints, "await surf.find.label('x').fill(")).startsWith("fill(text?, {timeoutMs");
    assertThat(hint(hints, "list.fill(")).isEmpty();
    assertThat(hint(hints, "const s = await cmux.open('a', ")).startsWith("cmux.open(url?, {name, userAgent, viewport").contains("headers, ");
    assertThat(hint(hints, "cmux.map("))
        .startsWith("cmux.map(items, fn, {concurrency, open})  Runs fn once an item, each on a fresh surface that is closed afterwards, and answers in the order of the items: `value` is what fn returned,");
    assertThat(hint(hints, "cmux.sleep")).startsWith("cmux.sleep(ms)  Waits");
    assertThat(hint(hints, ".sn")).startsWith(".snapshot [SELECTOR]");
    assertThat(hints.at("surf.fill(", 10, 20).columnLength()).isLessThan(20);
    AttributedString plain = new Hints(new VerbFinder(session), false).at("surf.fill(", 10, 200);
    assertThat(plain.toAnsi()).as("without colours, only bold").doesNotContain("[9", "[3").contains("[1m");
  }

  private static String hint(Hints hints, String text) {
    return hints.at(text, text.length(), 200).toString();
  }

  @Test
  void coloursKeepTheTextAsItIs() {
    InputHighlighter highlighter = new InputHighlighter();
    for (String text : List.of("const a = (1 + `x${y}`) // z", ".open x", "browser open x", "f(]", "  ", "'open")) {
      assertThat(highlighter.highlight(text, text.length()).toString()).isEqualTo(text);
    }
  }

  @Test
  void theBracketsAtTheCursorStandOut() {
    AttributedString line = new InputHighlighter().highlight("(a) b", 3);
    assertThat(line.styleAt(0)).isEqualTo(line.styleAt(2)).isNotEqualTo(line.styleAt(1));
    AttributedString elsewhere = new InputHighlighter().highlight("(a) b", 5);
    assertThat(elsewhere.styleAt(0)).isEqualTo(elsewhere.styleAt(1));
  }

  private ExitCode type(String keys) {
    try (TerminalConsole console = new TerminalConsole(terminal(keys), false, this::editor)) {
      return new Repl(console, session, new Printer(console, folder, false), Map.of(), () -> {}).run();
    }
  }

  private LineReader editor(Terminal terminal) {
    Redaction redaction = new Redaction(session);
    return InputReader.create(terminal, session, folder, false, Optional.of(folder.resolve("history")), redaction::of, () -> {});
  }

  private Terminal terminal(String keys) {
    try {
      Terminal terminal =
          new DumbTerminal("test", Terminal.TYPE_DUMB, new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), screen, StandardCharsets.UTF_8);
      terminal.setSize(Size.of(80, 24));
      return terminal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
