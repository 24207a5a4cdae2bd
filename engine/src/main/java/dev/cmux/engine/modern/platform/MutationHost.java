package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.javascript.JavaScriptEngine;

/// `MutationObserver` with all three kinds of changes, in order, as microtasks; the engine's has no child lists.
/// https://dom.spec.whatwg.org/#interface-mutationobserver
final class MutationHost {

  private final Realm realm;

  MutationHost(Realm realm) {
    this.realm = realm;
  }

  void offer(NativeObject host) {
    StartScript.define(
        realm,
        host,
        "openObserver",
        2,
        (cx, self, args) -> {
          if (!(arg(args, 1) instanceof Function callback)) {
            throw ScriptRuntime.typeError("Failed to construct 'MutationObserver': parameter 1 is not a function");
          }
          MutationQueue.open((ScriptableObject) arg(args, 0), callback);
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        host,
        "observe",
        3,
        (cx, self, args) -> {
          MutationQueue.of(arg(args, 0)).observe(realm, DomHost.node(args, 1), options(cx, arg(args, 2)));
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        host,
        "unobserve",
        1,
        (cx, self, args) -> {
          MutationQueue.of(arg(args, 0)).disconnect();
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        host,
        "takeRecords",
        1,
        (cx, self, args) -> {
          realm.operations().tell();
          return realm.newArray(MutationQueue.of(arg(args, 0)).take());
        });
  }

  private static MutationWatch.Options options(Context cx, Object given) {
    if (!(given instanceof Scriptable options)) {
      throw ScriptRuntime.typeError("MutationObserver.observe: the options must be an object");
    }
    boolean filtered = has(options, "attributeFilter");
    boolean attributes =
        has(options, "attributes") ? flag(options, "attributes") : filtered || has(options, "attributeOldValue");
    boolean characterData =
        has(options, "characterData") ? flag(options, "characterData") : has(options, "characterDataOldValue");
    boolean childList = flag(options, "childList");
    if (!childList && !attributes && !characterData) {
      throw ScriptRuntime.typeError(
          "MutationObserver.observe: one of 'childList', 'attributes' and 'characterData' must be true");
    }
    Optional<Set<String>> filter = Optional.empty();
    if (filtered && ScriptableObject.getProperty(options, "attributeFilter") instanceof Scriptable list) {
      Set<String> names = new LinkedHashSet<>();
      for (Object name : cx.getElements(list)) {
        names.add(Context.toString(name));
      }
      filter = Optional.of(names);
    }
    return new MutationWatch.Options(
        childList,
        attributes,
        characterData,
        flag(options, "subtree"),
        flag(options, "attributeOldValue"),
        flag(options, "characterDataOldValue"),
        filter);
  }

  private static boolean has(Scriptable options, String name) {
    Object value = ScriptableObject.getProperty(options, name);
    return value != Scriptable.NOT_FOUND && !JavaScriptEngine.isUndefined(value);
  }

  private static boolean flag(Scriptable options, String name) {
    return has(options, name) && ScriptRuntime.toBoolean(ScriptableObject.getProperty(options, name));
  }
}
