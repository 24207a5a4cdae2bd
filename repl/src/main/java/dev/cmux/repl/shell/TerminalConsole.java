package dev.cmux.repl.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/// The console of a person: a line editor with history and completion.
final class TerminalConsole implements Console {

  private final Terminal terminal;
  private final LineReader reader;

  /// @param terminal closed with this
  TerminalConsole(Terminal terminal, LineReader reader) {
    this.terminal = terminal;
    this.reader = reader;
  }

  @Override
  public Input read(Prompt prompt) {
    reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, prompt.continuation());
    try {
      return new Input.Text(reader.readLine(prompt.text()));
    } catch (UserInterruptException e) {
      return new Input.Interrupted(e.getPartialLine().isBlank());
    } catch (EndOfFileException _) {
      return new Input.End();
    }
  }

  @Override
  public synchronized void print(String text) {
    if (reader.isReading()) {
      reader.printAbove(text);
    } else {
      terminal.writer().print(text);
      terminal.flush();
    }
  }

  @Override
  public void complain(String text) {
    print(text);
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public Size size() {
    return new Size(terminal.getColumns(), terminal.getRows());
  }

  /// Calls back on Ctrl-C while no line is being read.
  void onInterrupt(Runnable action) {
    terminal.handle(Terminal.Signal.INT, _ -> action.run());
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
