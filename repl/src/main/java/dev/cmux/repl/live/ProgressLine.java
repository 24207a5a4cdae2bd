package dev.cmux.repl.live;

import dev.cmux.repl.batch.BatchProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where a batch stands, in a line.
final class ProgressLine {

  private static final int SHORTEST_BAR = 4;
  private static final int LONGEST_BAR = 60;

  private ProgressLine() {}

  /// `412/1,000 · 3 failed · 28.4/s · 21 s left`
  static String text(BatchProgress progress) {
    return String.join(" · ", parts(progress));
  }

  private static List<String> parts(BatchProgress progress) {
    int done = progress.ok() + progress.failed();
    List<String> parts = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d/%,d", done, progress.total())));
    if (progress.failed() > 0) {
      parts.add(String.format(Locale.ROOT, "%,d failed", progress.failed()));
    }
    if (done < progress.total()) {
      if (progress.perSecond() > 0) {
        parts.add(progress.perSecond() >= 0.95 ? String.format(Locale.ROOT, "%.1f/s", progress.perSecond()) : String.format(Locale.ROOT, "%.1f/min", progress.perSecond() * 60));
      }
      progress.remaining().ifPresent(left -> parts.add(LineText.duration(Math.max(1000, left.toMillis())) + " left"));
    }
    return parts;
  }

  /// The same behind a bar; what does not fit goes, the rate first.
  static String bar(BatchProgress progress, int columns, Paint paint) {
    List<String> parts = parts(progress);
    int room = columns - SHORTEST_BAR - 3;
    while (parts.size() > 1 && LineText.columns(String.join(" · ", parts)) > room) {
      parts.remove(parts.size() > 2 ? parts.size() - 2 : 1);
    }
    int bar = Math.clamp(columns - LineText.columns(String.join(" · ", parts)) - 3, 0, LONGEST_BAR);
    int total = Math.max(1, progress.total());
    int failed = progress.failed() == 0 ? 0 : Math.max(1, (int) ((long) bar * progress.failed() / total));
    int ok = Math.min(bar - Math.min(bar, failed), (int) ((long) bar * progress.ok() / total));
    String drawn = paint.green("━".repeat(ok)) + paint.red("━".repeat(Math.min(bar, failed))) + paint.grey("─".repeat(Math.max(0, bar - ok - failed)));
    String text = String.join(" · ", parts.stream().map(part -> part.endsWith(" failed") ? paint.red(part) : part).toList());
    return " " + drawn + " " + text;
  }
}
