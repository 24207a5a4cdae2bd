package dev.cmux.engine.modern.platform;

import org.htmlunit.WebWindow;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.background.BasicJavaScriptJob;
import org.htmlunit.javascript.background.JavaScriptJobManager;

/// A task of a page in which no script runs, after what runs now and if the page is still shown then. What it loads is loaded at once.
public final class PageTask extends BasicJavaScriptJob {

  private final HtmlPage page;
  private final Runnable work;

  private PageTask(HtmlPage page, Runnable work) {
    this.page = page;
    this.work = work;
  }

  /// Called on the surface's queue. A window that is closed has no tasks any more.
  public static void later(HtmlPage page, Runnable work) {
    WebWindow window = page.getEnclosingWindow();
    JavaScriptJobManager jobs = window == null ? null : window.getJobManager();
    if (jobs != null) {
      jobs.addJob(new PageTask(page, work), page);
    }
  }

  @Override
  public void run() {
    if (page.getEnclosingWindow().getEnclosedPage() == page) {
      work.run();
    }
  }
}
