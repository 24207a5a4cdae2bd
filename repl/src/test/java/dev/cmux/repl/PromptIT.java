package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The prompt in a real pseudo-terminal, which util-linux's `script` makes.
@Timeout(180)
class PromptIT {

  /// What a person sees and types; the escape sequences are left out.
  private static final class Typist implements AutoCloseable {

    private final CmuxProcess cmux = new CmuxProcess();
    private final Process process;
    private final InputStream screen;
    private final OutputStream keys;
    private final StringBuilder raw = new StringBuilder();
    private int seen;

    /// @param surroundings shell words in front of the command, such as variables
    Typist(int columns, String surroundings) throws IOException {
      assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no /usr/bin/script here to make a pseudo-terminal");
      String command = "stty rows 24 cols %d; exec env XDG_STATE_HOME=$PWD TERM=xterm-256color %s cmux repl".formatted(columns, surroundings);
      process = cmux.start("exec script -qec '%s' /dev/null".formatted(command), ProcessBuilder.Redirect.PIPE);
      screen = process.getInputStream();
      keys = process.getOutputStream();
    }

    void type(String text) throws IOException {
      keys.write(text.getBytes(StandardCharsets.UTF_8));
      keys.flush();
    }

    /// Waits until the text has come since the last one that was waited for.
    Typist until(String text) throws IOException {
      byte[] bytes = new byte[4096];
      while (true) {
        String plain = plain();
        int at = plain.indexOf(text, seen);
        if (at >= 0) {
          seen = at + text.length();
          return this;
        }
        int count = screen.read(bytes);
        assertThat(count).as("the prompt ended before it showed `%s`: %s", text, plain).isPositive();
        raw.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
      }
    }

    String plain() {
      return raw.toString().replaceAll("\\x1b\\[[0-9;?]*[ -/]*[@-~]|\\x1b[=>]", "");
    }

    String history() throws IOException {
      return Files.readString(cmux.folder().resolve("cmux/repl-history"));
    }

    int status() throws InterruptedException {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    }

    @Override
    public void close() throws IOException {
      process.destroy();
      cmux.close();
    }
  }

  @Test
  void evaluatesHintsInterruptsAndLeaves() throws Exception {
    try (Typist typist = new Typist(100, "")) {
      typist.until("cmux> ").type("const a = await Promise.resolve(20)\r");
      typist.until("cmux> ").type("a + 1\r");
      typist.until("21").until("cmux> ").type("await cmux.open(");
      typist.until("cmux.open(url?, {name").type(")\r");
      typist.until("Surface {").until("surface:1> ").type("await surf.fill('#pass");
      typist.until("fill(target, text?").type("word', 'hunter2', { timeoutMs: 60000 })\r");
      typist.until("surface:1 fill #password").until("Ctrl-C stops it").type("\003");
      typist.until("Interrupted.").until("surface:1> ").type("a * 2\r");
      typist.until("40").until("surface:1> ").type(".hist\t");
      typist.until(".history").type("\003");
      // Pasted lines are one input, however many statements they are.
      typist.until("surface:1> ").type("\033[200~const list = [\n  1,\n  2,\n];\nlist.map((n) => n + 1)\033[201~");
      typist.until("list.map").type("\r");
      typist.until("[ 2, 3 ]").until("surface:1> ").type("\004");
      assertThat(typist.status()).isZero();
      assertThat(typist.history()).contains("a + 1", "'#password', '••••••'").doesNotContain("hunter2");
    }
  }

  @Test
  void fitsANarrowWindowWithoutColours() throws Exception {
    try (Typist typist = new Typist(40, "NO_COLOR=1")) {
      typist.until("cmux> ").type("[{ id: 1, name: \"Ada\" }, { id: 2, name: \"Bob\" }]\r");
      typist.until("(index)  id  name").until("cmux> ").type(".help\r");
      typist.until("`.snapshot`.").until("cmux> ").type("\004");
      assertThat(typist.status()).isZero();
      assertThat(typist.plain().lines().map(String::strip).filter(line -> !line.startsWith("cmux>"))).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
      assertThat(typist.raw.toString()).doesNotContainPattern("\\x1b\\[(3[0-7]|9[0-7]|2)m");
    }
  }
}
