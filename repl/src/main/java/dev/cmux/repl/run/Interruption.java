package dev.cmux.repl.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl-C and termination signals, while something runs that can be stopped.
///
/// The JVM answers a signal by running its shutdown hooks. Ours asks the running thing to stop and then leaves the process to the main
/// thread, which closes everything and ends it; if that takes too long, the hook ends it.
public final class Interruption implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final int INTERRUPTED = 130;

  private final AtomicBoolean happened = new AtomicBoolean();
  private final Thread hook;

  /// @param stop asks the running thing to end soon; must not block
  public Interruption(Runnable stop) {
    hook =
        Thread.ofPlatform()
            .name("cmux-interrupt")
            .unstarted(
                () -> {
                  happened.set(true);
                  stop.run();
                  awaitMainThread();
                  Runtime.getRuntime().halt(INTERRUPTED);
                });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  public boolean happened() {
    return happened.get();
  }

  /// Nothing runs any more that a signal would have to stop.
  @Override
  public void close() {
    if (!happened()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // A signal came just now; the process is ending anyway.
      }
    }
  }

  private static void awaitMainThread() {
    try {
      Thread.sleep(GRACE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
