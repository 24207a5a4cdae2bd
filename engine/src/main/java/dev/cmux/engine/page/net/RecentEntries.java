package dev.cmux.engine.page.net;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last 512 entries of something that may go on for ever.
public final class RecentEntries<T> {

  private static final int MOST = 512;

  private final Deque<T> entries = new ArrayDeque<>();

  public void add(T entry) {
    if (entries.size() == MOST) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }

  public List<T> list() {
    return List.copyOf(entries);
  }

  public void clear() {
    entries.clear();
  }
}
