package dev.cmux.engine.modern.platform;

import java.net.URL;
import org.htmlunit.Page;
import org.htmlunit.StringWebResponse;
import org.htmlunit.WebWindow;
import org.htmlunit.WebWindowImpl;
import org.htmlunit.html.HtmlPage;

/// Where a worker lives: to HtmlUnit a window like a frame's, with timers and a blank document that no script sees. It ends when the document that made it does.
final class WorkerWindow extends WebWindowImpl {

  private static final long serialVersionUID = 1L;

  private final WebWindowImpl parent;
  private final transient DedicatedWorker worker;
  private boolean closing;

  /// @param parent the window of the document, or worker, that made the worker
  WorkerWindow(WebWindowImpl parent, String name, DedicatedWorker worker) {
    super(parent.getWebClient());
    this.parent = parent;
    this.worker = worker;
    setName(name);
    performRegistration();
    parent.addChildWindow(this);
    getWebClient().getJavaScriptEngine().registerWindowAndMaybeStartEventLoop(this);
  }

  DedicatedWorker worker() {
    return worker;
  }

  /// Makes the world of the worker, under the address of its script.
  HtmlPage open(URL url) {
    HtmlPage page = new HtmlPage(new StringWebResponse("", url), this);
    setEnclosedPage(page);
    return page;
  }

  /// Starts nothing more; what runs goes on to its end.
  void closing() {
    closing = true;
    getJobManager().removeAllJobs();
  }

  /// Ends the worker at once.
  void end() {
    parent.removeChildWindow(this);
  }

  @Override
  public boolean isClosed() {
    return closing || super.isClosed();
  }

  @Override
  protected boolean isJavaScriptInitializationNeeded(Page page) {
    return true;
  }

  @Override
  public WebWindow getParentWindow() {
    return parent;
  }

  @Override
  public WebWindow getTopWindow() {
    return parent.getTopWindow();
  }
}
