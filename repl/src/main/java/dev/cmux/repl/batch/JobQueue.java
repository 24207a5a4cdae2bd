package dev.cmux.repl.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/// Which job is next: the first one whose host has room and wants no pause, so that jobs that would only wait do not take the places of
/// others. Any thread.
final class JobQueue {

  private static final long LOOK_MILLIS = 200;

  private final int perHost;
  private final Function<String, Duration> pauses;
  private final Map<String, Queue<PreparedJob>> waiting = new LinkedHashMap<>();
  private final Map<String, Integer> running = new HashMap<>();
  private boolean closed;

  /// @param perHost how many jobs of one host may run at once; 0 for any number
  /// @param pauses how long a host still wants to be left in peace
  JobQueue(List<PreparedJob> jobs, int perHost, Function<String, Duration> pauses) {
    this.perHost = perHost;
    this.pauses = pauses;
    jobs.forEach(job -> waiting.computeIfAbsent(key(job), _ -> new ArrayDeque<>()).add(job));
  }

  /// Waits for a job that may begin; empty when there will be none any more. Whoever got it says when it is `done`.
  synchronized Optional<PreparedJob> take() {
    while (!closed && !waiting.isEmpty()) {
      Optional<Queue<PreparedJob>> ready = waiting.entrySet().stream().filter(entry -> hasRoom(entry.getKey())).map(Map.Entry::getValue).min(JobQueue::byIndex);
      if (ready.isPresent()) {
        PreparedJob job = ready.get().remove();
        String key = key(job);
        if (ready.get().isEmpty()) {
          waiting.remove(key);
        }
        running.merge(key, 1, Integer::sum);
        return Optional.of(job);
      }
      if (!pause()) {
        break;
      }
    }
    return Optional.empty();
  }

  private boolean pause() {
    try {
      // A host's pause ends without anybody telling.
      wait(LOOK_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int byIndex(Queue<PreparedJob> a, Queue<PreparedJob> b) {
    return Integer.compare(a.element().job().index(), b.element().job().index());
  }

  /// Jobs without a host have no limit.
  private boolean hasRoom(String host) {
    return host.isEmpty() || ((perHost == 0 || running.getOrDefault(host, 0) < perHost) && pauses.apply(host).isZero());
  }

  synchronized void done(PreparedJob job) {
    running.merge(key(job), -1, Integer::sum);
    notifyAll();
  }

  /// No job begins any more.
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private static String key(PreparedJob job) {
    return job.job().host().orElse("");
  }
}
