package dev.cmux.engine.modern.platform;

import dev.cmux.engine.modern.ModernPages;
import dev.cmux.engine.modern.PageError;
import dev.cmux.engine.modern.PageHooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.htmlunit.BrowserVersion;
import org.htmlunit.ScriptException;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.DefaultJavaScriptErrorListener;

/// A client with the platform, and one window to look at.
final class TestWindow implements AutoCloseable, PageHooks {

  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Boolean> returned = new LinkedBlockingQueue<>();
  private final List<PageError> errors = new ArrayList<>();
  private final List<String> scriptErrors = new ArrayList<>();
  private final WebClient client = new WebClient(BrowserVersion.CHROME);

  TestWindow() {
    client.getOptions().setThrowExceptionOnScriptError(false);
    client.getOptions().setThrowExceptionOnFailingStatusCode(false);
    client.setJavaScriptErrorListener(
        new DefaultJavaScriptErrorListener() {
          @Override
          public void scriptException(HtmlPage page, ScriptException exception) {
            scriptErrors.add(exception.getMessage());
          }
        });
    new ModernPages().install(client, this);
  }

  void open(String url) {
    try {
      client.getPage(url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HtmlPage page() {
    return (HtmlPage) client.getCurrentWindow().getEnclosedPage();
  }

  /// The messages of what page scripts threw.
  List<String> scriptErrors() {
    return scriptErrors;
  }

  WebClient client() {
    return client;
  }

  /// The value of a script, which must not throw; a string where the engine gives a concatenation.
  Object eval(String script) {
    int before = scriptErrors.size();
    Object value = page().executeJavaScript(script).getJavaScriptResult();
    if (value == null && scriptErrors.size() > before) {
      throw new AssertionError(scriptErrors.getLast() + " in " + script);
    }
    return switch (value) {
      case null -> null;
      case CharSequence text -> text.toString();
      case Number number when number.doubleValue() == number.intValue() -> number.intValue();
      default -> value;
    };
  }

  /// The value a promise settles with: `resolved` and the value, or `rejected` and the reason.
  String await(String promise) {
    eval("window.__settled = undefined; Promise.resolve(" + promise + ").then("
        + "function (v) { window.__settled = 'resolved ' + v; },"
        + "function (e) { window.__settled = 'rejected ' + (e && e.name || e); });");
    for (int turns = 0; turns < 400 && !(eval("window.__settled") instanceof String); turns++) {
      if (client.waitForBackgroundJavaScript(25) == 0) {
        nextReturn();
      }
    }
    return String.valueOf(eval("window.__settled"));
  }

  /// Waits for the next background task to end, or a moment.
  private void nextReturn() {
    try {
      returned.poll(25, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean stopRequested() {
    return false;
  }

  @Override
  public void pageError(PageError error) {
    errors.add(error);
  }

  @Override
  public Executor background() {
    return task ->
        background.execute(
            () -> {
              task.run();
              returned.add(true);
            });
  }

  @Override
  public void close() {
    client.close();
    background.shutdownNow();
  }
}
