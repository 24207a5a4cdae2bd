package dev.cmux.engine.page.aria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What changed between two snapshots, line by line: `+` came, `-` went, `~` changed, and a space before the lines it
/// stands under.
///
/// Lines with a ref are the same line when they have the same ref; others when they are equal. What moved counts as
/// gone and come.
final class LineDiff {

  /// Told when both are equal.
  static final String NO_CHANGES = "(no changes)";

  private static final Pattern REF = Pattern.compile(" \\[ref=(e[0-9]+)]");

  private final String[] before;
  private final String[] after;
  private final List<String> out = new ArrayList<>();
  private final boolean[] shown;

  private LineDiff(String before, String after) {
    this.before = before.split("\n", -1);
    this.after = after.split("\n", -1);
    this.shown = new boolean[this.after.length];
  }

  static String of(String before, String after) {
    return before.equals(after) ? NO_CHANGES : new LineDiff(before, after).run();
  }

  private String run() {
    int[] partner = match();
    int at = 0;
    for (int i = 0; i < after.length; i++) {
      if (partner[i] < 0) {
        add('+', i);
        continue;
      }
      for (; at < partner[i]; at++) {
        removed(at, i);
      }
      at = partner[i] + 1;
      if (!before[partner[i]].equals(after[i])) {
        add('~', i);
      }
    }
    for (; at < before.length; at++) {
      removed(at, after.length - 1);
    }
    return String.join("\n", out);
  }

  private void removed(int line, int near) {
    ancestorsOf(depth(before[line]), near);
    out.add("- " + before[line]);
  }

  private void add(char sign, int line) {
    ancestorsOf(depth(after[line]), line);
    out.add(sign + " " + after[line]);
    shown[line] = true;
  }

  /// Tells the lines that what follows stands under, once each.
  private void ancestorsOf(int depth, int line) {
    List<Integer> missing = new ArrayList<>();
    int limit = depth;
    for (int i = line; i >= 0 && limit > 0; i--) {
      int here = depth(after[i]);
      if (here < limit) {
        limit = here;
        if (!shown[i]) {
          missing.add(i);
        }
      }
    }
    for (int i : missing.reversed()) {
      out.add("  " + after[i]);
      shown[i] = true;
    }
  }

  private static int depth(String line) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }

  /// For each new line the old line it is, or -1; the old lines ascend.
  private int[] match() {
    String[] old = keys(before);
    String[] now = keys(after);
    int[] partner = new int[now.length];
    Arrays.fill(partner, -1);
    align(old, 0, old.length, now, 0, now.length, partner);
    return partner;
  }

  private static String[] keys(String[] lines) {
    String[] keys = new String[lines.length];
    for (int i = 0; i < lines.length; i++) {
      Matcher ref = REF.matcher(lines[i]);
      keys[i] = i == 0 ? "document" : ref.find() ? ref.group(1) : lines[i];
    }
    return keys;
  }

  /// Patience: lines that occur once on either side hold the rest in place; between them equal ends are matched.
  private static void align(String[] old, int oldFrom, int oldTo, String[] now, int nowFrom, int nowTo, int[] partner) {
    int oldAt = oldFrom;
    int nowAt = nowFrom;
    int oldEnd = oldTo;
    int nowEnd = nowTo;
    while (oldAt < oldEnd && nowAt < nowEnd && old[oldAt].equals(now[nowAt])) {
      partner[nowAt++] = oldAt++;
    }
    while (oldAt < oldEnd && nowAt < nowEnd && old[oldEnd - 1].equals(now[nowEnd - 1])) {
      partner[--nowEnd] = --oldEnd;
    }
    if (oldAt == oldEnd || nowAt == nowEnd) {
      return;
    }
    List<int[]> anchors = increasing(uniquePairs(old, oldAt, oldEnd, now, nowAt, nowEnd));
    if (anchors.isEmpty()) {
      return;
    }
    for (int[] anchor : anchors) {
      align(old, oldAt, anchor[0], now, nowAt, anchor[1], partner);
      partner[anchor[1]] = anchor[0];
      oldAt = anchor[0] + 1;
      nowAt = anchor[1] + 1;
    }
    align(old, oldAt, oldEnd, now, nowAt, nowEnd, partner);
  }

  /// Old and new position of each line that occurs exactly once on both sides, by new position.
  private static List<int[]> uniquePairs(String[] old, int oldFrom, int oldTo, String[] now, int nowFrom, int nowTo) {
    Map<String, Integer> oldPositions = positions(old, oldFrom, oldTo);
    Map<String, Integer> nowPositions = positions(now, nowFrom, nowTo);
    List<int[]> pairs = new ArrayList<>();
    for (int i = nowFrom; i < nowTo; i++) {
      Integer position = oldPositions.get(now[i]);
      if (position != null && position >= 0 && nowPositions.get(now[i]) == i) {
        pairs.add(new int[] {position, i});
      }
    }
    return pairs;
  }

  /// Where each line is; -1 when it is there more than once.
  private static Map<String, Integer> positions(String[] lines, int from, int to) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = from; i < to; i++) {
      positions.merge(lines[i], i, (first, second) -> -1);
    }
    return positions;
  }

  /// The longest run of pairs whose old positions ascend.
  private static List<int[]> increasing(List<int[]> pairs) {
    int[] last = new int[pairs.size()];
    int[] previous = new int[pairs.size()];
    int length = 0;
    for (int i = 0; i < pairs.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (pairs.get(last[middle])[0] < pairs.get(i)[0]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low > 0 ? last[low - 1] : -1;
      last[low] = i;
      length = Math.max(length, low + 1);
    }
    List<int[]> run = new ArrayList<>();
    for (int i = length == 0 ? -1 : last[length - 1]; i >= 0; i = previous[i]) {
      run.add(pairs.get(i));
    }
    return run.reversed();
  }
}
