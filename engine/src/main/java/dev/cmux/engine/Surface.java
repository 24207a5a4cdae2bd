package dev.cmux.engine;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.page.PageDriver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// One isolated browsing session: its own cookies, storage, tabs, history, credentials and cache.
///
/// Safe from any thread. Commands are carried out one at a time in the order they came; those that wait hold up no others.
public final class Surface {

  private final SurfaceId id;
  private final OpenOptions options;
  private final PageDriver driver;
  private final Consumer<CompletableFuture<Void>> onClose;
  private volatile boolean closed;

  Surface(SurfaceId id, OpenOptions options, PageDriver driver, Consumer<CompletableFuture<Void>> onClose) {
    this.id = id;
    this.options = options;
    this.driver = driver;
    this.onClose = onClose;
  }

  public SurfaceId id() {
    return id;
  }

  /// The name it was opened with.
  public Optional<String> name() {
    return options.name();
  }

  /// How long its commands wait when they do not say otherwise.
  public Duration timeout() {
    return options.timeout();
  }

  /// Carries out a command. The answer completes on a thread of the engine, so what follows it must be quick; it fails with
  /// {@link dev.cmux.engine.error.EngineException} only. Cancelling it gives the command up.
  public <R> CompletableFuture<R> perform(Command<R> command) {
    return driver.perform(command);
  }

  public boolean isClosed() {
    return closed;
  }

  /// Closes the session at once: running scripts and transfers are broken off, waiting commands fail with `closed`. The answer is
  /// done when nothing of it is left. Closing twice is harmless.
  public CompletableFuture<Void> close() {
    closed = true;
    CompletableFuture<Void> gone = driver.close();
    onClose.accept(gone);
    return gone;
  }

  @Override
  public String toString() {
    return name().map(name -> id + " (" + name + ")").orElseGet(id::toString);
  }
}
