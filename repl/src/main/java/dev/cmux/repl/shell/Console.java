package dev.cmux.repl.shell;

import java.io.IOException;
import java.util.List;

/// Where lines come from and answers go: a terminal, or a pair of pipes.
///
/// One thread reads; any thread may print.
interface Console extends AutoCloseable {

  /// What a read brought.
  sealed interface Input {

    /// A line, or several when the first could not stand alone.
    record Text(String text) implements Input {}

    /// Ctrl-C.
    ///
    /// @param empty whether nothing had been typed
    record Interrupted(boolean empty) implements Input {}

    /// Ctrl-D, or the end of the pipe.
    record End() implements Input {}
  }

  /// Waits for the next input.
  Input read(Prompt prompt);

  /// Shows text, which ends with a line end. While a line is being typed, it appears above it.
  void print(String text);

  /// Shows what is not a result: errors and advice. People see it where they see everything.
  default void complain(String text) {
    print(text);
  }

  /// Shows what is being waited for, in a line that the next one replaces; empty takes it away. Nothing where nobody looks.
  default void progress(String text) {}

  /// Gives the screen and the keys to another program until it ends. Where this has neither, there is nothing to give.
  default <T> T lend(Program<T> program) throws IOException {
    return program.run();
  }

  /// Something that needs the screen and the keys for itself, such as an editor.
  interface Program<T> {
    T run() throws IOException;
  }

  /// Calls back on each Ctrl-C while no line is being read; never where nobody types.
  default void onInterrupt(Runnable action) {}

  /// Empties the screen, where there is one.
  default void clear() {}

  /// What was typed, in this session and in earlier ones, oldest first.
  List<String> history();

  /// Takes a text into the history that was not typed at the prompt.
  void remember(String text);

  /// Whether somebody types and looks.
  boolean interactive();

  /// Whether there is a line editor, with keys such as Tab.
  default boolean edits() {
    return false;
  }

  /// The width in columns and the height in rows; of a pipe, a good guess.
  Size size();

  @Override
  void close();

  /// @param columns at least 1
  /// @param rows at least 1
  record Size(int columns, int rows) {
    public Size {
      columns = columns < 1 ? 80 : columns;
      rows = rows < 1 ? 24 : rows;
    }
  }
}
