package dev.cmux.engine.modern;

import dev.cmux.engine.page.view.SeenPage;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.htmlunit.DefaultPageCreator;
import org.htmlunit.ScriptException;
import org.htmlunit.WebClient;
import org.htmlunit.WebResponse;
import org.htmlunit.WebWindow;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.DefaultJavaScriptErrorListener;
import org.htmlunit.javascript.JavaScriptEngine;

/// A client with the modern page engine, for tests of the engine itself.
final class OpenPage implements AutoCloseable, PageHooks {

  private static final ModernPages PAGES = ModernPages.inMemory();

  final WebClient client = new WebClient();
  final PageEngine engine;
  final List<PageError> errors = new ArrayList<>();
  final List<ScriptException> scriptErrors = new ArrayList<>();
  final List<String> timeouts = new ArrayList<>();
  final List<String> prepared = new ArrayList<>();
  final AtomicBoolean stop = new AtomicBoolean();
  HtmlPage page;

  OpenPage() {
    this(PAGES);
  }

  OpenPage(ModernPages pages) {
    engine = pages.install(client, this);
    engine.registerWindowAndMaybeStartEventLoop(client.getCurrentWindow());
    client.setPageCreator(
        new DefaultPageCreator() {
          private static final long serialVersionUID = 1L;

          @Override
          protected HtmlPage createHtmlPage(WebResponse response, WebWindow window) throws IOException {
            ModernPage made = new ModernPage(response, window, SeenPage::new, loaded -> {});
            window.setEnclosedPage(made);
            made.begins(response);
            getHtmlParser().parse(client, response, made, false, false);
            return made;
          }
        });
    client.getOptions().setThrowExceptionOnScriptError(false);
    client.getOptions().setThrowExceptionOnFailingStatusCode(false);
    client.setJavaScriptErrorListener(
        new DefaultJavaScriptErrorListener() {
          @Override
          public void scriptException(HtmlPage page, ScriptException exception) {
            scriptErrors.add(exception);
          }

          @Override
          public void timeoutError(HtmlPage page, long allowed, long elapsed) {
            timeouts.add(page.getUrl() + " after " + allowed);
          }
        });
  }

  /// A page with one inline script.
  static OpenPage withScript(String script) {
    OpenPage open = new OpenPage();
    open.html("<!DOCTYPE html><html><body><p id='out'></p><script>" + script + "</script></body></html>");
    return open;
  }

  OpenPage html(String html) {
    try (TestSite site = TestSite.start()) {
      return go(site.page("/", html).url("/"));
    }
  }

  OpenPage go(String url) {
    try {
      page = client.getPage(url);
      client.waitForBackgroundJavaScript(2_000);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs script text in the page and gives its value as the page's `String(value)`.
  String run(String script) {
    return JavaScriptEngine.toString(page.executeJavaScript(script).getJavaScriptResult());
  }

  @Override
  public boolean stopRequested() {
    return stop.get();
  }

  @Override
  public void pageError(PageError error) {
    errors.add(error);
  }

  @Override
  public void prepares(String script, int characters) {
    prepared.add(script + " of " + characters);
  }

  @Override
  public void prepared() {
    prepared.add("done");
  }

  @Override
  public Executor background() {
    return Thread::startVirtualThread;
  }

  @Override
  public void close() {
    client.close();
  }
}
