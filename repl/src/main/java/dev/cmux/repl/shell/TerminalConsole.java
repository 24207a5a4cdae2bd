package dev.cmux.repl.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/// The console of a person: a line editor with history and completion.
final class TerminalConsole implements Console {

  private final Terminal terminal;
  private final LineReader reader;
  private final Attributes cooked;
  private final AttributedStyle faint;
  private String progress = "";

  /// @param terminal closed with this
  /// @param colors whether what is awaited is told about in a fainter line
  /// @param editor makes the line editor on it
  TerminalConsole(Terminal terminal, boolean colors, Function<Terminal, LineReader> editor) {
    this.terminal = terminal;
    this.faint = colors ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT;
    if (terminal.getColumns() < 1 || terminal.getRows() < 1) {
      // Made by a program that forgot to tell a size: `expect`, some containers. The editor would show nothing at all.
      terminal.setSize(org.jline.terminal.Size.of(80, 24));
    }
    this.reader = editor.apply(terminal);
    // For the whole session: what is typed while something runs must not be echoed into its output, and is there at the next prompt.
    this.cooked = terminal.getAttributes();
    quieten();
  }

  /// No echo and no line of the terminal's own, but Ctrl-C still is a signal, which the editor's raw mode makes a key.
  private void quieten() {
    terminal.enterRawMode();
    Attributes quiet = terminal.getAttributes();
    quiet.setLocalFlag(Attributes.LocalFlag.ISIG, true);
    terminal.setAttributes(quiet);
  }

  @Override
  public Input read(Prompt prompt) {
    reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, prompt.continuation());
    try {
      return new Input.Text(reader.readLine(prompt.text()));
    } catch (UserInterruptException e) {
      // The editor leaves the thread interrupted, and would take that for another Ctrl-C.
      Thread.interrupted();
      return new Input.Interrupted(e.getPartialLine().isBlank());
    } catch (EndOfFileException _) {
      return new Input.End();
    }
  }

  @Override
  public synchronized void print(String text) {
    progress("");
    // What a page or a script prints may lack the line end that the editor needs to find its own line again.
    reader.printAbove(text);
  }

  @Override
  public synchronized void progress(String text) {
    if (text.equals(progress) || dumb()) {
      return;
    }
    AttributedString line = new AttributedString(text, faint).columnSubSequence(0, Math.max(0, terminal.getColumns() - 1));
    terminal.writer().print("\r" + line.toAnsi(terminal));
    terminal.puts(Capability.clr_eol);
    terminal.flush();
    progress = text;
  }

  private boolean dumb() {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public boolean edits() {
    return true;
  }

  @Override
  public Size size() {
    return new Size(terminal.getColumns(), terminal.getRows());
  }

  @Override
  public <T> T lend(Program<T> program) throws IOException {
    terminal.setAttributes(cooked);
    try {
      return program.run();
    } finally {
      quieten();
    }
  }

  @Override
  public void clear() {
    terminal.puts(Capability.clear_screen);
    terminal.flush();
  }

  @Override
  public List<String> history() {
    List<String> lines = new ArrayList<>();
    reader.getHistory().forEach(entry -> lines.add(entry.line()));
    return lines;
  }

  @Override
  public void remember(String text) {
    reader.getHistory().add(text);
  }

  @Override
  public void onInterrupt(Runnable action) {
    terminal.handle(Terminal.Signal.INT, _ -> action.run());
  }

  @Override
  public void close() {
    progress("");
    terminal.setAttributes(cooked);
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
