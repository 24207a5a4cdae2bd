package dev.cmux.engine.page;

import dev.cmux.engine.modern.PageError;
import dev.cmux.engine.modern.PageHooks;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;

/// What the page engine asks and tells a surface. `stop` and `resume` are safe from any thread.
final class PageStops implements PageHooks {

  private final PageErrors errors;
  private final Executor background;
  private volatile boolean stopped;
  private volatile boolean forGood;
  private volatile boolean struck;
  private volatile Preparation preparing;
  private volatile Preparation preparingAtStop;

  private record Preparation(String script, int characters) {
    String told() {
      return "`%s` was still being translated for the page engine (%,d KB of JavaScript)".formatted(script, Math.max(characters / 1000, 1));
    }
  }

  PageStops(PageErrors errors, Executor background) {
    this.errors = errors;
    this.background = background;
  }

  void stop(boolean now) {
    forGood |= now;
    preparingAtStop = preparing;
    stopped = true;
  }

  void resume() {
    stopped = forGood;
    struck = false;
    preparingAtStop = null;
  }

  /// Whether what runs on the queue is to end.
  boolean stopped() {
    return stopped;
  }

  /// Whether a script has been ended since `resume`.
  boolean struck() {
    return struck;
  }

  /// What script is being prepared at this moment, to complete "did not finish within 300 ms: …".
  Optional<String> preparing() {
    return Optional.ofNullable(preparing).map(Preparation::told);
  }

  /// What script was being prepared when this was stopped.
  Optional<String> preparingAtStop() {
    return Optional.ofNullable(preparingAtStop).map(Preparation::told);
  }

  @Override
  public void prepares(String script, int characters) {
    preparing = new Preparation(script, characters);
  }

  @Override
  public void prepared() {
    preparing = null;
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
