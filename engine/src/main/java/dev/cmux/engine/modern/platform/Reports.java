package dev.cmux.engine.modern.platform;

import java.util.Optional;
import org.htmlunit.ScriptException;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeConsole;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.event.Event;

/// How one window hears of its own errors: `error` events with all their fields, `window.onerror` with its five arguments, `unhandledrejection`,
/// `rejectionhandled`. A listener that prevents the default keeps the error to itself. HtmlUnit itself calls `onerror` only.
/// https://html.spec.whatwg.org/multipage/webappapis.html#report-the-exception
final class Reports {

  private final Realm realm;
  private boolean reporting;

  Reports(Realm realm) {
    this.realm = realm;
  }

  /// Reports an exception to the page, and to the client unless the page has dealt with it.
  void exception(ScriptException exception) {
    if (!dealtWith(exception)) {
      realm.platform().uncaught().exception(exception);
    }
  }

  /// Whether a listener of the page has prevented the default. An error while another is being reported is not reported to the page.
  /// What nobody in a worker has dealt with is an event of the worker then.
  boolean dealtWith(ScriptException exception) {
    boolean hears = !reporting && realm.hears(Event.TYPE_ERROR);
    if (!(exception.getCause() instanceof RhinoException cause) || !hears && realm.worker().isEmpty()) {
      return false;
    }
    Object error = value(cause);
    String message = "Uncaught " + describe(error);
    int column = Math.max(cause.columnNumber(), 0);
    if (hears && fire("error", message, cause.sourceName(), cause.lineNumber(), column, error)) {
      return true;
    }
    realm.worker().ifPresent(worker -> worker.threw(exception, message, cause.sourceName(), cause.lineNumber(), column));
    return realm.worker().isPresent();
  }

  /// @param rejectedAt where the promise was rejected, if that is known
  void unhandled(Scriptable promise, Object reason, Optional<ErrorPlace> rejectedAt) {
    if (realm.hears(Event.TYPE_UNHANDLEDREJECTION) && fire("rejection", Event.TYPE_UNHANDLEDREJECTION, promise, reason)) {
      return;
    }
    HtmlPage page = realm.htmlPage().orElseThrow();
    ErrorPlace place =
        realm.engine().getContextFactory().call(cx -> ErrorPlace.of(reason))
            .or(() -> rejectedAt)
            .orElseGet(() -> new ErrorPlace(page.getUrl().toExternalForm(), 0, 0));
    realm.platform().uncaught().rejection(page, "Uncaught (in promise) " + describe(reason), place);
  }

  void handledLate(Scriptable promise, Object reason) {
    if (realm.hears(Event.TYPE_REJECTIONHANDLED)) {
      fire("rejection", Event.TYPE_REJECTIONHANDLED, promise, reason);
    }
  }

  private boolean fire(String what, Object... args) {
    boolean outer = reporting;
    reporting = true;
    try {
      return ScriptRuntime.toBoolean(realm.call(realm.start().offered(PlatformScript.REPORTS, what), realm.window(), args));
    } finally {
      reporting = outer;
    }
  }

  /// The object a `catch` of the page would have got.
  private Object value(RhinoException exception) {
    return realm.engine().getContextFactory().call(cx -> HostFailure.caught(exception, realm.scope(), cx));
  }

  private String describe(Object error) {
    try {
      return realm.engine().getContextFactory().call(
          cx -> error instanceof NativeObject plain ? NativeConsole.format(cx, realm.scope(), new Object[] {plain}) : Context.toString(error));
    } catch (RhinoException e) {
      return "an object that cannot be converted to text";
    }
  }
}
