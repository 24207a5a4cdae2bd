package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.javascript.JavaScriptEngine;

/// The body of a response between the network's thread, which fills it, and the page, which reads it: by pieces or as a whole.
final class Arriving {

  private final Realm realm;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private boolean ended;
  private String failure;
  private Function reader;
  private boolean wantsAll;

  Arriving(Realm realm) {
    this.realm = realm;
  }

  void add(byte[] piece) {
    boolean wake;
    synchronized (this) {
      waiting.writeBytes(piece);
      wake = reader != null && !wantsAll;
    }
    wake(wake);
  }

  /// @param failed what went wrong when the body broke off
  void end(Optional<String> failed) {
    boolean wake;
    synchronized (this) {
      ended = true;
      failure = failed.orElse(null);
      wake = reader != null;
    }
    wake(wake);
  }

  private void wake(boolean wake) {
    if (wake) {
      realm.post(this::deliver);
    }
  }

  /// What scripts hold: `read(callback, all)` calls back with bytes, or with null at the end, or with null and a failure.
  Scriptable reader() {
    NativeObject object = realm.newObject();
    StartScript.define(
        realm,
        object,
        "read",
        2,
        (cx, self, args) -> {
          synchronized (this) {
            reader = (Function) arg(args, 0);
            wantsAll = ScriptRuntime.toBoolean(arg(args, 1));
          }
          deliver();
          return JavaScriptEngine.UNDEFINED;
        });
    return object;
  }

  private void deliver() {
    Function waits;
    byte[] bytes;
    String failed;
    synchronized (this) {
      boolean ready = ended || (!wantsAll && waiting.size() > 0);
      if (reader == null || !ready) {
        return;
      }
      waits = reader;
      reader = null;
      failed = wantsAll || waiting.size() == 0 ? failure : null;
      boolean none = failed != null || (!wantsAll && waiting.size() == 0);
      bytes = none ? null : waiting.toByteArray();
      waiting.reset();
    }
    realm.call(waits, realm.window(), bytes == null ? null : Bytes.toArray(realm, bytes), failed);
  }
}
