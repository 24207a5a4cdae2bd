package dev.cmux.repl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminalOutputStream;

/// A person at a real pseudo-terminal, which util-linux's `script` makes: types keys, and looks at the screen that the escape sequences draw.
///
/// Waits end by the timeout of the test alone, and then tell what the screen shows.
final class PseudoTerminal implements AutoCloseable {

  private static final int ROWS = 24;

  private final CmuxProcess cmux;
  private final Process script;
  private final OutputStream keys;
  private final ScreenTerminal screen;
  private final StringBuilder raw = new StringBuilder();
  private boolean ended;

  /// @param command lines of bash that run in the terminal
  PseudoTerminal(CmuxProcess cmux, int columns, String command) throws IOException {
    assumeTrue(isUtilLinux(), "there is no `script` of util-linux here to make a pseudo-terminal");
    this.cmux = cmux;
    Path lines = Files.writeString(cmux.folder().resolve("typed.sh"), "tty > tty; echo $$ > pid; stty rows %d cols %d\n%s".formatted(ROWS, columns, command));
    // A shell that runs these tests in the background ignores SIGINT for its children, and then Ctrl-C would reach nobody.
    script = cmux.start("exec env --default-signal script -qefc 'exec bash --norc " + lines + "' /dev/null", ProcessBuilder.Redirect.PIPE);
    keys = script.getOutputStream();
    screen = new ScreenTerminal(columns, ROWS);
    Thread.ofVirtual().start(this::draw);
  }

  private static boolean isUtilLinux() throws IOException {
    if (!Files.isExecutable(Path.of("/usr/bin/script"))) {
      return false;
    }
    // Others take it for the name of a file, and ask for nothing when there is no input.
    Process version = new ProcessBuilder("/usr/bin/script", "--version").directory(Path.of("/tmp").toFile()).redirectErrorStream(true).start();
    version.getOutputStream().close();
    return new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("util-linux");
  }

  /// What the terminal is asked, such as where the cursor is, it answers by its keys.
  private void draw() {
    byte[] bytes = new byte[8192];
    try (InputStream from = script.getInputStream();
        OutputStream to = new ScreenTerminalOutputStream(screen, StandardCharsets.UTF_8, keys)) {
      for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
        synchronized (this) {
          to.write(bytes, 0, count);
          to.flush();
          raw.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
          notifyAll();
        }
      }
    } catch (IOException _) {
      // It ended while it was asked something.
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  PseudoTerminal type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
    return this;
  }

  /// Waits until the text stands somewhere on the screen.
  PseudoTerminal untilShows(String text) {
    return until(lines -> lines.stream().anyMatch(line -> line.contains(text)), text);
  }

  /// Waits until these are the last lines on the screen.
  PseudoTerminal untilEndsWith(String... last) {
    List<String> wanted = List.of(last);
    return until(lines -> lines.size() >= last.length && lines.subList(lines.size() - last.length, lines.size()).equals(wanted), String.join("\n", last));
  }

  private synchronized PseudoTerminal until(Predicate<List<String>> arrived, String wanted) {
    try {
      while (!arrived.test(lines())) {
        if (ended) {
          throw new AssertionError("it ended before it showed\n%s\nbut shows\n%s".formatted(wanted, String.join("\n", lines())));
        }
        wait();
      }
      return this;
    } catch (InterruptedException e) {
      throw new AssertionError("it does not show\n%s\nbut\n%s".formatted(wanted, String.join("\n", lines())), e);
    }
  }

  /// The lines of the screen down to the last one that is not blank, without the blanks at their ends.
  List<String> lines() {
    return screen.toString().stripTrailing().lines().map(String::stripTrailing).toList();
  }

  /// What was drawn so far, as it was sent.
  synchronized String raw() {
    return raw.toString();
  }

  /// Makes the window wider or narrower.
  void resize(int columns) throws IOException, InterruptedException {
    screen.setSize(Size.of(columns, ROWS));
    String tty = Files.readString(cmux.folder().resolve("tty")).strip();
    new ProcessBuilder("stty", "-F", tty, "cols", Integer.toString(columns)).inheritIO().start().waitFor();
  }

  /// The process that runs in the terminal.
  ProcessHandle inside() throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(cmux.folder().resolve("pid")).strip())).orElseThrow();
  }

  /// Takes the terminal away, as closing its window does.
  void hangUp() {
    script.destroyForcibly();
  }

  /// Waits for the end, and answers the exit status.
  int status() throws InterruptedException {
    return script.waitFor();
  }

  @Override
  public void close() {
    script.destroyForcibly();
  }

  @Override
  public String toString() {
    return lines().stream().collect(Collectors.joining("\n"));
  }
}
