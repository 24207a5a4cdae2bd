package dev.cmux.engine.page;

/// The time during which at least one request of a surface waited for its turn. Any thread.
final class Patience {

  private int waiting;
  private long sinceNanos;
  private long totalNanos;

  synchronized void begins() {
    if (waiting++ == 0) {
      sinceNanos = System.nanoTime();
    }
  }

  synchronized void ends() {
    if (--waiting == 0) {
      totalNanos += System.nanoTime() - sinceNanos;
    }
  }

  /// Until now.
  synchronized long millis() {
    return (totalNanos + (waiting > 0 ? System.nanoTime() - sinceNanos : 0)) / 1_000_000;
  }
}
