package dev.cmux.stdlib.host;

import java.util.concurrent.CompletableFuture;

/// An evaluation under way. Confined to the loop but for its result.
final class Pending {

  final CompletableFuture<Evaluation> result = new CompletableFuture<>();
  final boolean untilIdle;
  final Runnable start;
  boolean starting;
  volatile RuntimeException stopped;

  Pending(boolean untilIdle, Runnable start) {
    this.untilIdle = untilIdle;
    this.start = start;
  }

  // On a thread of its own: a caller that closes the host in a callback must not do so on the loop.
  void complete(Evaluation evaluation) {
    result.completeAsync(() -> evaluation, Thread::startVirtualThread);
  }

  void fail(RuntimeException reason) {
    Thread.startVirtualThread(() -> result.completeExceptionally(reason));
  }
}
