package dev.cmux.repl.live;

import dev.cmux.repl.batch.BatchProgress;
import java.util.ArrayList;
import java.util.List;

/// The lines at the bottom of the window that are drawn again and again, and what takes them away. One thread at a time.
final class LiveBlock {

  /// More lines than this would be noise in any window.
  private static final int MOST_JOBS = 16;

  private static final String CLEAR_TO_END = "\033[J";

  private final Paint paint;
  private List<Integer> drawn = List.of();
  private String last = "";

  LiveBlock(Paint paint) {
    this.paint = paint;
  }

  /// What the block shows: the progress, and as many running jobs as there is room for, the longest at work first.
  List<String> lines(BatchProgress progress, List<RunningJob> running, Screen.Size size, long nowNanos) {
    int columns = size.columns() - 1;
    List<String> lines = new ArrayList<>();
    lines.add(ProgressLine.bar(progress, columns, paint));
    int room = Math.min(MOST_JOBS, size.rows() - 3);
    int shown = running.size() <= room ? running.size() : Math.max(0, room - 1);
    running.stream().limit(shown).forEach(job -> lines.add(job.line(columns, paint, nowNanos)));
    if (shown < running.size() && room > 0) {
      lines.add("  " + paint.grey(LineText.fit("and %d more running".formatted(running.size() - shown), columns - 2)));
    }
    return lines;
  }

  /// What to write so that `above` is in the history and `lines` are the block; nothing when nothing has changed.
  ///
  /// @param above whole lines, or empty
  String draw(String above, List<String> lines, int columns) {
    String text = String.join("\n", lines);
    if (above.isEmpty() && text.equals(last)) {
      return "";
    }
    String update = erase(columns) + above + text + (lines.isEmpty() ? "" : "\n");
    drawn = lines.stream().map(line -> LineText.columns(line.replaceAll("\033\\[[0-9;]*m", ""))).toList();
    last = text;
    return update;
  }

  /// What takes the block away. A window that has become narrower since has broken its lines in several.
  ///
  /// @param columns of the window now
  String erase(int columns) {
    int rows = drawn.stream().mapToInt(width -> Math.max(1, (width + columns - 1) / columns)).sum();
    drawn = List.of();
    last = "";
    return rows == 0 ? "" : "\r\033[%dA%s".formatted(rows, CLEAR_TO_END);
  }
}
