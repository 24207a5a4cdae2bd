package dev.cmux.repl.shell;

import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.utils.Signals;

/// The console of a person at a terminal that can do nothing but write one line after the other. The terminal itself shows what is typed and lets the
/// line be mended; a line editor would show everything a second time.
final class LineConsole implements Console {

  private static final Size SIZE = new Size(80, 24);

  private final BufferedReader lines;
  private final PrintStream out;
  private final UnaryOperator<String> redact;
  private final Runnable shown;
  private final List<String> history = new ArrayList<>();
  private Object earlierHandler;
  private String prompt = "";
  private boolean reading;
  private boolean warned;

  /// @param redact takes out of an input what must not be kept
  /// @param shown called each time a prompt has been shown
  LineConsole(Streams streams, UnaryOperator<String> redact, Runnable shown) {
    lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
    out = streams.out();
    this.redact = redact;
    this.shown = shown;
  }

  @Override
  public Input read(Prompt prompt) {
    ask(prompt.text());
    shown.run();
    try {
      String line = lines.readLine();
      answered();
      if (line == null) {
        return new Input.End();
      }
      if (!line.isBlank() && !line.startsWith(" ")) {
        history.add(redact.apply(line));
      }
      return new Input.Text(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void ask(String text) {
    prompt = text;
    reading = true;
    write(text);
  }

  private synchronized void answered() {
    reading = false;
    warned = false;
  }

  /// While a line is being read, the terminal has dropped it; the second Ctrl-C in a row ends the process.
  @Override
  public void onInterrupt(Runnable action) {
    earlierHandler = Signals.register("INT", () -> interrupted(action));
  }

  private void interrupted(Runnable action) {
    synchronized (this) {
      if (reading && !warned) {
        warned = true;
        write("\n" + Messages.pressAgain() + "\n" + prompt);
        return;
      }
      if (reading) {
        // Nothing wakes a thread that reads from a terminal.
        Thread.ofPlatform().start(() -> Runtime.getRuntime().exit(ExitCode.INTERRUPTED.status()));
        return;
      }
    }
    action.run();
  }

  @Override
  public synchronized void print(String text) {
    write(reading ? "\n" + text + prompt : text);
  }

  private void write(String text) {
    out.print(text);
    out.flush();
  }

  @Override
  public List<String> history() {
    return List.copyOf(history);
  }

  @Override
  public void remember(String text) {
    history.add(redact.apply(text));
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public Size size() {
    return SIZE;
  }

  @Override
  public void close() {
    if (earlierHandler != null) {
      Signals.unregister("INT", earlierHandler);
    }
  }
}
