package dev.cmux.repl.shell;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jline.reader.impl.history.DefaultHistory;

/// A history that secrets never enter, neither in memory nor in its file.
final class SafeHistory extends DefaultHistory {

  private final UnaryOperator<String> redact;

  SafeHistory(UnaryOperator<String> redact) {
    this.redact = redact;
  }

  @Override
  public void add(Instant time, String line) {
    super.add(time, redact.apply(line));
  }
}
