package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomNode;

/// One `MutationObserver`: what it watches and the records it has not delivered yet.
final class MutationQueue {

  private static final Object KEY = "dev.cmux.mutations";

  private final Scriptable observer;
  private final Function callback;
  private final List<MutationWatch> watches = new ArrayList<>();
  private List<Object> records = new ArrayList<>();

  private MutationQueue(ScriptableObject observer, Function callback) {
    this.observer = observer;
    this.callback = callback;
  }

  static void open(ScriptableObject observer, Function callback) {
    observer.associateValue(KEY, new MutationQueue(observer, callback));
  }

  static MutationQueue of(Object observer) {
    if (observer instanceof ScriptableObject object && object.getAssociatedValue(KEY) instanceof MutationQueue queue) {
      return queue;
    }
    throw org.htmlunit.javascript.JavaScriptEngine.typeError("Illegal invocation");
  }

  /// Watches a node, or watches it otherwise: an observer has one set of options a node.
  void observe(Realm realm, DomNode target, MutationWatch.Options options) {
    watches.removeIf(
        watch -> {
          boolean same = watch.target() == target;
          if (same) {
            watch.stop();
          }
          return same;
        });
    MutationWatch watch = new MutationWatch(realm, this, target, options);
    watches.add(watch);
    watch.start();
  }

  void disconnect() {
    watches.forEach(MutationWatch::stop);
    watches.clear();
    records = new ArrayList<>();
  }

  Object[] take() {
    Object[] taken = records.toArray();
    records = new ArrayList<>();
    return taken;
  }

  /// Records are delivered together, after the running script.
  void add(Realm realm, Object mutation) {
    records.add(mutation);
    if (records.size() > 1) {
      return;
    }
    Context cx = Context.getCurrentContext();
    if (cx == null) {
      realm.post(() -> deliver(realm));
    } else {
      cx.enqueueMicrotask(() -> deliver(realm));
    }
  }

  private void deliver(Realm realm) {
    if (!records.isEmpty()) {
      realm.call(callback, observer, realm.newArray(take()), observer);
    }
  }
}
