package dev.cmux.repl.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;

/// The line editor and its settings.
final class InputReader {

  private InputReader() {}

  /// @param history where inputs are kept; none keeps them in memory
  /// @param redact takes out of an input what must not be kept
  static LineReader create(Terminal terminal, Session session, Optional<Path> history, UnaryOperator<String> redact) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("cmux")
            .parser(new InputParser(text -> session.needsMore(text).join()))
            .completer(new ScriptCompleter(session))
            .history(new SafeHistory(redact))
            .variable(LineReader.COMMENT_BEGIN, "//")
            .variable(LineReader.BELL_STYLE, "none")
            .variable(LineReader.INDENTATION, 0)
            .variable(LineReader.HISTORY_SIZE, 5000)
            .variable(LineReader.HISTORY_FILE_SIZE, 5000)
            .variable(LineReader.LIST_MAX, 200)
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .option(Option.HISTORY_TIMESTAMPED, false)
            .option(Option.HISTORY_IGNORE_SPACE, true)
            .option(Option.INSERT_TAB, false)
            .option(Option.AUTO_FRESH_LINE, true)
            .option(Option.CASE_INSENSITIVE_SEARCH, true);
    history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    return builder.build();
  }
}
