package dev.cmux.repl.shell;

import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/// A line editor that shows what a call takes below the line while it is being typed.
final class HintedReader extends LineReaderImpl {

  private static final String INDENT = "  ";

  private final Hints hints;
  private final Runnable shown;

  /// @param shown called each time the line has been drawn
  HintedReader(Terminal terminal, Map<String, Object> variables, Hints hints, Runnable shown) {
    super(terminal, "cmux", variables);
    this.hints = hints;
    this.shown = shown;
  }

  /// Where nothing stands in front of the cursor there is nothing to complete: Tab indents, as pasted code does.
  @Override
  protected boolean expandOrComplete() {
    String head = buf.upToCursor();
    if (!head.substring(head.lastIndexOf('\n') + 1).isBlank()) {
      return super.expandOrComplete();
    }
    buf.write(INDENT);
    return true;
  }

  /// What completion lists has the space below the line first; a line that is accepted leaves no hint behind.
  @Override
  protected void redisplay(boolean flush) {
    boolean room = reading && post == null && size.getRows() >= 3;
    AttributedString hint = room ? hints.at(buf.toString(), buf.cursor(), size.getColumns()) : AttributedString.EMPTY;
    if (hint.length() == 0) {
      super.redisplay(flush);
    } else {
      post = () -> hint;
      try {
        super.redisplay(flush);
      } finally {
        post = null;
      }
    }
    shown.run();
  }
}
