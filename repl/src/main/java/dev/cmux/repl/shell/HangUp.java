package dev.cmux.repl.shell;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Closes a session when its process is told to end: the terminal goes away, or a signal comes. Without it, downloads that nobody kept would stay in
/// the temporary folder. The process then ends with the status that the signal stands for.
final class HangUp implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(12);

  private final Thread hook;

  HangUp(Session session) {
    hook = Thread.ofPlatform().name("cmux-hang-up").unstarted(() -> closeWithinGrace(session));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// A page that does not stop must not keep the process.
  private static void closeWithinGrace(Session session) {
    try {
      Thread.ofPlatform().daemon().name("cmux-close").start(session::close).join(GRACE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The session ends by itself. When a signal came, never returns: the prompt, which finds its terminal or its session closed, must not end the process
  /// with a status of its own.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      while (true) {
        LockSupport.park(this);
      }
    }
  }
}
