package dev.cmux.repl.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The window of a process whose standard input is a file or a pipe (`--sites -`), as `stty` tells it; asked once a second.
final class ControllingTerminal implements Screen {

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private Size size = new Size(0, 0);
  private long asked = System.nanoTime() - FRESH_NANOS;

  @Override
  public Size size() {
    long now = System.nanoTime();
    if (now - asked >= FRESH_NANOS) {
      asked = now;
      size = ask();
    }
    return size;
  }

  private Size ask() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(Path.of("/dev/tty").toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String[] words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
      return words.length == 2 ? new Size(Integer.parseInt(words[1]), Integer.parseInt(words[0])) : size;
    } catch (IOException | NumberFormatException _) {
      // No `stty`, or no terminal to ask: what was known stays.
      return size;
    }
  }
}
