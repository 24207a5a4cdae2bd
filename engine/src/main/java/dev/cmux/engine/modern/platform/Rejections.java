package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.htmlunit.corejs.javascript.RejectionWatch;
import org.htmlunit.corejs.javascript.Scriptable;

/// The rejected promises of one client that nobody handles: a page hears of each as `unhandledrejection` once its script and all microtasks
/// have run, then whoever listens to the surface's errors does. Confined to the surface's thread.
/// https://html.spec.whatwg.org/multipage/webappapis.html#unhandled-promise-rejections
public final class Rejections extends RejectionWatch {

  private final List<Rejection> fresh = new ArrayList<>();
  private final Set<Scriptable> told = Collections.newSetFromMap(new WeakHashMap<>());

  /// @param place where it happened, for a reason that does not know
  private record Rejection(Scriptable promise, Optional<ErrorPlace> place) {}

  Rejections() {}

  @Override
  protected void rejected(Scriptable promise) {
    boolean knows = reason(promise) instanceof Scriptable reason && reason.getClassName().equals("Error");
    fresh.add(new Rejection(promise, knows ? Optional.empty() : ErrorPlace.ofRunningScript()));
  }

  @Override
  protected void handled(Scriptable promise) {
    for (int i = fresh.size() - 1; i >= 0; i--) {
      if (fresh.get(i).promise() == promise) {
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
    List<Rejection> unhandled = List.copyOf(fresh);
    fresh.clear();
    for (Rejection rejection : unhandled) {
      told.add(rejection.promise());
      Realm.of(rejection.promise()).ifPresent(realm -> realm.post(() -> tell(realm, rejection)));
    }
  }

  private void tell(Realm realm, Rejection rejection) {
    Scriptable promise = rejection.promise();
    if (told.contains(promise)) {
      realm.reports().unhandled(promise, reason(promise), rejection.place());
    }
  }
}
