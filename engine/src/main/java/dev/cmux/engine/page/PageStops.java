package dev.cmux.engine.page;

import dev.cmux.engine.modern.PageError;
import dev.cmux.engine.modern.PageHooks;
import java.util.Locale;
import java.util.concurrent.Executor;

/// What the page engine asks and tells a surface. `stop` and `resume` are safe from any thread.
final class PageStops implements PageHooks {

  private final PageErrors errors;
  private final Executor background;
  private volatile boolean stopped;
  private volatile boolean forGood;
  private volatile boolean struck;

  PageStops(PageErrors errors, Executor background) {
    this.errors = errors;
    this.background = background;
  }

  void stop(boolean now) {
    forGood |= now;
    stopped = true;
  }

  void resume() {
    stopped = forGood;
    struck = false;
  }

  /// Whether what runs on the queue is to end.
  boolean stopped() {
    return stopped;
  }

  /// Whether a script has been ended since `resume`.
  boolean struck() {
    return struck;
  }

  @Override
  public boolean stopRequested() {
    struck |= stopped;
    return stopped;
  }

  @Override
  public void pageError(PageError error) {
    errors.add(error.kind().name().toLowerCase(Locale.ROOT), error.message(), error.source(), error.line(), error.column());
  }

  @Override
  public Executor background() {
    return background;
  }
}
