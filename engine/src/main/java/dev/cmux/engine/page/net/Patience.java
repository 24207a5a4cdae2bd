package dev.cmux.engine.page.net;

/// The time during which at least one request of a surface waited for its turn. Any thread.
public final class Patience {

  private int waiting;
  private long sinceNanos;
  private long totalNanos;

  public synchronized void begins() {
    if (waiting++ == 0) {
      sinceNanos = System.nanoTime();
    }
  }

  public synchronized void ends() {
    if (--waiting == 0) {
      totalNanos += System.nanoTime() - sinceNanos;
    }
  }

  /// Until now.
  public synchronized long millis() {
    return (totalNanos + (waiting > 0 ? System.nanoTime() - sinceNanos : 0)) / 1_000_000;
  }
}
