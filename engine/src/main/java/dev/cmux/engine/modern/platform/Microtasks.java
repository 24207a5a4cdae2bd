package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Undefined;

/// `queueMicrotask`. HtmlUnit's own (5.5.0) keeps to itself what the callback throws.
/// https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#microtask-queuing
final class Microtasks {

  private Microtasks() {}

  static void offer(Realm realm) {
    StartScript.define(
        realm,
        realm.window(),
        "queueMicrotask",
        1,
        (cx, self, args) -> {
          if (!(HostFunction.arg(args, 0) instanceof Function callback)) {
            throw ScriptRuntime.typeError("queueMicrotask: parameter 1 is not of type 'Function'");
          }
          cx.enqueueMicrotask(() -> run(realm, cx, callback));
          return Undefined.instance;
        });
  }

  private static void run(Realm realm, Context cx, Function callback) {
    try {
      callback.call(cx, realm.scope(), Undefined.SCRIPTABLE_UNDEFINED, ScriptRuntime.emptyArgs);
    } catch (RhinoException e) {
      realm.report(e);
    }
  }
}
