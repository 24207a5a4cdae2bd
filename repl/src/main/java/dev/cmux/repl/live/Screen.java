package dev.cmux.repl.live;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// How large the window is, now; it may be resized at any time.
@FunctionalInterface
public interface Screen {

  /// The size at this moment. One thread at a time.
  Size size();

  /// @param columns at least 1
  /// @param rows at least 1
  record Size(int columns, int rows) {

    /// What a terminal does not tell is guessed.
    public Size {
      columns = columns < 1 ? 80 : columns;
      rows = rows < 1 ? 24 : rows;
    }
  }

  /// That of this process. The terminal is asked for its size only: keys, signals and modes stay as they are.
  ///
  /// @param input whether standard input is the terminal too: the terminal library knows of no other case
  static Screen ofProcess(boolean input) {
    if (!input) {
      return new ControllingTerminal();
    }
    try {
      Terminal terminal = TerminalBuilder.builder().name("cmux").system(true).dumb(true).nativeSignals(false).build();
      return () -> new Size(terminal.getColumns(), terminal.getRows());
    } catch (IOException _) {
      return new ControllingTerminal();
    }
  }
}
