package dev.cmux.repl.shell;

import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/// A line editor that shows what a call takes below the line while it is being typed.
final class HintedReader extends LineReaderImpl {

  private final Hints hints;

  HintedReader(Terminal terminal, Map<String, Object> variables, Hints hints) {
    super(terminal, "cmux", variables);
    this.hints = hints;
  }

  /// What completion lists has the space below the line first; a line that is accepted leaves no hint behind.
  @Override
  protected void redisplay(boolean flush) {
    if (!reading || post != null || size.getRows() < 3) {
      super.redisplay(flush);
      return;
    }
    AttributedString hint = hints.at(buf.toString(), buf.cursor(), size.getColumns());
    if (hint.length() > 0) {
      post = () -> hint;
    }
    try {
      super.redisplay(flush);
    } finally {
      if (hint.length() > 0) {
        post = null;
      }
    }
  }
}
