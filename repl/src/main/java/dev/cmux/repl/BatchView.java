package dev.cmux.repl;

import dev.cmux.repl.batch.BatchListener;
import dev.cmux.repl.batch.BatchSummary;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.live.Closing;
import dev.cmux.repl.live.LiveView;
import dev.cmux.repl.live.PlainLines;
import dev.cmux.repl.live.Screen;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.report.FailureGroup;
import dev.cmux.repl.report.ReportForm;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody who runs a batch sees of it: a live view at a terminal, lines elsewhere, and a few words at the end. With `--json` standard output
/// is the summary's, so all this goes to standard error.
final class BatchView {

  static final Option QUIET = Option.flag("quiet", "Say what failed and how it ended, nothing else.");

  /// A log may have lines of any length.
  private static final int ENDLESS = Integer.MAX_VALUE;

  private final PrintStream out;
  private final boolean colors;
  private final Optional<Screen> screen;
  private final BatchListener listener;

  BatchView(Arguments arguments, Streams streams) {
    boolean json = arguments.flag("json");
    boolean quiet = arguments.flag("quiet");
    boolean terminal = json ? Terminals.errors() : Terminals.output();
    out = json ? streams.err() : streams.out();
    colors = terminal && Terminals.wantsColors();
    screen = terminal && !Terminals.isDumb() ? Optional.of(Screen.ofProcess(Terminals.input())) : Optional.empty();
    listener = screen.filter(_ -> !quiet).<BatchListener>map(window -> new LiveView(out, window, colors)).orElseGet(() -> new PlainLines(out, quiet));
  }

  BatchListener listener() {
    return listener;
  }

  /// The last lines.
  void close(BatchSummary summary, List<FailureGroup> failures, Map<ReportForm, Path> reports) {
    int columns = screen.map(window -> window.size().columns() - 1).orElse(ENDLESS);
    Closing.lines(summary, failures, reports, columns, colors).forEach(out::println);
    out.flush();
  }
}
