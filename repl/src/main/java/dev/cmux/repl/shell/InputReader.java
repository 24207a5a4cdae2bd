package dev.cmux.repl.shell;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.terminal.Terminal;

/// The line editor and its settings.
final class InputReader {

  private static final int KEPT = 5000;
  private static final long PATIENCE_MS = 3000;

  private InputReader() {}

  /// @param folder where file names are completed
  /// @param history where inputs are kept; none keeps them in memory
  /// @param redact takes out of an input what must not be kept
  /// @param shown called each time the line has been drawn
  static LineReader create(
      Terminal terminal, Session session, Path folder, boolean colors, Optional<Path> history, UnaryOperator<String> redact, Runnable shown) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(LineReader.COMMENT_BEGIN, "//");
    variables.put(LineReader.BELL_STYLE, "none");
    variables.put(LineReader.INDENTATION, 0);
    variables.put(LineReader.HISTORY_SIZE, KEPT);
    variables.put(LineReader.HISTORY_FILE_SIZE, KEPT);
    variables.put(LineReader.LIST_MAX, 200);
    history.ifPresent(file -> variables.put(LineReader.HISTORY_FILE, file));
    VerbFinder verbs = new VerbFinder(session);
    HintedReader reader = new HintedReader(terminal, variables, new Hints(verbs, colors), shown);
    reader.setParser(new InputParser(text -> needsMore(session, text)));
    reader.setCompleter(new ScriptCompleter(session, verbs, new FileCompleter(folder)));
    reader.setHistory(new SafeHistory(redact));
    if (colors) {
      reader.setHighlighter(new InputHighlighter());
    } else {
      reader.option(Option.DISABLE_HIGHLIGHTER, true);
    }
    reader.option(Option.DISABLE_EVENT_EXPANSION, true);
    reader.option(Option.HISTORY_TIMESTAMPED, false);
    reader.option(Option.HISTORY_IGNORE_SPACE, true);
    reader.option(Option.INSERT_TAB, false);
    reader.option(Option.CASE_INSENSITIVE_SEARCH, true);
    // A new line begins: names may stand for something else by now.
    reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> verbs.forget());
    return reader;
  }

  /// A script that is too busy to be asked takes the input as it is.
  private static boolean needsMore(Session session, String text) {
    return session.needsMore(text).completeOnTimeout(false, PATIENCE_MS, TimeUnit.MILLISECONDS).join();
  }
}
