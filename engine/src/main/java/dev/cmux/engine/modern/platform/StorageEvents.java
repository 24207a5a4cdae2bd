package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.Window;

/// Tells the other documents of an origin when one of them changes its storage: all of the surface for `localStorage`, those of the same tab for
/// `sessionStorage`. https://html.spec.whatwg.org/multipage/webstorage.html#send-a-storage-notification
final class StorageEvents {

  private StorageEvents() {}

  /// Gives scripts `storageChanged(area, key, before, after)`.
  static void offer(Realm realm, NativeObject host) {
    StartScript.define(
        realm,
        host,
        "storageChanged",
        4,
        (cx, self, args) -> {
          realm.htmlPage().ifPresent(page -> changed(realm, page, args));
          return JavaScriptEngine.UNDEFINED;
        });
  }

  private static void changed(Realm source, HtmlPage page, Object[] args) {
    boolean local = Context.toString(arg(args, 0)).equals("localStorage");
    String origin = Cors.origin(page.getUrl());
    String url = page.getUrl().toExternalForm();
    for (WebWindow other : source.platform().client().getWebWindows()) {
      if (other != source.webWindow()
          && (local || other.getTopWindow() == source.webWindow().getTopWindow())
          && other.getEnclosedPage() instanceof HtmlPage html
          && Cors.origin(html.getUrl()).equals(origin)
          && other.getScriptableObject() instanceof Window window) {
        Realm.of(window)
            .filter(realm -> realm.hears("storage"))
            .ifPresent(
                realm ->
                    realm.post(
                        () ->
                            realm.call(
                                realm.start().offered(PlatformScript.STORAGE, "storageEvent"),
                                realm.window(), args[0], args[1], args[2], args[3], url)));
      }
    }
  }
}
