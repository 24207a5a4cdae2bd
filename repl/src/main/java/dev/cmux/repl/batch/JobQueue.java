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

/// Which job is next, and when: the first one whose host has room and wants no pause, so that jobs that would only wait do not take the places of
/// others, as soon as the pace allows one more. Any thread.
final class JobQueue {

  private static final long LOOK_MILLIS = 100;

  private final Pace pace;
  private final int perHost;
  private final Function<String, Duration> pauses;
  private final Map<String, Queue<PreparedJob>> waiting = new LinkedHashMap<>();
  private final Map<String, Integer> running = new HashMap<>();
  private int allRunning;
  private boolean closed;

  /// @param pace how many jobs may run at once
  /// @param perHost how many jobs of one host may run at once; 0 for any number
  /// @param pauses how long a host still wants to be left in peace
  JobQueue(List<PreparedJob> jobs, Pace pace, int perHost, Function<String, Duration> pauses) {
    this.pace = pace;
    this.perHost = perHost;
    this.pauses = pauses;
    jobs.forEach(job -> waiting.computeIfAbsent(key(job), _ -> new ArrayDeque<>()).add(job));
  }

  /// Waits for a job that may begin; empty when there will be none any more. Whoever got it says when it is `done`.
  synchronized Optional<PreparedJob> take() {
    while (!closed && !waiting.isEmpty()) {
      Optional<Queue<PreparedJob>> ready = pace.allows(allRunning) ? ready() : Optional.empty();
      if (ready.isPresent()) {
        PreparedJob job = ready.get().remove();
        String key = key(job);
        if (ready.get().isEmpty()) {
          waiting.remove(key);
        }
        running.merge(key, 1, Integer::sum);
        allRunning++;
        return Optional.of(job);
      }
      if (!pause()) {
        break;
      }
    }
    return Optional.empty();
  }

  private Optional<Queue<PreparedJob>> ready() {
    return waiting.entrySet().stream().filter(entry -> hasRoom(entry.getKey())).map(Map.Entry::getValue).min(JobQueue::byIndex);
  }

  private boolean pause() {
    try {
      // A host's pause ends and processors become free without anybody telling.
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
    allRunning--;
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
