package dev.cmux.engine.command;

import java.util.List;

/// What the page has said and what went wrong in it; both lists are bounded, the oldest entries go first.
public sealed interface Observe<R> extends Command<R> {

  /// Console messages, oldest first.
  record ListConsole() implements Observe<List<ConsoleEntry>> {}

  record ClearConsole() implements Observe<Void> {}

  /// Uncaught page errors, oldest first.
  record ListErrors() implements Observe<List<PageError>> {}

  record ClearErrors() implements Observe<Void> {}

  /// One console message.
  ///
  /// @param level `log`, `info`, `warn`, `error`, `debug` or `trace`
  record ConsoleEntry(String level, String text, long timestampMs) {}

  /// One uncaught error of the page.
  ///
  /// @param kind `error` for an exception, `rejection` for a promise nobody handled, `syntax` for a script that could not be read, `module` for one
  ///     that could not be loaded, `missing_feature` when the page used what browsers have and cmux has not
  /// @param source the script's URL; that of the document for a script that stands in it. What stands nowhere has a name behind the URL's `#`
  /// @param line from 1; 0 when unknown
  /// @param column from 1; 0 when unknown. Only what went wrong while a script was read has one: running code knows its lines
  record PageError(String kind, String message, String source, int line, int column, long timestampMs) {

    /// The place in one word, as far as it is known: `source`, `source:line` or `source:line:column`.
    public String place() {
      return source + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
    }
  }
}
