package dev.cmux.engine.modern.platform;

import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.background.BasicJavaScriptJob;

/// Work that came back from another thread, queued among the page's own timers. Microtasks run after it.
final class PageJob extends BasicJavaScriptJob {

  private final Realm realm;
  private final HtmlPage page;
  private final Runnable work;

  PageJob(Realm realm, HtmlPage page, Runnable work) {
    this.realm = realm;
    this.page = page;
    this.work = work;
  }

  @Override
  public void run() {
    if (realm.webWindow().getEnclosedPage() != page || realm.webWindow().isClosed()) {
      return;
    }
    HostFunction task =
        new HostFunction(
            realm.scope(),
            "task",
            0,
            (cx, thisObject, args) -> {
              work.run();
              return null;
            });
    realm.engine().callFunction(page, task, realm.scope(), realm.window(), new Object[0]);
  }
}
