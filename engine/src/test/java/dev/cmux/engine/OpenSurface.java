package dev.cmux.engine;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Timeout;
import dev.cmux.testing.TestSite;
import java.util.List;
import java.util.Optional;

/// A surface of a browser of its own and a site to go to.
public final class OpenSurface implements AutoCloseable {

  public final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface surface = browser.open(OpenOptions.DEFAULT);

  public void go(String path) {
    perform(new Navigate.Goto(site.url(path)));
  }

  /// The value of a script in the page; a promise is awaited.
  public Object eval(String script) {
    return perform(new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), Timeout.DEFAULT));
  }

  /// Comes back when the tasks that are due now have run.
  public void tasksDone() {
    eval("new Promise(function (r) { setTimeout(function () { setTimeout(r, 2); }, 2); })");
  }

  /// The uncaught errors since this was asked last.
  public List<Observe.PageError> errors() {
    List<Observe.PageError> errors = perform(new Observe.ListErrors());
    perform(new Observe.ClearErrors());
    return errors;
  }

  public <R> R perform(Command<R> command) {
    return surface.perform(command).join();
  }

  @Override
  public void close() {
    browser.close();
    site.close();
  }
}
