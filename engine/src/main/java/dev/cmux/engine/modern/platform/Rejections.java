package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.htmlunit.corejs.javascript.RejectionWatch;
import org.htmlunit.corejs.javascript.Scriptable;

/// The rejected promises of one client that nobody handles: a page hears of each as `unhandledrejection` once its script and all microtasks
/// have run, then whoever listens to the surface's errors does. Confined to the surface's thread.
/// https://html.spec.whatwg.org/multipage/webappapis.html#unhandled-promise-rejections
public final class Rejections extends RejectionWatch {

  private final List<Scriptable> fresh = new ArrayList<>();
  private final Set<Scriptable> told = Collections.newSetFromMap(new WeakHashMap<>());

  Rejections() {}

  @Override
  protected void rejected(Scriptable promise) {
    fresh.add(promise);
  }

  @Override
  protected void handled(Scriptable promise) {
    for (int i = fresh.size() - 1; i >= 0; i--) {
      if (fresh.get(i) == promise) {
        fresh.remove(i);
        return;
      }
    }
    if (told.remove(promise)) {
      Realm.of(promise).ifPresent(realm -> realm.post(() -> realm.reports().handledLate(promise, reason(promise))));
    }
  }

  /// To be called when no script is on the stack and no microtask is left. What is unhandled then is told in a task of its own: Java code that
  /// waits for a promise it has just been given comes before that.
  public void settle() {
    if (fresh.isEmpty()) {
      return;
    }
    List<Scriptable> unhandled = List.copyOf(fresh);
    fresh.clear();
    for (Scriptable promise : unhandled) {
      told.add(promise);
      Realm.of(promise).ifPresent(realm -> realm.post(() -> tell(realm, promise)));
    }
  }

  private void tell(Realm realm, Scriptable promise) {
    if (told.contains(promise)) {
      realm.reports().unhandled(promise, reason(promise));
    }
  }
}
