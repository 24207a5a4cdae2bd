package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The prompt in a real pseudo-terminal.
@Timeout(300)
class PromptIT {

  private static final String REPL = "export XDG_STATE_HOME=$PWD TERM=xterm-256color; ";

  @Test
  void evaluatesCompletesHintsPastesInterruptsAndLeaves() throws Exception {
    try (CmuxProcess cmux = new CmuxProcess();
        PseudoTerminal terminal = new PseudoTerminal(cmux, 100, REPL + "exec cmux repl")) {
      terminal.untilEndsWith("cmux>").type("const a = await Promise.resolve(20)\r");
      terminal.untilEndsWith("cmux> const a = await Promise.resolve(20)", "cmux>").type("a + 1\r");
      terminal.untilEndsWith("cmux> a + 1", "21", "cmux>").type("_ * 2\r");
      terminal.untilEndsWith("cmux> _ * 2", "42", "cmux>");
      assertThat(terminal.raw()).as("keywords and numbers are coloured as they are typed").containsPattern("\\x1b\\[[0-9;]*mconst").containsPattern("\\x1b\\[[0-9;]*m20");

      terminal.type("function twice(n) {\r").untilShows("function twice(n) {");
      terminal.type("return n * 2\r}\r").untilEndsWith("cmux>").type("twice(4)\r").untilEndsWith("8", "cmux>");
      // Pasted lines are one input, however many statements they are.
      terminal.type("\033[200~const list = [\n  1,\n  2,\n];\nlist.map((n) => n + 1)\033[201~").untilShows("list.map((n) => n + 1)");
      terminal.type("\r").untilEndsWith("[ 2, 3 ]", "cmux>");

      terminal.type("await cmux.open(").untilShows("cmux.open(url?, {name").type(")\r").untilShows("Surface {");
      terminal.untilEndsWith("surface:1>").type(".hist\t").untilShows("surface:1> .history");
      terminal.type("\003").untilEndsWith("surface:1>");

      terminal.type("await surf.fill('#password', 'hunter2', { timeoutMs: 600000 })\r").untilShows("Ctrl-C stops it");
      terminal.type("\003").untilShows("Interrupted.").untilEndsWith("surface:1>").type("a * 2\r").untilEndsWith("40", "surface:1>");
      terminal.type("\003").untilShows("Press Ctrl-C again").untilEndsWith("surface:1>").type("\003");
      assertThat(terminal.status()).isZero();
      assertThat(Files.readString(cmux.folder().resolve("cmux/repl-history"))).contains("a + 1", "'#password', '••••••'").doesNotContain("hunter2");
    }
  }

  @Test
  void showsTheRestEditsAndSaves() throws Exception {
    try (CmuxProcess cmux = new CmuxProcess();
        PseudoTerminal terminal = new PseudoTerminal(cmux, 100, REPL + "export VISUAL=\"sed -i s/1/4/\"; exec cmux repl")) {
      // A terminal of 24 rows takes 48 lines of a value at once.
      terminal.untilEndsWith("cmux>").type("Array.from({ length: 120 }, (_, i) => `${'x'.repeat(20)} ${i}`)\r");
      terminal.untilEndsWith("… 55 more lines; `.more` shows them.", "cmux>").type(".more\r");
      terminal.untilEndsWith("… 7 more lines; `.more` shows them.", "cmux>").type(".more\r");
      terminal.untilEndsWith("  ... 20 more items", "]", "cmux>").type(".more\r");
      terminal.untilEndsWith("… 74 more lines; `.more` shows them.", "cmux>").type("const a = 1\r").untilEndsWith("cmux> const a = 1", "cmux>").type("const a = a + 1; console.log(a)\r");
      terminal.untilEndsWith("2", "cmux>").type(".edit\r").untilEndsWith("6", "cmux>").type(".save done.cmux.js\r");
      terminal.untilShows("inputs saved to done.cmux.js").untilEndsWith("cmux>").type("\004");
      assertThat(terminal.status()).isZero();
      assertThat(cmux.bash("cmux run done.cmux.js").out()).isEqualTo("2\n6\n");
    }
  }

  @Test
  void fitsANarrowWindowWithoutColours() throws Exception {
    try (CmuxProcess cmux = new CmuxProcess();
        PseudoTerminal terminal = new PseudoTerminal(cmux, 40, REPL + "export NO_COLOR=1; exec cmux repl")) {
      terminal.untilEndsWith("cmux>").type("[{ id: 1, name: \"Ada\" }, { id: 2, name: \"Bob\" }]\r").untilShows("(index)  id  name").untilEndsWith("cmux>");
      terminal.type(".help snapshot\r").untilShows("interactive").untilEndsWith("cmux>").type("\004");
      assertThat(terminal.status()).isZero();
      assertThat(terminal.raw()).as("no colours").doesNotContainPattern("\\x1b\\[(3[0-7]|9[0-7]|2)m");
    }
  }

