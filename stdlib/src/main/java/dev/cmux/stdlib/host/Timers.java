package dev.cmux.stdlib.host;

import java.util.HashMap;
import java.util.Map;
import org.graalvm.polyglot.Value;

/// The `setTimeout` family, on the event loop.
final class Timers {

  private final EventLoop loop;
  private final Map<Integer, EventLoop.Timer> running = new HashMap<>();
  private int last;

  Timers(EventLoop loop) {
    this.loop = loop;
  }

  /// Sets a timer and answers its number. A repeating one is set again before its callback runs, so the callback may clear it.
  int set(long delayMillis, boolean repeat, Value callback) {
    int id = ++last;
    start(id, delayMillis, repeat, callback);
    return id;
  }

  private void start(int id, long delayMillis, boolean repeat, Value callback) {
    running.put(
        id,
        loop.schedule(
            delayMillis,
            true,
            () -> {
              running.remove(id);
              if (repeat) {
                start(id, delayMillis, true, callback);
              }
              callback.executeVoid();
            }));
  }

  /// Forgets a timer; unknown numbers are ignored, as browsers do.
  Object clear(int id) {
    EventLoop.Timer timer = running.remove(id);
    if (timer != null) {
      timer.cancel();
    }
    return null;
  }
}
