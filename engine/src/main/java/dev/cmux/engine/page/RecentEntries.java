package dev.cmux.engine.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last 512 entries of something that may go on for ever.
final class RecentEntries<T> {

  private static final int MOST = 512;

  private final Deque<T> entries = new ArrayDeque<>();

  void add(T entry) {
    if (entries.size() == MOST) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }

  List<T> list() {
    return List.copyOf(entries);
  }

  void clear() {
    entries.clear();
  }
}