  @Test
  void drawsForTheWindowAsItIsNow() throws Exception {
    try (CmuxProcess cmux = new CmuxProcess();
        PseudoTerminal terminal = new PseudoTerminal(cmux, 100, REPL + "exec cmux repl")) {
      String value = "({ a: 'x'.repeat(30), b: 'y'.repeat(30) })";
      String x = "'" + "x".repeat(30) + "'";
      String y = "'" + "y".repeat(30) + "'";
      terminal.untilEndsWith("cmux>").type(value + "\r").untilEndsWith("cmux> " + value, "{ a: " + x + ", b: " + y + " }", "cmux>");
      terminal.resize(50);
      terminal.type(value + "\r").untilEndsWith("cmux> " + value, "{", "  a: " + x + ",", "  b: " + y, "}", "cmux>");
      terminal.type("await cmux.open(").untilShows("cmux.open(url?, {name").type("\003").untilEndsWith("cmux>").type("\004");
      assertThat(terminal.status()).isZero();
    }
  }

  @Test
  void writesNothingButLinesToADumbTerminal() throws Exception {
    try (CmuxProcess cmux = new CmuxProcess();
        PseudoTerminal terminal = new PseudoTerminal(cmux, 80, REPL + "export TERM=dumb; exec cmux repl")) {
      terminal.untilEndsWith("cmux>").type("const a = 20\r").untilEndsWith("cmux> const a = 20", "cmux>").type("a + (\r").untilEndsWith("cmux> a + (", "    …");
      terminal.type("1)\r").untilEndsWith("    … 1)", "21", "cmux>");
      terminal.type("console.log('is' + ' on'); await cmux.sleep(600000)\r").untilShows("is on").type("\003").untilShows("Interrupted.").untilEndsWith("cmux>");
      terminal.type("\003").untilEndsWith("Press Ctrl-C again, or Ctrl-D, to leave.", "cmux>").type("\004");
      assertThat(terminal.status()).isZero();
      assertThat(terminal.raw()).doesNotContain("\033");
    }
  }

  @Test
  void closesItsSurfacesWhenTheTerminalGoesAway() throws Exception {
    try (TestSite site = TestSite.start();
        CmuxProcess cmux = new CmuxProcess()) {
      site.page("/", "<a href='/file' download='a.txt'>get</a>").file("/file", "application/octet-stream", "text");
      Path temporary = Files.createDirectory(cmux.folder().resolve("tmp"));
      cmux.with("CMUX_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
      try (PseudoTerminal terminal = new PseudoTerminal(cmux, 100, REPL + "exec cmux repl")) {
        terminal.untilEndsWith("cmux>").type("await cmux.open('%s')\r".formatted(site.url("/"))).untilShows("surface:1 127.0.0.1");
        terminal.type("await surf.click('text=get'); (await surf.download.wait()).bytes\r").untilShows("4").untilShows("surface:1 127");
        terminal.type("await cmux.sleep(600000)\r").untilShows("Ctrl-C stops it");
        assertThat(folders(temporary)).anyMatch(name -> name.startsWith("cmux-downloads-"));
        ProcessHandle repl = terminal.inside();
        terminal.hangUp();
        repl.onExit().join();
        assertThat(folders(temporary)).noneMatch(name -> name.startsWith("cmux-downloads-"));
      }
    }
  }

  private static List<String> folders(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void attachesToTheSurfacesOfASession() throws Exception {
    try (CmuxProcess cmux = new CmuxProcess()) {
      cmux.bash("cmux browser open about:blank");
      try (PseudoTerminal terminal = new PseudoTerminal(cmux, 100, REPL + "exec cmux repl --attach")) {
        terminal.untilShows("they stay open when you leave").untilEndsWith("surface:1>").type("await surf.get.url()\r").untilEndsWith("'about:blank'", "surface:1>").type("await surf.click('#none', { timeoutMs: 600000 })\r").untilShows("surface:1 click #none");
        terminal.type("\003").untilShows("Interrupted.").untilEndsWith("surface:1>").type("\004");
        assertThat(terminal.status()).isZero();
      }
      try (PseudoTerminal terminal = new PseudoTerminal(cmux, 100, REPL + "exec cmux repl --attach")) {
        terminal.untilEndsWith("surface:1>").type("await cmux.sleep(600000)\r").untilShows("Ctrl-C stops it");
        ProcessHandle repl = terminal.inside();
        terminal.hangUp();
        repl.onExit().join();
      }
      assertThat(cmux.bash("cmux tree").out()).isEqualTo("surface:1\n  * t1 about:blank\n");
    }
  }
}
