package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.event.EventTarget;
import org.jspecify.annotations.Nullable;

/// One end of a message channel. It may move to another window; what scripts have of it is an object of that window then, and the old one is an empty shell.
/// https://html.spec.whatwg.org/multipage/web-messaging.html#message-ports
final class Port {

  /// Under which the object of a port keeps it.
  private static final Object KEY = "dev.cmux.port";

  private final List<StructuredClone.Copied> waiting = new ArrayList<>();
  private Realm realm;
  private ScriptableObject object;
  private @Nullable Port other;
  private boolean started;

  private Port(Realm realm, ScriptableObject object) {
    this.realm = realm;
    this.object = object;
  }

  /// Both ends of a channel.
  record Pair(Port one, Port two) {}

  /// Makes a channel between objects that hear of its messages, each in its own window.
  static Pair pair(Realm oneRealm, ScriptableObject one, Realm twoRealm, ScriptableObject two) {
    Pair pair = new Pair(new Port(oneRealm, one), new Port(twoRealm, two));
    pair.one.other = pair.two;
    pair.two.other = pair.one;
    return pair;
  }

  /// Gives scripts `entangle(one, two)` and what the methods of ports do.
  static void offer(Realm realm, NativeObject host) {
    StartScript.define(
        realm,
        host,
        "entangle",
        2,
        (cx, self, args) -> {
          Pair pair = pair(realm, (ScriptableObject) arg(args, 0), realm, (ScriptableObject) arg(args, 1));
          pair.one.object.associateValue(KEY, pair.one);
          pair.two.object.associateValue(KEY, pair.two);
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        host,
        "portPost",
        3,
        (cx, self, args) -> {
          given(args).ifPresent(port -> port.post(realm, arg(args, 1), arg(args, 2)));
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        host,
        "portStart",
        1,
        (cx, self, args) -> {
          given(args).ifPresent(Port::start);
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        host,
        "portClose",
        1,
        (cx, self, args) -> {
          given(args).ifPresent(Port::close);
          return JavaScriptEngine.UNDEFINED;
        });
  }

  private static Optional<Port> given(Object[] args) {
    return Optional.ofNullable(of(arg(args, 0)));
  }

  /// The port behind an object, if there is one and it has not moved away.
  static @Nullable Port of(Object object) {
    return object instanceof ScriptableObject found && found.getAssociatedValue(KEY) instanceof Port port && port.object == found ? port : null;
  }

  /// An object for a port that is about to come to a window.
  static ScriptableObject makeObject(Realm realm) {
    return (ScriptableObject)
        realm.start().offered(PlatformScript.CLONE, "makePort").call(Context.getCurrentContext(), realm.scope(), realm.window(), new Object[0]);
  }

  void moveTo(Realm next, ScriptableObject made) {
    List<StructuredClone.Copied> late = List.copyOf(waiting);
    Realm before = realm;
    realm = next;
    object = made;
    started = false;
    waiting.clear();
    made.associateValue(KEY, this);
    late.forEach(message -> waiting.add(new StructuredClone(before, next).copy(message.value(), before.newArray(message.ports().toArray()))));
  }

  void post(Realm sender, Object message, Object transfer) {
    StructuredClone.Copied copied = new StructuredClone(sender, other == null ? sender : other.realm).copy(message, transfer);
    if (other != null) {
      other.receive(copied);
    }
  }

  private void receive(StructuredClone.Copied message) {
    if (!started) {
      waiting.add(message);
      return;
    }
    realm.post(
        () -> {
          if (other != null) {
            ((EventTarget) object).dispatchEvent(PostedMessage.event(realm, message, "", null));
          }
        });
  }

  void start() {
    started = true;
    List<StructuredClone.Copied> late = List.copyOf(waiting);
    waiting.clear();
    late.forEach(this::receive);
  }

  void close() {
    if (other != null) {
      other.other = null;
    }
    other = null;
  }
}
